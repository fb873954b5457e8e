import type { Db } from '#src/database.ts';
import { aPerson } from '#tests/support/builders.ts';
import { aViewer } from '#tests/renewal/story.ts';

const header = Buffer.from('%PDF-1.7\n');

/** A small file that is what its name says: a PDF unless told otherwise, with words of its own. */
export function aFile({
  name = 'certificate.pdf',
  words = 'Drying Days',
  content = undefined as Buffer | undefined,
} = {}) {
  return { name, content: content ?? Buffer.concat([header, Buffer.from(`${words}\n%%EOF\n`)]) };
}

/** Somebody who works at the counter. */
export async function aStaffViewer(db: Db) {
  const viewer = await aViewer(db, { person: await aPerson(db, 'Kerry') });
  return { ...viewer, grants: [{ role: 'coordinator' as const, scope: null }] };
}
