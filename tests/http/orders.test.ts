import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionCookieName } from '#src/accounts/index.ts';
import { orderLinkKey } from '#src/orders/index.ts';
import { aCourse, aPerson, aSession } from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { useSite } from '#tests/support/site.ts';
import { webhookSecret } from '#tests/support/stripe.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import { book, checkoutOf, openShop, successPath } from './checkout-story.ts';

const clock = stoppedClock();
const site = useSite({ clock });
const visitor = () => aVisitor(site());

beforeEach(() => openShop(site()));

async function aWorkshop(priceCents = 38_500, facts: Parameters<typeof aSession>[1] = {}) {
  const { db } = site().services;
  return aSession(db, { course: await aCourse(db, { priceCents }), on: '2027-02-03', ...facts });
}

/** A paid booking, by the addresses that its link opens. */
async function aPaidBooking(email: string) {
  const session = await aWorkshop();
  const sent = await book(visitor(), `session=${session.id}`, { attendeeEmail: email, buyerEmail: `buyer-${email}` });
  site().stripe.control.pay(checkoutOf(sent.to));
  const page = await successPath(site(), checkoutOf(sent.to));
  const { text } = await visitor().get(page);
  const link = (pattern: RegExp) => (pattern.exec(text)?.[0] ?? 'no such link').replaceAll('&amp;', '&');
  const addresses = {
    order: page.replace(/&checkout=.*/, ''),
    paper: link(/\/orders\/[^"]+\.pdf[^"]*/),
    calendar: link(/\/orders\/[^"]+\.ics[^"]*/),
    attendee: link(/\/orders\/[^"]+\/attendees\/[^"]*/),
  };
  return { id: /orders\/([^?]+)/.exec(page)?.[1] ?? '', addresses: Object.values(addresses), ...addresses };
}

describe('somebody else’s booking', () => {
  test('is not found with a wrong key, another booking’s key, or signed in as another', async () => {
    const [mine, other] = [await aPaidBooking('mia@example.com'), await aPaidBooking('oto@example.com')];
    const { db } = site().services;
    const key = orderLinkKey(site().services, { id: other.id, linkVersion: 1 });
    for (const address of mine.addresses) {
      expect((await visitor().get(address)).status).toBe(200);
      const path = address.split('?')[0] ?? '';
      for (const guess of ['x', key, '']) {
        const { status, text } = await visitor().get(`${path}?key=${guess}`);
        expect([303, 404]).toContain(status);
        expect(text).not.toContain('mia@example.com');
      }
    }
    const stranger = await aPerson(db, 'Stranger', {
      passwordHash: await site().services.passwords.hash('drying-is-a-science'),
    });
    const signedIn = visitor();
    const signIn = { email: stranger.email, password: 'drying-is-a-science', to: '/my' };
    const { response } = await signedIn.post('/sign-in?_action=accounts.signIn', signIn);
    expect(response.headers.getSetCookie()[0]).toContain(sessionCookieName);
    for (const address of mine.addresses) expect((await signedIn.get(address.split('?')[0] ?? '')).status).toBe(404);
  });

  test('cannot be paid, given up or changed by guessing', async () => {
    const session = await aWorkshop();
    const sent = await book(visitor(), `session=${session.id}`, { attendeeEmail: 'gil@example.com' });
    const path = await successPath(site(), checkoutOf(sent.to));
    const orderId = /orders\/([^?]+)/.exec(path)?.[1] ?? '';
    const { db } = site().services;
    const seats = () => db.selectFrom('seats').selectAll().where('orderId', '=', orderId).execute();
    const [seat] = await seats();
    const before = await seats();
    for (const name of ['orders.pay', 'orders.giveUp', 'orders.openAccount', 'orders.correctAttendee']) {
      const fields = { orderId, key: 'guessed', seatId: seat?.id ?? '', name: 'Thief', email: 'thief@example.com' };
      const { status } = await visitor().post(`/orders/${orderId}?key=guessed&_action=${name}`, fields);
      expect(status).toBe(404);
    }
    expect(await seats()).toEqual(before);
  });

  test('signed out and without a key leads to sign-in, and tells nothing of whether it exists', async () => {
    const mine = await aPaidBooking('pam@example.com');
    for (const id of [mine.id, crypto.randomUUID()])
      expect(await visitor().get(`/orders/${id}`)).toMatchObject({ status: 303, to: `/sign-in?to=%2Forders%2F${id}` });
  });
});

