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
