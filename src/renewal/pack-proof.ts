import { setImmediate } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Core } from '#src/core.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { AttachedFile, Typesetter } from '#src/shared/typesetter.ts';
import { proofCover, proofFiles } from './proof-cover.ts';
import type { Proof } from './proof.ts';
import { proofMail } from './proof-words.ts';

/** The most that a pack's files may weigh: more than a body's mailbox takes. */
export const largestPackBytes = 40 * 1024 * 1024;

export function packBytes({ entries }: Proof): number {
  return proofFiles(entries).reduce((sum, { bytes }) => sum + bytes, 0);
}

type PackingServices = Pick<Core, 'site' | 'clock'> & { typesetter: Typesetter };

/** The pack as one PDF: the cover, with every file attached as it was issued or uploaded, to the byte. */
export async function packAsPdf(
  services: PackingServices,
  proof: Proof,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const { pdf } = await services.typesetter.render(
    'proof-cover',
    coverOf(services, proof, true),
    filesOf(proof, contents),
  );
  return pdf;
}

/** The same as one ZIP: the cover, the files beside it, and the mail as a text. */
export async function packAsZip(
  services: PackingServices,
  proof: Proof,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const { pdf } = await services.typesetter.render('proof-cover', coverOf(services, proof, false));
  const mail = proofMail(proof, { verifyUrl: `${services.site.url}/verify` });
  const text = [...(mail.to ? [`To: ${mail.to}`] : []), `Subject: ${mail.subject}`, '', mail.text].join('\r\n');
  return zipped(services, {
    'cover.pdf': pdf,
    'e-mail.txt': strToU8(text.replace(/\r?\n/g, '\r\n')),
    ...Object.fromEntries(filesOf(proof, contents).map(({ name, content }) => [name, content])),
  });
}

/** Some three milliseconds of check sums, after which others have their turn. */
const bytesAtATime = 256 * 1024;

/**
 * Files in one ZIP, stored as they are: PDF and pictures are compressed already. 40 MB in one go held up everybody for 0.6 s, so
 * it is done a piece at a time.
 */
export async function zipped(
  { clock }: Pick<Core, 'clock'>,
  files: Record<string, Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, content] of Object.entries(files)) {
    // Deflated at level 0: what is merely stored in a stream some unpackers refuse.
    const file = new ZipDeflate(name, { level: 0 });
    file.mtime = clock.now();
    zip.add(file);
    for (let from = 0; from < Math.max(content.length, 1); from += bytesAtATime) {
      file.push(content.subarray(from, from + bytesAtATime), from + bytesAtATime >= content.length);
      await setImmediate();
    }
  }
  zip.end();
  return Buffer.concat(pieces);
}

function coverOf({ site, clock }: PackingServices, proof: Proof, inside: boolean) {
  const preparedOn = dateIn(officeZone, clock.now());
  return proofCover(proof, { providerName: site.provider.name, preparedOn, inside });
}

function filesOf({ entries }: Proof, contents: ReadonlyMap<string, Uint8Array>): AttachedFile[] {
  return proofFiles(entries).map(({ id, name, mediaType, description }) => {
    const content = contents.get(id);
    if (!content) throw new Error(`The file ${id} of a pack is gone`);
    return { name, mediaType, description, content };
  });
}
