import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

// A process of its own that serves one answer from memory, with nothing around it: what node:http can do at best.
const [, , bodyFile, headersFile] = process.argv;
if (!bodyFile || !headersFile) throw new Error('Say which body and which headers to serve');
const body = readFileSync(bodyFile);
const headers = JSON.parse(readFileSync(headersFile, 'utf8')) as string[];

const server = createServer((_, response) => response.writeHead(200, headers).end(body));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.send?.({ port: address.port });
});
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
