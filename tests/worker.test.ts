import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { keepHouse } from '#src/worker.ts';
import { seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor } from './enrolment/invoice-story.ts';

const shop = useShop();

test('a duty of the house that fails keeps none of the others from being done', async () => {
  const order = valueOf(await bookFor(shop, await anEmployer(shop, { terms: 'when-paid' }), ['Ana']));
  shop.clock.advance({ days: 30 });
  await sql`alter table seat_notes rename to seat_notes_elsewhere`.execute(shop.db);
  const failed: unknown[] = [];
  const log = { info: () => {}, warn: () => {}, error: (facts: object) => void failed.push(facts) };
  await keepHouse({ ...shop.services(), log });
  await sql`alter table seat_notes_elsewhere rename to seat_notes`.execute(shop.db);
  expect(failed).toMatchObject([{ duty: 'purgeSeatNotes' }]);
  expect(await seatsOf(shop, order)).toMatchObject([{ state: 'cancelled' }]);
});
