import { expect, test } from 'vitest';
import { cancelSessionWithSeats, changeSessions, chooseAfterChange } from '#src/enrolment/index.ts';
import { aViewer } from '#tests/support/builders.ts';
import { linkTo, seatsOf, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { anEmployer, bookFor, mailAbout, papersOf } from './invoice-story.ts';

const shop = useShop();

async function cancel(sessionId: string) {
  const by = await aViewer(shop.db, { role: 'coordinator' });
  const change = { sessionId, reason: 'The hall was flooded.', decideOn: '2026-12-20', by };
  return valueOf(await cancelSessionWithSeats(shop.services(), change));
}

/** Who was sent a mail of this kind, and with how many papers. */
async function sent(order: { orderId: string }, kind: string) {
  const rows = await shop.db
    .selectFrom('messages')
    .select(['toEmail', 'papers'])
    .where('aboutId', '=', order.orderId)
    .where('kind', '=', kind)
    .orderBy('toEmail')
    .execute();
  return Object.fromEntries(rows.map(({ toEmail, papers }) => [toEmail, (papers as unknown[]).length]));
}

test('an office that pays gets the invoice and the way to pay, and no way into the booking', async () => {
  const employer = await anEmployer(shop);
  const order = valueOf(await bookFor(shop, employer, ['Ana']));
  const mails = (await mailAbout(shop, order)).filter(({ kind }) => kind === 'invoice');
  const textTo = (email: string) => mails.find(({ toEmail }) => toEmail === email)?.bodyText ?? '';
  const office = textTo(employer.organisation.billingEmail);
  expect(office).toContain(`https://training.example.com/pay/${order.orderId}?key=`);
  expect(office).not.toContain(`/orders/${order.orderId}`);
  expect(textTo(employer.person.email)).toContain(`https://training.example.com/orders/${order.orderId}?key=`);
});

test('whoever has the invoice hears of a seat that goes back with its cancelled session, with the note', async () => {
  const employer = await anEmployer(shop);
  const order = valueOf(await bookFor(shop, employer, ['Ana']));
  const { changeId } = await cancel(employer.session.id);
  await changeSessions(shop.services());
  const [seat] = await seatsOf(shop, order);
  const choices = [{ seatId: seat?.id ?? '', choice: 'refund' as const }];
  const access = await linkTo(shop, order);
  const chosen = await chooseAfterChange(shop.services(), {
    orderId: order.orderId,
    changeId: changeId ?? '',
    access,
    choices,
  });
  expect(chosen).toSucceed();
  const { person, organisation } = employer;
  expect(await sent(order, 'seat-refunded')).toEqual({ [organisation.billingEmail]: 1, [person.email]: 1 });
});

test('whoever has the invoice hears of seats that waited for its money, with the notes', async () => {
  const employer = await anEmployer(shop, { terms: 'when-paid' });
  const order = valueOf(await bookFor(shop, employer, ['Ana', 'Bob']));
  await cancel(employer.session.id);
  await changeSessions(shop.services());
  const { person, organisation } = employer;
  expect((await papersOf(shop, order)).filter(({ kind }) => kind === 'adjustment-note')).toHaveLength(2);
  expect(await sent(order, 'hold-ended')).toEqual({ [organisation.billingEmail]: 2, [person.email]: 2 });
});
