import { fileTypeFromBuffer } from 'file-type';
import { ok, refuse, type Result } from '#src/shared/result.ts';

/** Thousands of people's rows, in the two bytes a letter that Teams writes. */
const largestReportBytes = 2 * 1024 * 1024;

export type ReportTextRefused =
  | { reason: 'report-empty' }
  | { reason: 'report-too-large' }
  /** A spreadsheet, a picture: something else behind the name. `found` is what it is. */
  | { reason: 'report-not-text'; found: string | null };

/**
 * An uploaded report as text, told from its bytes and not from its name: UTF-16 as Teams writes it, UTF-8 as Zoom does, with
 * or without a byte order mark. Anything else is refused rather than read with letters missing.
 */
export async function readReportText(content: Uint8Array): Promise<Result<string, ReportTextRefused>> {
  if (content.length === 0) return refuse('report-empty');
  if (content.length > largestReportBytes) return refuse('report-too-large');
  const type = await fileTypeFromBuffer(content);
  if (type && !type.mime.startsWith('text/')) return refuse('report-not-text', { found: type.ext });
  try {
    const text = new TextDecoder(encodingOf(content), { fatal: true }).decode(content);
    if (text.includes('\0')) return refuse('report-not-text', { found: null });
    return text.trim() === '' ? refuse('report-empty') : ok(text);
  } catch {
    return refuse('report-not-text', { found: null });
  }
}

/** By its mark; without one, Latin letters in UTF-16 show as zeros at every second place. */
function encodingOf(content: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  return first === 0 && second !== 0 ? 'utf-16be' : 'utf-8';
}
