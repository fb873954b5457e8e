import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendText } from './send-page.ts';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

interface Limit {
  bytes: number;
  /** What a file in it may have, in words. The rest of its form comes on top. */
  file?: string;
}

/** More than any form of ours without a file. */
const form: Limit = { bytes: 256 * kilobyte };
const withFile: Limit = { bytes: 11 * megabyte, file: '10 MB' };
/** With a lesson's video and its captions. */
const withVideo: Limit = { bytes: 303 * megabyte, file: '300 MB' };
/** What machines send, and forms that carry a file. */
const larger: [path: RegExp, limit: Limit][] = [
  [/^\/api\//, { bytes: megabyte }],
  [/^\/my\/credits\/[a-z0-9-]+$/, withFile],
  [/^\/staff\/sessions\/[a-z0-9-]+\/reports$/, withFile],
  [/^\/staff\/courses\/[a-f0-9-]+\/learning\/lessons\/[a-z0-9-]+$/, withVideo],
];
/** How long the rest of a refused body is read and thrown away, so that its sender reads the answer and not a reset. */
const lingerMs = 2_000;
/** How long a body may take; one with a video, how long it may take for each quarter of a megabyte. */
const patienceMs = 30_000;
const leastBytes = 256 * kilobyte;

/** Browsers and payment providers say how much they send; whoever does not could send without end. */
export function isSmallEnough(request: IncomingMessage): boolean {
  const { headers } = request;
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= limitOf(request).bytes;
}

/**
 * Cuts off whoever sends so slowly that a connection is held for nothing, also when the answer has gone out already and nobody
 * wants the body.
 */
export function limitTime(request: IncomingMessage): void {
  const { headers, socket } = request;
  if (headers['transfer-encoding'] === undefined && !Number(headers['content-length'])) return;
  const isVideo = limitOf(request) === withVideo;
  let before = socket.bytesRead;
  const watch = setInterval(() => {
    if (!isVideo || socket.bytesRead - before < leastBytes) request.destroy();
    before = socket.bytesRead;
  }, patienceMs);
  const isThere = () => clearInterval(watch);
  request.once('end', isThere).once('close', isThere);
}

/** Says at once that the body is too large, keeps none of it, and cuts off whoever goes on sending. */
export function refuseBody(request: IncomingMessage, response: ServerResponse): void {
  const { file } = limitOf(request);
  const advice = file ? ` A file may have at most ${file}: go back and choose a smaller one.` : '';
  response.setHeader('connection', 'close');
  sendText(response, 413, `What was sent is too large, or does not say how large it is.${advice} Nothing was kept.`);
  request.resume();
  const cutOff = setTimeout(() => request.destroy(), lingerMs);
  request.once('close', () => clearTimeout(cutOff));
}

function limitOf({ url = '' }: IncomingMessage): Limit {
  const path = url.split('?')[0] ?? '';
  return larger.find(([paths]) => paths.test(path))?.[1] ?? form;
}
