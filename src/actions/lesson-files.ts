import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { APIContext } from 'astro';
import { type FileUse, fileRules, keepLessonFile } from '#src/learning/index.ts';

const lessonPage = /^\/staff\/courses\/([^/]+)\/learning\/lessons\/[^/]+$/;
/** More than any field of the form takes; a longer one is refused by its own rule all the same. */
const limits = { fields: 50, fieldSize: 200 * 1024, files: 2 };

/**
 * The form of a lesson without its files: a video must not be in memory, so they are kept as they come in, and in the form
 * that the action reads their ids stand for them. Gives null for any other request. What is refused of them stands in
 * `locals.fileRefused`.
 */
export async function keepFilesOfLesson(context: APIContext): Promise<Request | null> {
  const { request, url } = context;
  const courseId = lessonPage.exec(url.pathname)?.[1];
  const type = request.headers.get('content-type') ?? '';
  if (!courseId || !request.body || !type.startsWith('multipart/form-data')) return null;
  const headers = new Headers(request.headers);
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  const typed = await readForm(request.body as ReadableStream, type, (part) => keepFile(context, courseId, part));
  return new Request(url, { method: 'POST', headers, body: typed });
}

interface FilePart {
  field: string;
  content: Readable;
  name: string;
  /** What came before it; fields stand in a form in the order of the page. */
  typed: URLSearchParams;
}

/** What was typed, while each file is given to `keep` as it comes. A form that breaks off, or is none, has nothing in it. */
async function readForm(
  body: ReadableStream,
  type: string,
  keep: (part: FilePart) => Promise<void>,
): Promise<URLSearchParams> {
  const typed = new URLSearchParams();
  const parts: { content: Readable; kept: Promise<void> }[] = [];
  try {
    const form = new Busboy({ headers: { 'content-type': type } as BusboyHeaders, limits });
    // Both speak of a form without its end more than once, also when nobody listens any more: it would end the process.
    form.on('error', () => undefined);
    form.on('field', (name, value) => typed.append(name, value));
    form.on('file', (field, content, name) => {
      content.on('error', () => undefined);
      const kept = keep({ field, content, name, typed }).finally(() => content.resume());
      kept.catch(() => undefined);
      parts.push({ content, kept });
    });
    await pipeline(Readable.fromWeb(body), form);
  } catch (error) {
    for (const { content } of parts) content.destroy(error as Error);
    await Promise.allSettled(parts.map(({ kept }) => kept));
    return new URLSearchParams();
  }
  await Promise.all(parts.map(({ kept }) => kept));
  return typed;
}

async function keepFile({ locals }: APIContext, courseId: string, part: FilePart): Promise<void> {
  const { field, content, name, typed } = part;
  const use = field === 'captions' ? field : typed.get('kind');
  const by = await locals.viewer();
  // Browsers send a field without a file as one without a name.
  if (!by || !name || !isUse(use) || (field !== 'media' && field !== 'captions')) return;
  const upload = { by, courseId, use, name, content: content.iterator({ destroyOnReturn: false }) };
  const result = await keepLessonFile(locals.services, upload);
  if (!result.ok) {
    locals.fileRefused ??= result;
    return;
  }
  typed.set(`${field}Id`, result.value.id);
  if (field === 'media') typed.set('mediaName', result.value.name);
}

function isUse(use: string | null): use is FileUse | 'text' {
  return use === 'text' || (use !== null && Object.hasOwn(fileRules, use));
}
