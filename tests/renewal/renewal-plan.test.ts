import { describe, expect, it } from 'vitest';
import { quoteBooking } from '#src/enrolment/index.ts';
import { anyWishes, findRenewalPlan, type PlanWishes } from '#src/renewal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok } from '#src/shared/result.ts';
import {
  aCourse,
  aCycleGroup,
  aDesignation,
  aHeldDesignation,
  anApproval,
  aPrerequisite,
  aPriceRule,
  aSeat,
  aSession,
  preparesFor,
} from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aCompletion, aCreditEntry, aViewer } from './story.ts';

const database = useDatabase();
// Nine weeks before the cycle ends, in the morning in Sydney.
const services = () => ({ ...testCore(database.db, stoppedClock('2027-11-29T00:00:00Z')), rateLimits: noLimits });
const noLimits = { take: async () => ok(), giveBack: async () => {} };
const cycle = { startsOn: '2024-02-01', endsOn: '2028-01-31' };

/**
 * A technician with 5.5 of 14 units of a credit type of their own, so that nobody else's courses count for them, and ways to
 * put courses and sessions on sale.
 */
async function aTechnician({ earned = '5.5' } = {}) {
  const { db } = database;
  const creditType = `body${newId().slice(0, 8)}-cec`;
  const group = await aCycleGroup(db, { creditType });
  const viewer = await aViewer(db);
  await aHeldDesignation(db, { personId: viewer.personId, group, cycle });
  if (earned !== '0')
    await aCreditEntry(db, { learnerId: viewer.personId, units: earned, creditType, earnedOn: '2027-02-03' });
  const course = async (units: string, facts: Parameters<typeof aCourse>[1] = {}) =>
    aCourse(db, { approvals: [{ creditType, units }], ...facts });
  const session = async (units: string, on: string, facts: Parameters<typeof aCourse>[1] = {}) => {
    const own = await course(units, facts);
    return { ...(await aSession(db, { course: own, on })), course: own };
  };
  const plan = async (wishes: Partial<PlanWishes> = {}) => {
    const found = await findRenewalPlan(services(), { viewer, groupId: group.id, wishes: { ...anyWishes, ...wishes } });
    if (found?.state !== 'open') throw new Error(`There is a gap, but the plan is ${found?.state}`);
    return found.plan;
  };
  const learner = { id: viewer.personId, name: viewer.name, email: viewer.email };
  return { creditType, group, viewer, learner, course, session, plan };
}

const titlesOf = (set: { items: { title: string }[] } | null | undefined) => set?.items.map(({ title }) => title);

