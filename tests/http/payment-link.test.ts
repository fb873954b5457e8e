import { beforeEach, describe, expect, test, vi } from 'vitest';
import { paymentLinkKey } from '#src/orders/index.ts';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import { book, checkoutOf, openShop, successPath } from './checkout-story.ts';

const clock = stoppedClock();
const site = useSite({ clock });
const visitor = () => aVisitor(site());

beforeEach(() => openShop(site()));

/** A booking that waits for its payment: its id, its key, and the buyer's own payment page. */
async function aBooking() {
  const { db } = site().services;
  const session = await aSession(db, { course: await aCourse(db, { priceCents: 38_500 }), on: '2027-02-03' });
  const sent = await book(visitor(), `session=${session.id}`, { purchaseOrder: 'PO-77' });
  const page = await successPath(site(), checkoutOf(sent.to));
  const [id = '', key = ''] = /orders\/([^?]+)\?key=([^&]+)/.exec(page)?.slice(1) ?? [];
  const payKey = paymentLinkKey(site().services, { id, paymentLinkVersion: 1 });
  return { id, key, payKey, ownCheckout: checkoutOf(sent.to) };
}

type Booking = Awaited<ReturnType<typeof aBooking>>;
const send = ({ id, key }: Booking, payerEmail = 'books@example.com') =>
  visitor().post(`/orders/${id}?key=${key}&_action=orders.sendPaymentLink`, { orderId: id, key, payerEmail });
const payFor = (id: string, key: string) =>
  visitor().post(`/pay/${id}?key=${key}&_action=orders.payForBuyer`, { orderId: id, key });
const mailsTo = (address: string, count: number) =>
  vi.waitFor(
    () => {
      const mails = site().inbox.list(address);
      expect(mails).toHaveLength(count);
      return mails;
    },
    { timeout: 15_000, interval: 100 },
  );

describe('somebody else pays', () => {
  test('by a mailed link that shows what it is for and nothing else, and never leads into the booking', async () => {
    const booking = await aBooking();
    expect((await send(booking)).to).toContain('done=payment-link');
    const [mail] = await mailsTo('books@example.com', 1);
    expect(mail?.text).toContain('Olive Office');
    expect(mail?.text).toContain('$385.00');
    const link = /\/pay\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect(link).toBe(`/pay/${booking.id}?key=${booking.payKey}`);
    const page = await visitor().get(link);
    expect(page.status).toBe(200);
    for (const words of ['Olive Office', 'PO-77', '$385.00']) expect(page.text).toContain(words);
    for (const secret of ['Ann Attends', 'ann@example.com', 'olive@example.com', booking.key])
      expect(page.text).not.toContain(secret);
    const going = await payFor(booking.id, booking.payKey);
    expect(going.status).toBe(303);
    // The buyer's own payment page would have led into the booking, so it is closed.
    expect(checkoutOf(going.to)).not.toBe(booking.ownCheckout);
    const back = await successPath(site(), checkoutOf(going.to));
    expect(back).toMatch(/^\/pay\//);
    expect(back).not.toContain(booking.key);
    site().stripe.control.pay(checkoutOf(going.to));
    const paid = await visitor().get(back);
    expect(paid.text).toContain('Paid, thank you');
    expect(paid.text).not.toContain('ann@example.com');
    expect((await visitor().get(`/orders/${booking.id}?key=${booking.key}`)).text).toContain('Confirmed');
    // Everything again changes nothing.
    expect((await visitor().get(back)).text).toContain('Paid, thank you');
    expect((await payFor(booking.id, booking.payKey)).text).toContain('nothing left to pay');
    expect((await send(booking)).text).toContain('nothing left to pay');
    const { db } = site().services;
    const payments = await db.selectFrom('payments').select('amountCents').where('orderId', '=', booking.id).execute();
    expect(payments).toEqual([{ amountCents: 38_500 }]);
  });

  test('pressed twice is the same payment page, which the buyer is led to as well', async () => {
    const booking = await aBooking();
    const [one, two] = [await payFor(booking.id, booking.payKey), await payFor(booking.id, booking.payKey)];
    expect(two.to).toBe(one.to);
    const { id: orderId, key } = booking;
    const own = await visitor().post(`/orders/${orderId}?key=${key}&_action=orders.pay`, { orderId, key });
    expect(own.to).toBe(one.to);
  });

  test('is not possible by guessing, and the link opens no booking', async () => {
    const [booking, other] = [await aBooking(), await aBooking()];
    for (const key of ['', 'x', booking.key, other.payKey]) {
      expect((await visitor().get(`/pay/${booking.id}?key=${key}`)).status).toBe(404);
      expect((await payFor(booking.id, key)).status).toBe(404);
    }
    expect((await visitor().get('/pay/nonsense?key=x')).status).toBe(404);
    expect((await visitor().get(`/orders/${booking.id}?key=${booking.payKey}`)).status).toBe(404);
    const refused = await send({ ...booking, key: booking.payKey });
    expect(refused.status).toBe(404);
  });

  test('asks for an address, keeps what was typed, and mails a few times an hour at most', async () => {
    const booking = await aBooking();
    const wrong = await send(booking, 'books@');
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('value="books@"');
    for (let time = 0; time < 5; time += 1) expect((await send(booking, `b${time}@example.com`)).status).toBe(303);
    expect((await send(booking, 'more@example.com')).status).toBe(429);
  });
});

describe('papers', () => {
  test('are mailed again to the buyer and nobody else', async () => {
    const { id: orderId, key, ownCheckout } = await aBooking();
    const again = () =>
      visitor().post(`/orders/${orderId}?key=${key}&_action=orders.resendPapers`, {
        orderId,
        key,
        email: 'thief@example.com',
      });
    expect((await again()).text).toContain('There is no invoice yet');
    site().stripe.control.pay(ownCheckout);
    await visitor().get(await successPath(site(), ownCheckout));
    const before = site()
      .inbox.list('olive@example.com')
      .filter(({ subject }) => subject.startsWith('The papers of'));
    expect((await again()).to).toContain('done=papers');
    const mail = await vi.waitFor(
      () => {
        const papers = site()
          .inbox.list('olive@example.com')
          .filter(({ subject }) => subject.startsWith('The papers of'));
        expect(papers).toHaveLength(before.length + 1);
        return papers[0];
      },
      { timeout: 15_000, interval: 100 },
    );
    expect(mail?.text).toMatch(/Tax invoice INV-\d{6}/);
    expect(site().inbox.list('thief@example.com')).toEqual([]);
    const guessed = await visitor().post(`/orders/${orderId}?key=x&_action=orders.resendPapers`, { orderId, key: 'x' });
    expect(guessed.status).toBe(404);
  });
});
