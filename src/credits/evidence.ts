import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { ok, refuse, type Result } from '#src/shared/result.ts';

/** 10 MB as people count them on a phone: any photo, any scanned certificate. */
export const largestEvidenceBytes = 10 * 1024 * 1024;

/** What evidence may be. HEIC is what an iPhone takes photos in. */
export const evidenceTypes = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
} as const;
export type EvidenceType = keyof typeof evidenceTypes;

/** A file that can be evidence, by its own bytes and not by what it is called. */
export interface Evidence {
  name: string;
  mediaType: EvidenceType;
  content: Buffer;
  sha256: string;
}

export type EvidenceRefused =
  { reason: 'evidence-empty' } | { reason: 'evidence-too-large' } | { reason: 'evidence-of-wrong-type' };

/** Reads an uploaded file: its type is told from its first bytes, and of its name only the last part is kept, to be read. */
export async function readEvidence(file: {
  name: string;
  content: Uint8Array;
}): Promise<Result<Evidence, EvidenceRefused>> {
  const content = Buffer.from(file.content);
  if (content.length === 0) return refuse('evidence-empty');
  if (content.length > largestEvidenceBytes) return refuse('evidence-too-large');
  const mediaType = (await fileTypeFromBuffer(content))?.mime;
  if (!mediaType || !isEvidenceType(mediaType)) return refuse('evidence-of-wrong-type');
  const sha256 = createHash('sha256').update(content).digest('hex');
  return ok({ name: plainName(file.name, mediaType), mediaType, content, sha256 });
}

/** "evidence-3f2a91c04b1d.pdf": what the file is called when it is saved. Nothing of it was typed by anybody. */
export function evidenceFilename({ sha256, mediaType }: Pick<Evidence, 'sha256' | 'mediaType'>): string {
  return `evidence-${sha256.slice(0, 12)}.${evidenceTypes[mediaType]}`;
}

function isEvidenceType(mediaType: string): mediaType is EvidenceType {
  return Object.hasOwn(evidenceTypes, mediaType);
}

/** The last part of a path of any system, without control and direction marks that could make it read as another. */
function plainName(name: string, mediaType: EvidenceType): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/^\.+/, '')
    .trim()
    .slice(0, 120);
  return plain || `file.${evidenceTypes[mediaType]}`;
}
