import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendText } from './send-page.ts';

const kilobyte = 1024;
/** More than any form of ours without a file. */
const largestForm = 256 * kilobyte;
/** What machines send, and forms that carry a file of 10 MB. */
const larger: [path: RegExp, bytes: number][] = [
  [/^\/api\//, 1024 * kilobyte],
  [/^\/my\/credits\/[a-z0-9-]+$/, 11 * 1024 * kilobyte],
  [/^\/staff\/sessions\/[a-z0-9-]+\/reports$/, 11 * 1024 * kilobyte],
];
/** How long the rest of a refused body is read and thrown away, so that its sender reads the answer and not a reset. */
const lingerMs = 2_000;

/** Browsers and payment providers say how much they send; whoever does not could send without end. */
export function isSmallEnough({ headers, url = '' }: IncomingMessage): boolean {
  const path = url.split('?')[0] ?? '';
  const largest = larger.find(([paths]) => paths.test(path))?.[1] ?? largestForm;
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= largest;
}

/** Says at once that the body is too large, keeps none of it, and cuts off whoever goes on sending. */
export function refuseBody(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  sendText(
    response,
    413,
    'What was sent is too large, or does not say how large it is. A file may have at most 10 MB: go back and choose a smaller one. Nothing was kept.',
  );
  request.resume();
  const cutOff = setTimeout(() => request.destroy(), lingerMs);
  request.once('close', () => clearTimeout(cutOff));
}
