import type { Core } from '#src/core.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { taxDocument, taxDocumentTemplate } from './tax-document.ts';
import { findTaxDocument } from './tax-document-queries.ts';

/** The printed paper. Made from the snapshot each time: the same facts give the same bytes. Throws for an unknown id. */
export async function renderTaxDocument(
  { db, log, typesetter }: Pick<Core, 'db' | 'log'> & { typesetter: Typesetter },
  id: string,
): Promise<{ filename: string; pdf: Uint8Array }> {
  const document = await findTaxDocument(db, id);
  if (!document) throw new Error(`There is no tax document ${id}`);
  const { pdf, accessible } = await typesetter.render(
    taxDocumentTemplate(document.kind),
    taxDocument(document.snapshot),
  );
  if (!accessible) log.warn({ taxDocumentId: id }, 'a paper has a character that no font has');
  return { filename: `${document.number}.pdf`, pdf };
}
