import type { APIContext } from 'astro';
import { type LessonFile, readLessonFile } from '#src/learning/index.ts';
import { byteRange } from '#src/shared/byte-range.ts';

/**
 * A file of a lesson, or the part of it that is asked for: players fetch a video piece by piece, and some play none that is
 * not served so. Whoever has it asks again each time, because access ends.
 */
export function fileResponse({ locals, request }: APIContext, file: LessonFile): Response {
  const { sha256, byteCount, mediaType } = file;
  const etag = `"${sha256}"`;
  const headers = {
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-type': mediaType === 'text/vtt' ? `${mediaType}; charset=utf-8` : mediaType,
    // Opened by itself, nothing in it may run or load.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    etag,
    ...(file.isDownload ? { 'content-disposition': attachment(file.name) } : {}),
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const ifRange = request.headers.get('if-range');
  const wanted = ifRange === null || ifRange === etag ? byteRange(request.headers.get('range'), byteCount) : null;
  if (wanted === 'none-of-it')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${byteCount}` } });
  const { first, last } = wanted ?? { first: 0, last: byteCount - 1 };
  const body = streamOf(readLessonFile(locals.services, { id: file.id, first, last }), locals.drained);
  const own = { ...headers, 'content-length': String(last - first + 1) };
  if (!wanted) return new Response(body, { headers: own });
  const range = `bytes ${first}-${last}/${byteCount}`;
  return new Response(body, { status: 206, headers: { ...own, 'content-range': range } });
}

/** RFC 6266: the name for every browser in the letters of RFC 5987, and for the oldest in ASCII. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Each part is read when the one before it is on its way, so that no more than one is in memory. */
function streamOf(parts: AsyncGenerator<Buffer>, drained?: () => Promise<void>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        await drained?.();
        const { value, done } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
