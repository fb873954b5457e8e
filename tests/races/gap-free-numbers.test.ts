import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { issueInvoice, type NumberingGuard } from '#src/orders/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { book, useShop } from '#tests/support/shop.ts';

const shop = useShop({ maxConnections: 24 });

class Rollback extends Error {}

/** Invoices twenty orders at once, every third of which fails after it has its number. Gives the numbers that are there. */
async function invoiceAtOnce(guard?: NumberingGuard): Promise<number[]> {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 38_500 }), seats: 20 });
  const orders = [];
  for (let index = 0; index < 20; index += 1)
    orders.push(await book(shop, { session, attendees: [`Vic${session.id}${index}`], totalCents: 38_500 }));
  const before = (await numbers()).length;
  await Promise.all(
    orders.map(({ orderId }, index) =>
      shop.db
        .transaction()
        .execute(async (trx) => {
          await issueInvoice(shop.services(), trx, orderId, guard);
          if (index % 3 === 0) throw new Rollback();
        })
        .catch((fault: unknown) => {
          if (!(fault instanceof Rollback)) throw fault;
        }),
    ),
  );
  return (await numbers()).slice(before);
}

async function numbers(): Promise<number[]> {
  const rows = await shop.db.selectFrom('taxDocuments').select('sequence').orderBy('sequence').execute();
  return rows.map(({ sequence }) => Number(sequence));
}

function hasGap(series: number[]): boolean {
  return series.some((number, index) => index > 0 && number !== (series[index - 1] ?? 0) + 1);
}

test('numbers run without a gap and without doubles, whoever fails in between', async () => {
  for (let round = 0; round < 3; round += 1) {
    const series = await invoiceAtOnce();
    expect(series).toHaveLength(13);
    expect(hasGap(series)).toBe(false);
  }
});

test('control: numbers from a sequence, which gives none back, have gaps', async () => {
  await sql`create sequence loose_numbers start with 1001`.execute(shop.db);
  const fromSequence: NumberingGuard = {
    nextNumber: async (trx) => {
      const { rows } = await sql<{ next: number }>`select nextval('loose_numbers') as next`.execute(trx);
      return rows[0]?.next ?? 0;
    },
  };
  let isBroken = false;
  for (let round = 0; round < 5 && !isBroken; round += 1) isBroken = hasGap(await invoiceAtOnce(fromSequence));
  expect(isBroken).toBe(true);
});
