import { fileTypeFromBuffer } from 'file-type';

const megabyte = 1024 * 1024;

/** Files are kept in pieces of this size, the last one shorter: a range is read without what lies before or behind it. */
export const pieceBytes = megabyte;

/** What an uploaded file is for. */
export type FileUse = 'image' | 'video' | 'file' | 'captions';

interface FileRules {
  largestBytes: number;
  /** How much of its start tells what it is. Of a document all of it: what kind of ZIP it is may stand at its end. */
  tellingBytes: number;
  types: readonly string[];
}

const office = 'application/vnd.openxmlformats-officedocument';

/** No SVG: it may carry scripts. */
export const fileRules: Record<FileUse, FileRules> = {
  image: {
    largestBytes: 5 * megabyte,
    tellingBytes: pieceBytes,
    types: ['image/png', 'image/jpeg', 'image/webp'],
  },
  video: { largestBytes: 300 * megabyte, tellingBytes: pieceBytes, types: ['video/webm', 'video/mp4'] },
  file: {
    largestBytes: 20 * megabyte,
    tellingBytes: 20 * megabyte,
    types: [
      'application/pdf',
      'text/csv',
      'text/plain',
      `${office}.spreadsheetml.sheet`,
      `${office}.wordprocessingml.document`,
    ],
  },
  captions: { largestBytes: megabyte, tellingBytes: megabyte, types: ['text/vtt'] },
};

/** What the file is by its own bytes, if it is of use here; of text, which has no mark of its own, the name says which. */
export async function tellType(start: Buffer, { use, name }: { use: FileUse; name: string }): Promise<string | null> {
  const found = (await fileTypeFromBuffer(start))?.mime;
  const type = found && !found.startsWith('text/') ? found : textType(start, name, found);
  return type && fileRules[use].types.includes(type) ? type : null;
}

/** Whether a file of this type can stand in for one of that use. The sample's own drawings are pictures too. */
export function isOfUse(mediaType: string, use: FileUse): boolean {
  return fileRules[use].types.includes(mediaType) || (use === 'image' && mediaType === 'image/svg+xml');
}

function textType(start: Buffer, name: string, found: string | undefined): string | null {
  if (start.some(isNoLetter)) return null;
  if (found === 'text/vtt') return found;
  return textTypes[/\.[a-z]+$/i.exec(name)?.[0].toLowerCase() ?? ''] ?? null;
}

const textTypes: Record<string, string> = { '.csv': 'text/csv', '.txt': 'text/plain' };

/** Control characters but tabs and the ends of lines and pages. In UTF-8 and in the letters of old Windows alike. */
function isNoLetter(byte: number): boolean {
  return byte < 32 && ![9, 10, 12, 13].includes(byte);
}

/**
 * The last part of a path of any system, without what no file system takes and without control and direction marks that
 * could make it read as another.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, clean.length - ending.length).slice(0, 100) + ending || 'file';
}
