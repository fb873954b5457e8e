import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { TaxDocumentSnapshot } from './tax-document-snapshot.ts';

type Series = 'invoice' | 'adjustment-note';

/**
 * The next number of a series. Its row stays locked until the transaction ends, so that numbers run without gaps: one that
 * is not used is given back by the rollback. (A sequence would leave gaps.)
 */
export async function nextDocumentNumber(trx: Trx, series: Series): Promise<number> {
  const { lastNumber } = await trx
    .updateTable('documentNumbers')
    .set((eb) => ({ lastNumber: eb('lastNumber', '+', 1) }))
    .where('series', '=', series)
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return lastNumber;
}

export async function insertTaxDocument(
  trx: Trx,
  document: {
    orderId: string;
    series: Series;
    sequence: number;
    adjustsId: string | null;
    snapshot: TaxDocumentSnapshot;
    issuedAt: Date;
  },
): Promise<string> {
  const id = newId();
  const { snapshot, ...facts } = document;
  await trx
    .insertInto('taxDocuments')
    .values({
      id,
      ...facts,
      kind: snapshot.kind,
      number: snapshot.number,
      totalCents: snapshot.totalCents,
      gstCents: snapshot.gstCents,
      snapshot: JSON.stringify(snapshot),
    })
    .execute();
  return id;
}

/** The order's papers, oldest first. */
export async function listTaxDocuments(db: Db | Trx, orderId: string) {
  return db
    .selectFrom('taxDocuments')
    .select(['id', 'kind', 'number', 'totalCents', 'gstCents', 'issuedAt', 'adjustsId'])
    .select((eb) => eb.ref('snapshot').$castTo<TaxDocumentSnapshot>().as('snapshot'))
    .where('orderId', '=', orderId)
    .orderBy('issuedAt')
    .orderBy('number')
    .execute();
}

/** A paper as a list names it. */
export type Paper = Awaited<ReturnType<typeof listPapersOf>>[number];

/** The papers of these orders, oldest first, without what they say. */
export async function listPapersOf(db: Db, orderIds: readonly string[]) {
  if (orderIds.length === 0) return [];
  return db
    .selectFrom('taxDocuments')
    .select(['id', 'orderId', 'kind', 'number', 'issuedAt'])
    .where('orderId', 'in', orderIds)
    .orderBy('issuedAt')
    .orderBy('number')
    .execute();
}

export async function findTaxDocument(db: Db, id: string) {
  return db
    .selectFrom('taxDocuments')
    .select(['id', 'orderId', 'kind', 'number'])
    .select((eb) => eb.ref('snapshot').$castTo<TaxDocumentSnapshot>().as('snapshot'))
    .where('id', '=', id)
    .executeTakeFirst();
}
