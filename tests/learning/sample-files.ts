import { randomBytes } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { webmFile } from '#tests/sample-media/webm-file.ts';

const megabyte = 1024 * 1024;

/** A picture of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A video of one picture, which is as large as is wanted and only noise. */
export function webm(pictureBytes = 3 * megabyte): Buffer {
  const pictures = [{ milliseconds: 0, isKey: true, bytes: randomBytes(pictureBytes) }];
  return webmFile({ codec: 'V_VP8', width: 640, height: 360, durationMs: 1000, pictures });
}

export const vtt = Buffer.from('WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nThe pump hums.\n');

/** A document whose list of contents comes after a picture of more than a megabyte, as some word processors write it. */
export const docx = Buffer.from(
  zipSync({
    'word/media/photo.png': [randomBytes(2 * megabyte), { level: 0 }],
    'word/document.xml': strToU8('<w:document/>'),
    '[Content_Types].xml': strToU8(
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
  }),
);
