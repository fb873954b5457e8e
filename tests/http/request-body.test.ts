import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limitTime } from '#src/http/request-body.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const video = '/staff/courses/0a/learning/lessons/new?_action=courseContents.writeLesson';
const seconds = 1000;
const kilobyte = 1024;

/** A request whose body comes at this many bytes a second, for as long as nobody cuts it off. */
function aRequest(
  url: string,
  bytesASecond: number,
  headers: IncomingMessage['headers'] = { 'content-length': '9999' },
) {
  const socket = { bytesRead: 0 };
  const destroy = vi.fn(() => void request.emit('close'));
  const request = Object.assign(new EventEmitter(), { url, headers, socket, destroy });
  setInterval(() => (socket.bytesRead += bytesASecond), seconds);
  limitTime(request as unknown as IncomingMessage);
  return { request, isCutOff: () => destroy.mock.calls.length > 0 };
}

test.each([
  ['a form', '/sign-in', 1, { 'content-length': '500' }],
  ['a form that comes quickly, without an end', '/sign-in', 1e6, { 'content-length': '500' }],
  ['a body of a page that is only read', '/', 1, { 'content-length': '5' }],
  ['a body of no known length', '/', 1, { 'transfer-encoding': 'chunked' }],
  ['a video that comes by the byte', video, 1, { 'content-length': '300000000' }],
])('%s that is not there after half a minute is cut off', (_, url, pace, headers) => {
  const { isCutOff } = aRequest(url, pace, headers);
  vi.advanceTimersByTime(29 * seconds);
  expect(isCutOff()).toBe(false);
  vi.advanceTimersByTime(2 * seconds);
  expect(isCutOff()).toBe(true);
});

test('a video may take as long as it goes on coming', () => {
  const { isCutOff } = aRequest(video, 90 * kilobyte);
  vi.advanceTimersByTime(3000 * seconds);
  expect(isCutOff()).toBe(false);
});

test('what has come whole, or brings nothing, is left alone', () => {
  const { request, isCutOff } = aRequest('/sign-in', 1);
  request.emit('end');
  const reading = aRequest('/', 0, {});
  vi.advanceTimersByTime(100 * seconds);
  expect([isCutOff(), reading.isCutOff()]).toEqual([false, false]);
});
