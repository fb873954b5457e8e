import { describe, expect, it } from 'vitest';
import { findTeamAhead, findTeamBookings, listMyOrders } from '#src/renewal/index.ts';
import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { anOrganisation, aViewer, bookedBy, cancels } from './story.ts';

const database = useDatabase();
const at = (when = '2026-12-01T00:00:00Z') => testCore(database.db, stoppedClock(when));
let sequence = 0;

async function anInvoice(db: Db, reference: string): Promise<string> {
  const { id: orderId } = await db
    .selectFrom('orders')
    .select('id')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  sequence += 1;
  const id = newId();
  const numbers = { series: 'invoice' as const, sequence, number: `INV-${sequence}` };
  const amounts = { totalCents: 38_500, gstCents: 3_500, issuedAt: new Date('2026-12-01T00:00:00Z') };
  await db
    .insertInto('taxDocuments')
    .values({ id, orderId, kind: 'tax-invoice', snapshot: '{}', ...numbers, ...amounts })
    .execute();
  return id;
}

describe('my papers', () => {
  it('are of one’s own orders, each with its papers', async () => {
    const { db } = database;
    const session = await aSession(db);
    const mine = await aSeat(db, { session, priceCents: 38_500 });
    await aSeat(db, { session, priceCents: 38_500 });
    const paper = await anInvoice(db, mine.reference);
    const orders = await listMyOrders(at(), { viewer: await aViewer(db, { person: mine.learner }), page: 1 });
    expect(orders.count).toBe(1);
    expect(orders.items).toMatchObject([
      {
        reference: mine.reference,
        totalCents: 38_500,
        paymentState: 'paid',
        lines: [{ quantity: 1 }],
        papers: [{ id: paper }],
      },
    ]);
  });
});

describe('a team', () => {
  it('is nothing for somebody without an organisation', async () => {
    const viewer = await aViewer(database.db);
    const team = await findTeamBookings(at(), { viewer, when: 'upcoming', page: 1 });
    expect(team).toMatchObject({ organisations: [], groups: { items: [], count: 0 } });
  });

  it('groups who is booked by session, and keeps other employers out', async () => {
    const { db } = database;
    const helen = await aPerson(db, 'Helen');
    const ours = await anOrganisation(db, { personId: helen.id });
    const theirs = await anOrganisation(db, { name: 'Copperline' });
    const [sooner, later] = [await aSession(db, { on: '2027-02-03' }), await aSession(db, { on: '2027-03-03' })];
    const seats = [];
    for (const [name, session] of [
      ['Bao', sooner],
      ['Anh', sooner],
      ['Caitlin', later],
    ] as const) {
      const seat = await aSeat(db, { session, learner: await aPerson(db, name), priceCents: 38_500 });
      await bookedBy(db, ours.id, seat);
      seats.push(seat);
    }
    await bookedBy(db, theirs.id, await aSeat(db, { session: sooner }));
    await anInvoice(db, seats[0]?.reference ?? '');
    const viewer = await aViewer(db, { person: helen, memberships: [ours.membership] });
    const team = await findTeamBookings(at(), { viewer, when: 'upcoming', page: 1 });
    expect(team).toMatchObject({
      upcoming: 3,
      past: 0,
      organisations: [{ name: 'Harbourside Drying', role: 'owner' }],
    });
    expect(await findTeamAhead(at(), { viewer })).toEqual({ names: ['Harbourside Drying'], seatsAhead: 3 });
    const names = team.groups.items.map(({ attendees }) => attendees.map(({ name }) => name));
    expect(names).toEqual([['Anh', 'Bao'], ['Caitlin']]);
    expect(team.groups.items.flatMap(({ orders }) => orders.flatMap(({ papers }) => papers))).toHaveLength(1);
  });

  it('shows those who may only look neither orders nor papers', async () => {
    const { db } = database;
    const helen = await aPerson(db, 'Helen');
    const firm = await anOrganisation(db, { personId: helen.id, role: 'viewer' });
    const seat = await aSeat(db, { session: await aSession(db), priceCents: 38_500 });
    await bookedBy(db, firm.id, seat);
    await anInvoice(db, seat.reference);
    const viewer = await aViewer(db, { person: helen, memberships: [firm.membership] });
    const team = await findTeamBookings(at(), { viewer, when: 'upcoming', page: 1 });
    expect(team.groups.items).toMatchObject([{ orders: [], attendees: [{ standing: 'booked', orderId: null }] }]);
    expect(await findTeamAhead(at(), { viewer })).toBeNull();
    const booker = await aViewer(db, { person: helen, memberships: [{ ...firm.membership, role: 'booker' }] });
    const open = await findTeamBookings(at(), { viewer: booker, when: 'upcoming', page: 1 });
    expect(open.groups.items).toMatchObject([{ orders: [{ papers: [{ kind: 'tax-invoice' }] }] }]);
  });

  it('keeps what is past apart and tells bookings, never attendance', async () => {
    const { db } = database;
    const firm = await anOrganisation(db);
    const session = await aSession(db, { on: '2026-11-10' });
    for (const state of ['no-show', 'completed', 'attended'] as const)
      await bookedBy(db, firm.id, await aSeat(db, { session, state }));
    const cancelled = await aSeat(db, { session });
    await cancels(db, cancelled.id);
    await bookedBy(db, firm.id, cancelled);
    await bookedBy(db, firm.id, await aSeat(db, { session, state: 'cancelled' }));
    const viewer = await aViewer(db, { memberships: [firm.membership] });
    const team = await findTeamBookings(at(), { viewer, when: 'past', page: 1 });
    expect([team.upcoming, team.past]).toEqual([0, 4]);
    const standings = team.groups.items.flatMap(({ attendees }) => attendees.map(({ standing }) => standing));
    expect(standings.toSorted()).toEqual(['booked', 'booked', 'booked', 'cancelled']);
    expect(JSON.stringify(team)).not.toMatch(/no-show|completed|attended/);
  });

  it('shows a hold while it lasts', async () => {
    const { db } = database;
    const firm = await anOrganisation(db);
    const session = await aSession(db);
    const holdExpiresAt = new Date('2026-12-01T00:20:00Z');
    const seat = await aSeat(db, { session, state: 'held', holdExpiresAt, priceCents: 100, paymentState: 'unpaid' });
    await bookedBy(db, firm.id, seat);
    const viewer = await aViewer(db, { memberships: [firm.membership] });
    const during = await findTeamBookings(at(), { viewer, when: 'upcoming', page: 1 });
    expect(during.groups.items).toMatchObject([{ attendees: [{ standing: 'unpaid' }] }]);
    const after = await findTeamBookings(at('2026-12-01T00:20:00Z'), { viewer, when: 'upcoming', page: 1 });
    expect(after.upcoming).toBe(0);
  });
});
