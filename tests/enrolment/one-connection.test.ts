import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { namedLater, sendClaimLink } from '#src/enrolment/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { book, linkTo, mailTo, seatsOf, useShop } from '#tests/support/shop.ts';

const shop = useShop({ maxConnections: 1 });

test('a claim link is mailed with the one connection that is left: nobody holds one while waiting for another', async () => {
  const session = await aSession(shop.db, { course: await aCourse(shop.db, { priceCents: 0 }) });
  const item = { courseId: session.courseId, sessionId: session.id, priceTierId: null, attendees: [namedLater] };
  const order = await book(shop, { session, attendees: [], totalCents: 0, facts: { items: [item] } });
  const seatId = (await seatsOf(shop, order))[0]?.id ?? '';
  const asked = { orderId: order.orderId, seatId, email: 'sam@example.com', access: await linkTo(shop, order) };
  expect(await sendClaimLink(shop.services(), asked)).toSucceed();
  expect(await mailTo(shop, 'sam@example.com')).toEqual(['claim-link']);
});

test('a statement of a booking is planned once for each connection, not for each list of ids it is asked with', async () => {
  const session = await aSession(shop.db, { course: await aCourse(shop.db), seats: 20 });
  // The first five times every statement is planned for what it is given.
  for (let order = 0; order < 8; order += 1) {
    await book(shop, { session, attendees: [`worker-${order}@example.com`], totalCents: 38_500 });
  }
  const { rows } = await sql<{ name: string }>`
    select name from pg_prepared_statements where generic_plans = 0 and custom_plans > 5`.execute(shop.db);
  expect(rows).toEqual([]);
  const known = await sql`select from pg_prepared_statements where name = 'count-places'`.execute(shop.db);
  expect(known.rows).toHaveLength(1);
});
