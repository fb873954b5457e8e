import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';

/** Whose balance: the person's who paid, or the organisation's that was invoiced. */
export type BalanceOwner = { personId: string } | { organisationId: string };

interface NewBalanceEntry {
  owner: BalanceOwner;
  /** The order that the money came from, or went to. */
  orderId: string;
  /** Positive when money is kept, negative when it is spent. */
  cents: number;
  reason: string;
  at: Date;
}

/** Writes one line of a balance's ledger. Lines are never changed: whoever spends has locked the owner and looked at the sum. */
export async function insertBalanceEntry(trx: Trx, { owner, ...entry }: NewBalanceEntry): Promise<void> {
  await trx
    .insertInto('balanceEntries')
    .values({ id: newId(), ...entry, ...owner })
    .execute();
}

/**
 * Makes everybody else who spends this balance wait until this transaction ends; the sum is a later statement than the lock.
 * NO KEY UPDATE, because a seat's or an order's foreign key to its person must not wait for it.
 */
export async function lockBalanceOwner(trx: Trx, owner: BalanceOwner): Promise<void> {
  const table = 'personId' in owner ? 'people' : 'organisations';
  const id = 'personId' in owner ? owner.personId : owner.organisationId;
  await trx.selectFrom(table).select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

/** What is kept for them now, in cents; it does not expire. */
export async function sumBalance(db: Db | Trx, owner: BalanceOwner): Promise<number> {
  const { cents } = await entriesOf(db, owner)
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>('cents'), eb.val('0')).as('cents'))
    .executeTakeFirstOrThrow();
  return Number(cents);
}

/** What lines with this reason have added for the order, in cents; less than nothing when they took away. */
export async function sumBalanceOfOrder(trx: Trx, orderId: string, reason: string): Promise<number> {
  const { cents } = await trx
    .selectFrom('balanceEntries')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>('cents'), eb.val('0')).as('cents'))
    .where('orderId', '=', orderId)
    .where('reason', '=', reason)
    .executeTakeFirstOrThrow();
  return Number(cents);
}

/** The ledger, newest first, with the order behind each line. */
export async function listBalanceEntries(
  db: Db,
  owner: BalanceOwner,
  { offset, limit }: { offset: number; limit: number },
) {
  return entriesOf(db, owner)
    .innerJoin('orders', 'orders.id', 'balanceEntries.orderId')
    .select(['balanceEntries.id', 'orderId', 'reference', 'cents', 'reason', 'at'])
    .orderBy('at', 'desc')
    .orderBy('balanceEntries.id')
    .offset(offset)
    .limit(limit)
    .execute();
}

export async function countBalanceEntries(db: Db, owner: BalanceOwner): Promise<number> {
  const { count } = await entriesOf(db, owner)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function entriesOf(db: Db | Trx, owner: BalanceOwner) {
  return db
    .selectFrom('balanceEntries')
    .where((eb) =>
      'personId' in owner
        ? eb('balanceEntries.personId', '=', owner.personId)
        : eb('balanceEntries.organisationId', '=', owner.organisationId),
    );
}
