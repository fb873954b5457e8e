import { expect, test } from 'vitest';
import { type BalanceGuard, insertBalanceEntry, payFromBalance, sumBalance } from '#src/orders/index.ts';
import { aPerson, aPolicy, aSeat, aSession, aTermsVersion } from '#tests/support/builders.ts';
import { useShop } from '#tests/support/shop.ts';

const orders = 30;
const shop = useShop({ maxConnections: orders });
const by = { kind: 'system' } as const;
const priceCents = 38_500;

/** Thirty unpaid orders of one person, who has the money for one, are paid from the balance at once; gives what is left. */
async function spend(guard?: BalanceGuard): Promise<number> {
  const learner = await aPerson(shop.db);
  const owner = { personId: learner.id };
  // Before thirty ask for them at once: all seats share them.
  await Promise.all([aPolicy(shop.db), aTermsVersion(shop.db)]);
  const seats = await Promise.all(
    Array.from({ length: orders }, async () =>
      aSeat(shop.db, { session: await aSession(shop.db), learner, priceCents, state: 'held', paymentState: 'unpaid' }),
    ),
  );
  const [first] = seats;
  if (!first) throw new Error('There are orders');
  const at = shop.clock.now();
  const entry = { owner, orderId: first.orderId, cents: priceCents, reason: 'Kept', at };
  await shop.db.transaction().execute((trx) => insertBalanceEntry(trx, entry));
  const spent = await Promise.all(
    seats.map(({ orderId }) =>
      shop.db.transaction().execute((trx) => payFromBalance(shop.services(), trx, { orderId, by }, guard)),
    ),
  );
  const left = await sumBalance(shop.db, owner);
  // Whatever was spent is written down on both sides.
  expect(spent.reduce((sum, cents) => sum + cents, 0)).toBe(priceCents - left);
  return left;
}

test('thirty orders at once spend a balance once', async () => {
  for (let round = 0; round < 5; round += 1) expect(await spend()).toBe(0);
});

test('control: without the lock it is spent more than once', async () => {
  let left = 0;
  for (let round = 0; round < 10 && left === 0; round += 1)
    left = await spend({ lockBalanceOwner: async () => undefined });
  expect(left).toBeLessThan(0);
});
