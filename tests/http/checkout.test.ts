import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import {
  book,
  checkoutOf,
  countOrders,
  type Fields,
  openForm,
  openShop,
  successPath,
  typed,
} from './checkout-story.ts';

const clock = stoppedClock();
const site = useSite({ clock });
const visitor = () => aVisitor(site());

beforeEach(() => openShop(site()));

async function aWorkshop(priceCents = 38_500, facts: Parameters<typeof aSession>[1] = {}) {
  const { db } = site().services;
  return aSession(db, { course: await aCourse(db, { priceCents }), on: '2027-02-03', ...facts });
}

test('a booking is made, paid for and looked after without a browser', async () => {
  const session = await aWorkshop();
  const buyer = visitor();
  const sent = await book(buyer, `session=${session.id}`, { purchaseOrder: 'PO-77', organisationName: 'Dry & Sons' });
  expect(sent.status).toBe(303);
  const checkoutId = checkoutOf(sent.to);
  site().stripe.control.pay(checkoutId);
  const back = await successPath(site(), checkoutId);
  const [first, second] = [await buyer.get(back), await buyer.get(back)];
  for (const page of [first, second]) {
    expect(page.status).toBe(200);
    expect(page.response.headers.get('cache-control')).toBe('private, no-store');
    expect(page.text).toContain('Paid and booked');
    expect(page.text).toContain('Dry &amp; Sons');
  }
  const { db } = site().services;
  const orderId = /orders\/([^?]+)/.exec(back)?.[1] ?? '';
  expect(await db.selectFrom('payments').select('amountCents').where('orderId', '=', orderId).execute()).toEqual([
    { amountCents: 38_500 },
  ]);
  const invoice = await buyer.get(/\/orders\/\S+\.pdf[^"]*/.exec(first.text)?.[0].replaceAll('&amp;', '&') ?? '');
  expect(invoice.response.headers.get('content-type')).toBe('application/pdf');
  const calendar = await buyer.get(/\/orders\/\S+\.ics[^"]*/.exec(first.text)?.[0].replaceAll('&amp;', '&') ?? '');
  expect(calendar.text).toContain('DTSTART;TZID=Australia/Sydney:20270203T083000');
  const mails = await vi.waitFor(
    () => {
      const got = [...site().inbox.list('olive@example.com'), ...site().inbox.list('ann@example.com')];
      expect(got).toHaveLength(2);
      return got;
    },
    { timeout: 15_000, interval: 100 },
  );
  expect(mails[0]?.text).toContain(orderId);
});

test('a free booking is done at once', async () => {
  const session = await aWorkshop(0);
  const sent = await book(visitor(), `session=${session.id}`);
  expect(sent).toMatchObject({ status: 303, to: expect.stringMatching(/^\/orders\/[^?]+\?key=/) as string });
});

describe('a form with a fault comes back with words beside the field, keeps what was typed and leaves nothing', () => {
  const long = 'x'.repeat(400);
  const cases: [fault: string, changed: Record<string, string | string[] | null>, words: string][] = [
    ['no name', { buyerName: ' ' }, 'Enter your name'],
    ['a name left out', { buyerName: null }, 'Enter your name'],
    ['a name too long', { buyerName: long }, 'Use at most 120 characters'],
    ['a name of two lines', { buyerName: 'A\nB' }, 'Use one line of plain text'],
    ['no e-mail', { buyerEmail: '' }, 'Enter your e-mail'],
    ['an e-mail that is none', { buyerEmail: 'olive@' }, 'Enter an e-mail like name@example.com'],
    ['an attendee without a name', { attendeeName: '' }, 'Enter this attendee’s name'],
    ['an attendee without an e-mail', { attendeeEmail: '' }, 'Enter this attendee’s own e-mail'],
    [
      'an e-mail missing for the second of two',
      crew(['Ann', 'Ben'], ['ann@example.com', '']),
      'Person 2: enter this attendee’s own e-mail',
    ],
    [
      'a name missing for the second of two',
      crew(['Ann', ''], ['a@example.com', 'b@example.com']),
      'Person 2: enter this attendee’s name',
    ],
    ['more e-mails than names', { attendeeEmail: ['a@example.com', 'b@example.com'] }, 'This page is out of date'],
    [
      'more people than seats',
      { ...crew(['A', 'B'], ['a@example.com', 'b@example.com']), item: null },
      'This page is out of date',
    ],
    ['somebody of no kind', { who: 'thief' }, 'This page is out of date'],
    ['a phone too long', { buyerPhone: long }, 'Use at most 40 characters'],
    ['an ABN with a wrong check digit', { organisationName: 'Dry', abn: '51 824 753 557' }, 'Not an ABN'],
    ['an ABN of nobody', { abn: '51 824 753 556' }, 'Enter the organisation whose ABN this is'],
    ['terms not accepted', { terms: null }, 'Read the terms and tick the box'],
    ['a price below nothing', { expectedTotalCents: '-1' }, 'This page is out of date'],
    ['an absurd price', { expectedTotalCents: '9e99' }, 'This page is out of date'],
    ['a price in words', { expectedTotalCents: 'free' }, 'This page is out of date'],
    ['a price of nothing', { expectedTotalCents: '0' }, 'The price has changed to $385.00'],
    ['a token that is none', { formToken: '<script>' }, 'This page is out of date'],
    ['a course that is none', { item: 'x*1' }, 'This page is out of date'],
    [
      'other rules for cancelling',
      { policyVersionId: crypto.randomUUID() },
      'The rules for cancelling or moving have changed',
    ],
    ['other terms', { termsVersionId: crypto.randomUUID() }, 'The terms have changed'],
    [
      'one person named twice',
      { ...crew(['Ann', 'Ann'], ['ann@example.com', 'ANN@example.com']), expectedTotalCents: '77000' },
      'is named twice',
    ],
    ['nobody', { who: null, attendeeName: null, attendeeEmail: null }, 'This page is out of date'],
    ['negative seats', { item: `${crypto.randomUUID()}*-1` }, 'This page is out of date'],
    ['an absurd number of seats', { item: `${crypto.randomUUID()}*9999999999` }, 'This page is out of date'],
  ];

  test.each(cases)('%s', async (_, changed, words) => {
    const session = await aWorkshop();
    const before = await countOrders(site());
    const { status, text } = await book(visitor(), `session=${session.id}`, { buyerPhone: '02 5550 0199', ...changed });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).toContain(words);
    if (!('buyerPhone' in changed)) expect(text).toContain('02 5550 0199');
    expect(text).not.toContain('value="<script>');
    expect(await countOrders(site())).toBe(before);
  });

  test('twenty-one people, of whom twenty may be booked', async () => {
    const [one, other] = [await aWorkshop(10, { seats: 100 }), await aWorkshop(10, { seats: 100 })];
    const item = [`${one.courseId}~${one.id}*20`, `${other.courseId}~${other.id}*1`];
    const attendeeEmail = Array.from({ length: 21 }, (_, index) => `crew${index}@example.com`);
    const { hidden, send } = await openForm(visitor(), `session=${one.id}`);
    const all = { ...crew(Array<string>(21).fill('A'), attendeeEmail), item, expectedTotalCents: '210' };
    const { status, text } = await send(typed(hidden, all));
    expect(status).toBe(422);
    expect(text).toContain('One booking has 1 to 20 seats');
  });

  test('$1,000 or more without saying who the buyer is', async () => {
    const session = await aWorkshop(100_000);
    const refused = await book(visitor(), `session=${session.id}`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('the tax invoice must say who the buyer is');
    const sent = await book(visitor(), `session=${session.id}`, { organisationName: 'Dry', abn: '51824753556' });
    expect(sent.status).toBe(303);
  });
});

function crew(attendeeName: string[], attendeeEmail: string[]) {
  return { who: attendeeName.map(() => 'named'), attendeeName, attendeeEmail };
}

test.each([
  ['script tags', '<script>alert("x")</script>', '&lt;script&gt;alert'],
  ['emoji', 'Zoë 🦺👩🏽‍🔧', 'Zoë 🦺👩🏽‍🔧'],
  ['other scripts', '水野 Łukasz Ωμέγα', '水野 Łukasz Ωμέγα'],
  ['right to left', 'زينب بنت علي', 'زينب بنت علي'],
  ['quotes', `O'Neill "Dry" & Co`, 'O&#39;Neill &quot;Dry&quot; &amp; Co'],
])('names with %s are kept and shown as they were typed', async (_, name, shown) => {
  const session = await aWorkshop(0);
  const buyer = visitor();
  const sent = await book(buyer, `session=${session.id}`, { buyerName: name, attendeeName: name });
  const { status, text } = await buyer.get(sent.to ?? '');
  expect(status).toBe(200);
  expect(text.replaceAll('&#34;', '&quot;')).toContain(shown);
  expect(text).not.toContain('<script>alert');
});

test('the same form sent twice is one order; sent again with another attendee it is another', async () => {
  const session = await aWorkshop(0);
  const buyer = visitor();
  const { hidden, send } = await openForm(buyer, `session=${session.id}`);
  const before = await countOrders(site());
  const first = await send(typed(hidden));
  expect((await send(typed(hidden))).to).toBe(first.to);
  expect(await countOrders(site())).toBe(before + 1);
  const other: Fields = typed(hidden, { attendeeName: 'Ben', attendeeEmail: 'ben@example.com' });
  const second = await send(other);
  expect(second.status).toBe(303);
  expect(second.to).not.toBe(first.to);
});

test('too many bookings from one place are refused with words', async () => {
  const session = await aWorkshop();
  const { hidden, send } = await openForm(visitor(), `session=${session.id}`);
  const wrong = typed(hidden, { expectedTotalCents: '1' });
  for (let time = 0; time < 30; time += 1) expect((await send(wrong)).status).toBe(409);
  const { status, text } = await send(wrong);
  expect(status).toBe(429);
  expect(text).toMatch(/too many|wait|try again/i);
});