describe('a renewal plan', () => {
  it('closes the gap the cheapest way, the soonest, and with the fewest days, and says what each item brings', async () => {
    const { session, course, plan } = await aTechnician();
    await session('3.5', '2027-12-07', { title: 'Psychrometry', priceCents: 11_000 });
    await session('4', '2027-12-14', { title: 'Wool', priceCents: 12_000 });
    await course('1', { title: 'Safety online', kind: 'online', priceCents: 0 });
    await session('14', '2028-01-10', { title: 'A class', kind: 'class', priceCents: 89_500 });
    await session('8.5', '2027-12-02', { title: 'A forum', kind: 'event', priceCents: 99_500 });
    const { sets, missing, isBooked } = await plan({ postcode: '2000' });
    expect([missing, isBooked]).toEqual(['8.5', false]);
    expect(sets.map(({ objectives, proven }) => [objectives, proven])).toEqual([
      [['cheapest'], true],
      [['soonest'], true],
      [['fewest-days'], true],
    ]);
    const [cheapest, soonest, fewest] = sets;
    // 1 + 3.5 + 4 = 8.5, which with 5.5 are 14. Parramatta lies 20 km from 2000 by the table: twice there and back.
    expect(cheapest).toMatchObject({
      ...{ totalCents: 23_000, days: 3, travelKm: 80, doneOn: '2027-12-14', after: '14', stillMissing: '0' },
      items: [
        { title: 'Safety online', units: '1', km: null, missingWithout: '1', sessionId: null, seatsLeft: null },
        { title: 'Psychrometry', units: '3.5', km: 20, missingWithout: '3.5', days: 1, seatsLeft: 16 },
        { title: 'Wool', units: '4', priceCents: 12_000 },
      ],
    });
    expect(cheapest?.items[1]?.whenAndWhere).toContain('Tue 7 Dec 2027 · 8:30 am – 4:30 pm AEDT · Parramatta NSW');
    expect(soonest).toMatchObject({ doneOn: '2027-12-02', totalCents: 99_500, after: '14' });
    // One day each; the class is the cheaper of the two, and brings more than is missing.
    expect(fewest).toMatchObject({ days: 1, totalCents: 89_500, after: '19.5' });
  });

  it('costs what the cart will charge, early birds included', async () => {
    const { session, course, plan, viewer } = await aTechnician();
    const seat = await session('7', '2028-01-10', { priceCents: 40_000 });
    await aPriceRule(database.db, { kind: 'early-bird', percent: 10, sessionId: seat.id });
    const online = await course('2', { kind: 'online', priceCents: 5_500 });
    const [set] = (await plan()).sets;
    // 10 % off $400 until 14 days before, and $55.
    expect(set?.totalCents).toBe(36_000 + 5_500);
    const items = [
      { courseId: online.id, sessionId: null, priceTierId: null, seats: 1 },
      { courseId: seat.courseId, sessionId: seat.id, priceTierId: null, seats: 1 },
    ];
    const quote = await quoteBooking(services(), { items, voucherCode: null, organisationId: null, viewer });
    expect(quote.totalCents).toBe(set?.totalCents);
    expect(set?.lines).toBe(`${online.id}*1.${seat.courseId}~${seat.id}*1`);
  });

  it('counts what is booked, does not propose it again and goes round it', async () => {
    const { session, course, plan, learner } = await aTechnician();
    const { db } = database;
    const booked = await session('3.5', '2027-12-07', { title: 'Booked', priceCents: 100 });
    await aSession(db, { course: booked.course, on: '2027-12-09' });
    await aSeat(db, { session: booked, learner });
    const open = await course('1', { title: 'Open', kind: 'online', priceCents: 0 });
    await aSeat(db, { course: open, learner });
    const late = await session('7', '2028-02-02', { title: 'After the deadline' });
    await aSeat(db, { session: late, learner });
    await session('4', '2027-12-07', { title: 'Clashes', priceCents: 100 });
    await session('4', '2027-12-08', { title: 'Fits', priceCents: 5_000 });
    const found = await plan();
    // 8.5 less 3.5 and 1, which are booked.
    expect(found.missing).toBe('4');
    expect(found.booked).toMatchObject([
      { title: 'Booked', units: '3.5', day: '2027-12-07' },
      { title: 'Open', units: '1', day: null },
    ]);
    expect(found.sets.map(titlesOf)).toEqual([['Fits']]);
    expect(found.sets[0]?.objectives).toEqual(['cheapest', 'soonest', 'fewest-days']);
  });

  it('proposes nothing where what is booked is enough', async () => {
    const { session, plan, learner } = await aTechnician();
    await aSeat(database.db, { session: await session('14', '2028-01-10'), learner });
    expect(await plan()).toMatchObject({ isBooked: true, missing: '0', sets: [], nearest: null, waysOut: [] });
  });

  it('counts an approval only where it holds on every day, and a course only once in a cycle', async () => {
    const { session, course, plan, learner, creditType } = await aTechnician();
    const { db } = database;
    const expiring = await course('14', { title: 'Expiring', priceCents: 100, approvals: [] });
    await anApproval(db, expiring.id, { creditType, units: '14', validTo: '2027-12-10' });
    await aSession(db, { course: expiring, on: '2027-12-10', days: 2 });
    const pending = await course('14', { title: 'Pending', priceCents: 100, approvals: [] });
    await anApproval(db, pending.id, { creditType, units: '14', status: 'pending' });
    await aSession(db, { course: pending, on: '2027-12-12' });
    const done = await session('9', '2027-12-14', { title: 'Done before', priceCents: 100 });
    const seat = await aSeat(db, { session: await aSession(db, { course: done.course, on: '2027-03-01' }), learner });
    const completionId = await aCompletion(db, seat, '2027-03-01');
    await aCreditEntry(db, { learnerId: learner.id, units: '1', creditType, completionId, earnedOn: '2027-03-01' });
    await session('7.5', '2027-12-16', { title: 'Counts', priceCents: 50_000 });
    const { sets, missing } = await plan();
    expect(missing).toBe('7.5');
    expect(sets.map(titlesOf)).toEqual([['Counts']]);
  });

  it('proposes what asks for something only to who holds it, or after it', async () => {
    const { session, plan, viewer, group } = await aTechnician();
    const { db } = database;
    const wrt = await session('1', '2027-12-07', { title: 'WRT', priceCents: 90_000 });
    const asd = await session('8', '2027-12-14', { title: 'ASD', priceCents: 100 });
    const designation = await aDesignation(db, { code: 'XRT', givenBy: [wrt.course] });
    await aPrerequisite(db, { course: asd.course, designation });
    const [set] = (await plan()).sets;
    expect(titlesOf(set)).toEqual(['WRT', 'ASD']);
    expect(set?.items[1]).toMatchObject({ follows: 'WRT', declares: [] });
    // Held by declaration: the class alone is not enough, so something else is taken with it.
    await session('0.5', '2027-12-20', { title: 'Half', priceCents: 100 });
    await aHeldDesignation(db, { personId: viewer.personId, group: { ...group, designations: [designation] } });
    const held = (await plan()).sets[0];
    expect(titlesOf(held)).toEqual(['ASD', 'Half']);
    expect(held?.items[0]).toMatchObject({ follows: null, declares: ['XRT, XRT Technician'] });
    // A combination gives what it asks for.
    const both = await session('20', '2028-01-10', { title: 'Both', kind: 'class', priceCents: 50 });
    await preparesFor(db, both.courseId, designation.id);
    await aPrerequisite(db, { course: both.course, designation, rule: 'certificate' });
    expect(titlesOf((await plan()).sets[0])).toEqual(['Both']);
  });

  it('keeps to the wishes, and says which of them stands in the way', async () => {
    const { session, plan } = await aTechnician();
    await session('8.5', '2027-12-07', { title: 'Parramatta', priceCents: 40_000 });
    // Melbourne to Parramatta: some 700 km.
    const far = await plan({ postcode: '3000', maxKm: 100 });
    expect(far).toMatchObject({ sets: [], isCertain: true, nearest: null });
    expect(far.waysOut).toMatchObject([
      { without: 'distance', totalCents: 40_000, wishes: { postcode: '3000', maxKm: null } },
    ]);
    expect(
      (await plan({ postcode: '2000', maxKm: 100, budgetCents: 39_999 })).waysOut.map(({ without }) => without),
    ).toEqual(['budget']);
    expect((await plan({ kinds: ['webinar'], onlineOnly: true })).waysOut.map(({ without }) => without)).toEqual([
      'all-wishes',
    ]);
    expect((await plan({ postcode: '2000', maxKm: 20, budgetCents: 40_000 })).sets).toHaveLength(1);
  });

  it('says how near one comes where nothing closes the gap', async () => {
    const { session, plan } = await aTechnician();
    await session('3.5', '2027-12-07', { title: 'Some' });
    await session('2', '2028-02-01', { title: 'The day after the deadline' });
    const { sets, nearest, isCertain, waysOut } = await plan();
    expect(sets).toEqual([]);
    expect(nearest).toMatchObject({ after: '9', stillMissing: '5', items: [{ title: 'Some' }] });
    expect([isCertain, waysOut, nearest?.proven]).toEqual([true, [], true]);
    expect(await plan({ kinds: ['webinar'] })).toMatchObject({ waysOut: [], isShortAnyway: true });
  });

  it('meets the minimum that a body asks of one of its kinds of credit', async () => {
    const { creditType, group, course, session, plan } = await aTechnician();
    const { db } = database;
    await db
      .insertInto('creditCategories')
      .values({ creditTypeId: creditType, code: 'field', name: 'Field work' })
      .execute();
    const minimum = { requirementId: group.requirementId, creditTypeId: creditType, category: 'field', units: '4' };
    await db.insertInto('requirementMinima').values(minimum).execute();
    await session('9', '2027-12-07', { title: 'Desk', priceCents: 100 });
    const field = await course('4', { title: 'Field', approvals: [], priceCents: 50_000 });
    await anApproval(db, field.id, { creditType, units: '4', category: 'field' });
    await aSession(db, { course: field, on: '2027-12-14' });
    const [set] = (await plan()).sets;
    expect(titlesOf(set)).toEqual(['Desk', 'Field']);
    expect(set?.items.map(({ category, missingWithout }) => [category, missingWithout])).toEqual([
      [null, '4.5'],
      ['Field work', '4'],
    ]);
  });

  it('is for cycles that run and are not full, and for nobody else', async () => {
    const { group, viewer } = await aTechnician({ earned: '14' });
    const ask = async (of: typeof viewer, at = '2027-11-29T00:00:00Z') =>
      findRenewalPlan(testCore(database.db, stoppedClock(at)), { viewer: of, groupId: group.id, wishes: anyWishes });
    expect(await ask(viewer)).toMatchObject({ state: 'met', plan: null });
    expect(await ask(viewer, '2028-02-01T00:00:00Z')).toMatchObject({ state: 'ended' });
    expect(await ask(await aViewer(database.db))).toBeNull();
    const newcomer = await aViewer(database.db);
    await aHeldDesignation(database.db, { personId: newcomer.personId, group });
    expect(await ask(newcomer)).toMatchObject({ state: 'no-cycle', standing: null });
  });
});
