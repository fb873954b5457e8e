import { beforeEach, describe, expect, test } from 'vitest';
import { aCourse, aSession } from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import { book, countOrders, openForm, openShop, typed } from './checkout-story.ts';

const clock = stoppedClock();
const site = useSite({ clock });
const visitor = () => aVisitor(site());

beforeEach(() => openShop(site()));

async function aWorkshop(priceCents = 38_500, facts: Parameters<typeof aSession>[1] = {}) {
  const { db } = site().services;
  return aSession(db, { course: await aCourse(db, { priceCents }), on: '2027-02-03', ...facts });
}

describe('what cannot be booked says why, and is refused', () => {
  test.each([
    ['cancelled', { state: 'cancelled' as const }, 'This session has been cancelled'],
    ['closed', { state: 'closed' as const }, 'takes no more bookings'],
    // A draft is nobody's business yet.
    ['draft', { state: 'draft' as const }, '404'],
    ['past', { on: '2026-11-30' }, 'has already begun'],
    ['full', { seats: 1 }, 'All its seats are taken'],
  ])('a %s session', async (state, facts, words) => {
    const open = await aWorkshop();
    const { hidden } = await openForm(visitor(), `session=${open.id}`);
    const session = await aWorkshop(38_500, facts);
    if (state === 'full') await book(visitor(), `session=${session.id}`);
    const before = await countOrders(site());
    const late = visitor();
    const opened = await late.get(`/checkout/new?session=${session.id}`);
    const page = await late.get('/cart');
    expect(`${opened.status} ${page.text}`).toContain(words);
    expect(page.text).not.toContain('href="/checkout"');
    const changed = { item: `${session.courseId}~${session.id}*1`, attendeeEmail: 'late@example.com' };
    const sent = await late.post('/checkout?_action=checkout.bookSeats', typed(hidden, changed));
    expect(sent.status).toBeGreaterThanOrEqual(400);
    expect(sent.status).toBeLessThan(500);
    expect(await countOrders(site())).toBe(before);
  });

  test.each([
    '/checkout/new',
    '/checkout/new?session=nonsense',
    `/checkout/new?session=${crypto.randomUUID()}`,
    '/checkout/new?course=no-such-course',
    `/orders/${crypto.randomUUID()}?key=x`,
    '/orders/nonsense?key=x',
  ])('nothing is found at %s', async (path) => {
    expect((await visitor().get(path)).status).toBe(404);
  });
});