test('what was left after a deposit is settled when its payer comes back, although all seats are theirs already', async () => {
  const { db } = site().services;
  const session = await aWorkshop();
  const deposit = { depositCents: 10_000, balanceDueDays: 7 };
  await db.updateTable('courses').set(deposit).where('id', '=', session.courseId).execute();
  const sent = await book(visitor(), `session=${session.id}`, { attendeeEmail: 'dep@example.com' });
  site().stripe.control.pay(checkoutOf(sent.to));
  const page = await successPath(site(), checkoutOf(sent.to));
  await visitor().get(page);
  const [orderId = '', key = ''] = /orders\/([^?]+)\?key=([^&]+)/.exec(page)?.slice(1) ?? [];
  const going = await visitor().post(`/orders/${orderId}?key=${key}&_action=orders.pay`, { orderId, key });
  site().stripe.control.dropNextEvents(50);
  site().stripe.control.pay(checkoutOf(going.to));
  const back = await visitor().get(await successPath(site(), checkoutOf(going.to)));
  site().stripe.control.dropNextEvents(0);
  expect(back.text).not.toContain('Pay now');
  const { paymentState } = await db
    .selectFrom('orders')
    .select('paymentState')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  expect(paymentState).toBe('paid');
});

describe('when the outside world fails', () => {
  test('a payment page that does not answer keeps the seats, says so, and works on the next try', async () => {
    const session = await aWorkshop(38_500, { seats: 1 });
    const buyer = visitor();
    site().stripe.control.failNextRequests(10, 500);
    const sent = await book(buyer, `session=${session.id}`, { attendeeEmail: 'ivy@example.com' });
    const page = await buyer.get(sent.to ?? '');
    expect(page.text).toContain('The payment page does not answer right now');
    const late = visitor();
    await late.get(`/checkout/new?session=${session.id}`);
    expect((await late.get('/cart')).text).toContain('All its seats are taken');
    site().stripe.control.failNextRequests(0);
    const [orderId = '', key = ''] = /orders\/([^?]+)\?key=([^&]+)/.exec(sent.to ?? '')?.slice(1) ?? [];
    const pay = () => buyer.post(`/orders/${orderId}?key=${key}&_action=orders.pay`, { orderId, key });
    const [one, two] = [await pay(), await pay()];
    expect(one).toMatchObject({ status: 303 });
    expect(two.to).toBe(one.to);
  });

  test('a buyer who has paid while the provider does not answer is told to wait, not to pay again', async () => {
    const session = await aWorkshop();
    const sent = await book(visitor(), `session=${session.id}`, { attendeeEmail: 'jon@example.com' });
    const back = await successPath(site(), checkoutOf(sent.to));
    site().stripe.control.dropNextEvents(50);
    site().stripe.control.pay(checkoutOf(sent.to));
    site().stripe.control.failNextRequests(10, 500);
    const waiting = await visitor().get(back);
    expect(waiting.text).toContain('We wait for word of your payment');
    expect(waiting.text).not.toContain('Pay now');
    site().stripe.control.failNextRequests(0);
    site().stripe.control.dropNextEvents(0);
    expect((await visitor().get(back)).text).toContain('Paid and booked');
  });

  test('a webhook with a bad signature is refused with 400 and logged; one that is far too large is not read', async () => {
    const warned = vi.spyOn(site().services.log, 'warn');
    const send = (body: string) =>
      fetch(`${site().url}/api/webhooks/stripe`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': `t=1,v1=${webhookSecret}` },
        body,
      });
    expect((await send('{"id":"evt_1"}')).status).toBe(400);
    expect(warned).toHaveBeenCalledWith({ reason: 'bad-signature' }, 'a webhook was refused');
    expect((await send('x'.repeat(2 * 1024 * 1024))).status).toBe(413);
  });

  test('a mail that bounces is shown on the order page, and no more once the address is corrected', async () => {
    const session = await aWorkshop(0);
    const buyer = visitor();
    const sent = await book(buyer, `session=${session.id}`, { attendeeEmail: 'kim@bounce.example.com' });
    const page = await vi.waitFor(
      async () => {
        const shown = await buyer.get(sent.to ?? '');
        expect(shown.text).toContain('A mail did not arrive');
        return shown;
      },
      { timeout: 20_000, interval: 250 },
    );
    const form = (/\/orders\/[^"]+\/attendees\/[^"]*/.exec(page.text)?.[0] ?? '').replaceAll('&amp;', '&');
    const [, orderId = '', seatId = '', key = ''] = /orders\/(.+)\/attendees\/(.+)\?key=(.+)/.exec(form) ?? [];
    const wrong = { orderId, seatId, key, name: '', email: 'kim@' };
    const refused = await buyer.post(`${form}&_action=orders.correctAttendee`, wrong);
    expect(refused.text).toContain('Enter the attendee’s name');
    expect(refused.text).toContain('value="kim@"');
    const right = { ...wrong, name: 'Kim', email: 'kim@example.com' };
    expect((await buyer.post(`${form}&_action=orders.correctAttendee`, right)).status).toBe(303);
    expect((await buyer.get(sent.to ?? '')).text).not.toContain('A mail did not arrive');
  });
});
