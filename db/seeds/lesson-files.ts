import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rows } from './insert-rows.ts';
import { sampleId } from './sample-ids.ts';
import type { SampleCourse } from './sample-types.ts';

const folder = new URL('./courses/media/', import.meta.url);

const mediaTypes: Record<string, string> = {
  '.csv': 'text/csv',
  '.svg': 'image/svg+xml',
  '.vtt': 'text/vtt',
  '.webm': 'video/webm',
};

export const lessonFileId = (slug: string, file: string) => sampleId('lesson-file', `${slug} ${file}`);

/** The pictures, videos and downloads of the sample's lessons: small enough for one piece each. */
export function lessonFileRows(courses: SampleCourse[], uploadedAt: Date): Rows {
  const files = courses.flatMap(({ slug, lessons = [] }) => lessons.flatMap(filesOf).map((file) => ({ slug, file })));
  const read = files.map(({ slug, file }) => {
    const content = readFileSync(new URL(file, folder));
    return { slug, file, id: lessonFileId(slug, file), content };
  });
  return {
    lessonFiles: read.map(({ slug, file, id, content }) => ({
      id,
      courseId: sampleId('course', slug),
      mediaType: mediaTypes[path.extname(file)] ?? '',
      uploadedAt,
      sha256: createHash('sha256').update(content).digest('hex'),
      byteCount: content.length,
    })),
    lessonFilePieces: read.map(({ id, content }) => ({ fileId: id, number: 0, content })),
  };
}

function filesOf({ media }: NonNullable<SampleCourse['lessons']>[number]): string[] {
  if (!media) return [];
  return media.kind === 'video' ? [media.path, media.captions] : [media.path];
}
