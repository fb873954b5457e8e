import { expect, test } from 'vitest';
import { byteRange } from '#src/http/byte-range.ts';
import { useSite } from '#tests/support/site.ts';

const site = useSite({ process: 'web' });

test.each([
  ['bytes=0-99', { first: 0, last: 99 }],
  ['bytes=900-', { first: 900, last: 999 }],
  ['bytes=900-5000', { first: 900, last: 999 }],
  ['bytes=-100', { first: 900, last: 999 }],
  ['bytes=-5000', { first: 0, last: 999 }],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=1000-', 'none-of-it'],
  ['bytes=-0', 'none-of-it'],
  ['bytes=9-3', null],
  ['bytes=0-1,5-9', null],
  ['bytes=-', null],
  ['pages=1-2', null],
  ['bytes=a-b', null],
  [undefined, null],
])('of 1000 bytes “%s” asks for %j', (header, range) => {
  expect(byteRange(header, 1000)).toEqual(range);
});

const video = '/learning/moisture-basics/same-water.webm';
const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${site().url}${video}`, { headers, method });

test('a video is served whole, or the part that is asked for', async () => {
  const whole = await ask();
  expect(whole.status).toBe(200);
  expect(whole.headers.get('content-type')).toBe('video/webm');
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  const bytes = Buffer.from(await whole.arrayBuffer());
  const part = await ask({ range: 'bytes=100-199' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 100-199/${bytes.length}`);
  expect(part.headers.get('content-length')).toBe('100');
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200));
});

test('parts of a video that changed meanwhile are not mixed', async () => {
  const etag = (await ask()).headers.get('etag') ?? '';
  expect((await ask({ range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
  expect((await ask({ range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200);
});

test('a part that lies beyond the end is refused, and what is compressed comes whole', async () => {
  expect(await ask({ range: 'bytes=99999999-' })).toMatchObject({ status: 416 });
  const captions = await fetch(`${site().url}${video.replace('.webm', '.vtt')}`, {
    headers: { range: 'bytes=0-9' },
  });
  expect(captions.status).toBe(200);
  expect(captions.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
});
