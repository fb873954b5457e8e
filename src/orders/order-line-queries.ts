import type { Db, Trx } from '#src/database.ts';

export interface NewOrderLine {
  id: string;
  orderId: string;
  position: number;
  courseId: string;
  sessionId: string | null;
  description: string;
  detail: string | null;
  quantity: number;
  unitCents: number;
  totalCents: number;
  gstCents: number;
  taxable: boolean;
}

/** A line that was not asked for when the order was placed: a seat moved to another date. It is on no earlier paper. */
export async function addOrderLine(trx: Trx, line: Omit<NewOrderLine, 'position'>, addedAt: Date): Promise<void> {
  await trx
    .insertInto('orderLines')
    .values((eb) => ({
      ...line,
      addedAt,
      position: eb
        .selectFrom('orderLines')
        .where('orderId', '=', line.orderId)
        .select((inner) => inner(inner.fn.max('position'), '+', 1).as('position')),
    }))
    .execute();
}

/** What was asked for when the order was placed. */
export async function listOrderLines(db: Db | Trx, orderId: string) {
  return db
    .selectFrom('orderLines')
    .select([
      'id',
      'courseId',
      'sessionId',
      'description',
      'detail',
      'quantity',
      'unitCents',
      'totalCents',
      'gstCents',
      'taxable',
    ])
    .where('orderId', '=', orderId)
    .where('addedAt', 'is', null)
    .orderBy('position')
    .execute();
}

/** What was bought with each of these orders, in a few words. */
export async function listLinesOf(db: Db, orderIds: readonly string[]) {
  if (orderIds.length === 0) return [];
  return db
    .selectFrom('orderLines')
    .select(['orderId', 'description', 'detail', 'quantity'])
    .where('orderId', 'in', orderIds)
    .orderBy('orderId')
    .orderBy('position')
    .execute();
}
