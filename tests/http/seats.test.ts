import { beforeAll, describe, expect, test } from 'vitest';
import { claimLink, namedLater, bookSeats } from '#src/enrolment/index.ts';
import { orderLinkKey } from '#src/orders/index.ts';
import { newId } from '#src/shared/ids.ts';
import {
  aCourse,
  aDesignation,
  aPerson,
  aPrerequisite,
  aSeat,
  aSession,
  aStaffGrant,
  aTermsVersion,
} from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { useSite } from '#tests/support/site.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const clock = stoppedClock();
const site = useSite({ clock });
const visitor = () => aVisitor(site());

beforeAll(() => aTermsVersion(site().services.db));

/** A free class that asks for WRT, with a seat to be named later, and the addresses its buyer has. */
async function aSeatToBeNamed({ requires = true } = {}) {
  clock.set('2026-12-01T00:00:00Z');
  const { services } = site();
  const { db } = services;
  const course = await aCourse(db, { priceCents: 0, title: 'Structural Drying' });
  if (requires) await aPrerequisite(db, { course, designation: await aDesignation(db) });
  const session = await aSession(db, { course, on: '2027-02-03' });
  const terms = await aTermsVersion(db);
  const booking = {
    ...{ formToken: newId(), organisation: null, billingAddress: null, purchaseOrder: null, voucherCode: null },
    items: [{ courseId: course.id, sessionId: session.id, priceTierId: null, attendees: [namedLater] }],
    buyer: { name: 'Olive Office', email: `olive-${newId()}@example.com`, phone: null },
    ...{ termsVersionId: terms.id, expectedTotalCents: 0, paysBy: 'card' as const, useBalance: false, offer: null },
  };
  const { orderId } = valueOf(await bookSeats(services, { booking, by: { kind: 'system' } }));
  const seat = await db.selectFrom('seats').selectAll().where('orderId', '=', orderId).executeTakeFirstOrThrow();
  const link = new URL(claimLink(services, seat));
  const key = orderLinkKey(services, { id: orderId, linkVersion: 1 });
  const attendee = `/orders/${orderId}/attendees/${seat.id}?key=${key}`;
  const claim = link.pathname + link.search;
  const current = () => db.selectFrom('seats').selectAll().where('id', '=', seat.id).executeTakeFirstOrThrow();
  return {
    ...{ orderId, key, claim, attendee, current },
    seatId: seat.id,
    claimKey: link.searchParams.get('key') ?? '',
  };
}

/** The forms of a page, each as the fields that a browser would send. */
function formsOf(html: string): Record<string, [string, string][]> {
  const forms = [...html.matchAll(/<form[^>]*action="\?_action=([^"&]+)[^"]*"[^>]*>(.*?)<\/form>/gs)];
  return Object.fromEntries(
    forms.map(([, action = '', body = '']) => [
      decodeURIComponent(action),
      [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']): [string, string] => [name, value],
      ),
    ]),
  );
}

const evidence = 'WRT 123456, Dri-Eaz, 2024';

describe('a claim link', () => {
  test('opens a form that says what for, takes the seat, and then says that it is used', async () => {
    const { claim, current } = await aSeatToBeNamed();
    const page = await visitor().get(claim);
    expect(page.status).toBe(200);
    for (const words of [
      'Structural Drying',
      'Booked by Olive Office',
      'Wed 3 Feb 2027',
      'Claim it by',
      'WRT Technician',
    ])
      expect(page.text).toContain(words);
    const hidden = formsOf(page.text)['naming.claim'] ?? [];
    const send = (fields: [string, string][]) =>
      visitor().post(`${claim}&_action=naming.claim`, [...hidden, ...fields]);
    const typed: [string, string][] = [
      ['name', 'Maria "M" Katsaros'],
      ['email', 'maria@example.com'],
      ['dietary', 'No nuts'],
      ['access', ''],
    ];

    const lacking = await send([...typed, ['evidence', '']]);
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain('say what this person holds');
    expect(lacking.text).toContain('value="Maria &quot;M&quot; Katsaros"');
    expect(lacking.text).toContain('>No nuts</textarea>');

    const done = await send([...typed, ['evidence', evidence]]);
    expect(done.status).toBe(303);
    expect((await visitor().get(done.to ?? '')).text).toContain('The seat is yours');
    expect(await current()).toMatchObject({ attendeeEmail: 'maria@example.com' });
    expect(await send([...typed, ['evidence', evidence]])).toMatchObject({ status: 303 });

    const used = await visitor().get(claim);
    expect(used.status).toBe(410);
    expect(used.text).toContain('ask Olive Office');
    expect(used.text).not.toContain('maria@example.com');
    const other = await send([
      ['name', 'Nadia'],
      ['email', 'nadia@example.com'],
      ['evidence', evidence],
      ['dietary', ''],
      ['access', ''],
    ]);
    expect(other.status).toBe(410);
    expect(await current()).toMatchObject({ attendeeEmail: 'maria@example.com' });
  });

  test('with faults comes back with words beside the fields', async () => {
    const { claim } = await aSeatToBeNamed({ requires: false });
    const hidden = formsOf((await visitor().get(claim)).text)['naming.claim'] ?? [];
    const wrong: [string, string][] = [...hidden, ['name', ' '], ['email', 'maria@'], ['dietary', 'x'.repeat(301)]];
    const { status, text } = await visitor().post(`${claim}&_action=naming.claim`, wrong);
    expect(status).toBe(400);
    for (const words of ['Enter your name', 'Enter an e-mail like', 'Use at most 300 characters', 'value="maria@"'])
      expect(text).toContain(words);
  });

  test('cannot be guessed, or used for another seat', async () => {
    const [mine, other] = [await aSeatToBeNamed(), await aSeatToBeNamed()];
    for (const key of ['', 'x', other.claimKey]) {
      const path = `/seats/${mine.seatId}/claim?key=${key}`;
      const looked = await visitor().get(path);
      expect(looked.status).toBe(404);
      expect(looked.text).not.toContain('Olive Office');
      const fields = { seatId: mine.seatId, key, name: 'Thief', email: 'thief@example.com', dietary: '', access: '' };
      expect((await visitor().post(`${path}&_action=naming.claim`, fields)).status).toBe(404);
    }
    expect((await visitor().get('/seats/no-id/claim?key=x')).status).toBe(404);
    expect(await mine.current()).toMatchObject({ learnerId: null });
  });

  test('whose time is over says so and what to do', async () => {
    const { claim } = await aSeatToBeNamed();
    clock.set('2027-02-01T12:00:00Z');
    const { status, text } = await visitor().get(claim);
    expect(status).toBe(410);
    expect(text).toContain('The time to claim this seat is over. Ask Olive Office');
  });
});

describe('the buyer’s page of a seat without a name', () => {
  test('shows the link, mails it, renews it and names somebody', async () => {
    const { attendee, claim, current, seatId } = await aSeatToBeNamed();
    const order = await visitor().get(attendee.replace(/\/attendees\/[^?]*/, ''));
    for (const words of ['To be named', `value="${site().url}${claim}"`]) expect(order.text).toContain(words);
    const page = await visitor().get(attendee);
    expect(page.text).toContain('Who takes this seat?');
    expect(page.text).toContain(`value="${site().url}${claim}"`);
    const forms = formsOf(page.text);
    const send = (action: string, fields: [string, string][]) =>
      visitor().post(`${attendee}&_action=${action}`, [...(forms[action] ?? []), ...fields]);

    const wrong = await send('naming.sendLink', [['linkEmail', 'sam@']]);
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('Enter an e-mail like name@example.com');
    const mailed = await send('naming.sendLink', [['linkEmail', 'sam@example.com']]);
    expect((await visitor().get(mailed.to ?? '')).text).toContain('The link is on its way');
    const renewed = await send('naming.renewLink', []);
    expect((await visitor().get(renewed.to ?? '')).text).toContain('There is a new link');
    expect((await visitor().get(claim)).status).toBe(410);

    const person: [string, string][] = [
      ['name', 'Sam'],
      ['email', 'sam@example.com'],
      ['evidence', evidence],
      ['dietary', ''],
      ['access', ''],
    ];
    const named = await send('naming.nameAttendee', person);

    expect(named).toMatchObject({ status: 303 });
    const shown = await visitor().get(named.to ?? '');
    for (const words of ['Correct an attendee', evidence, 'we check it']) expect(shown.text).toContain(words);
    expect(await current()).toMatchObject({ id: seatId, attendeeEmail: 'sam@example.com' });
  });

  test('is closed to strangers, and so are its deeds', async () => {
    const [mine, other] = [await aSeatToBeNamed(), await aSeatToBeNamed()];
    const before = await mine.current();
    for (const key of ['x', other.key]) {
      const path = `/orders/${mine.orderId}/attendees/${mine.seatId}?key=${key}`;
      expect((await visitor().get(path)).status).toBe(404);
      const fields = {
        ...{ orderId: mine.orderId, seatId: mine.seatId, key, name: 'Thief', email: 'thief@example.com' },
        ...{ linkEmail: 'thief@example.com', replaces: '1', dietary: '', access: '' },
      };
      for (const action of ['nameAttendee', 'sendLink', 'renewLink', 'declare'])
        expect((await visitor().post(`${path}&_action=naming.${action}`, fields)).status, action).toBe(404);
    }
    const crossed = { orderId: other.orderId, seatId: mine.seatId, key: other.key, linkEmail: 'thief@example.com' };
    const path = `/orders/${other.orderId}/attendees/${mine.seatId}?key=${other.key}`;
    expect((await visitor().get(path)).status).toBe(404);
    expect((await visitor().post(`${path}&_action=naming.sendLink`, crossed)).status).toBe(404);
    expect(await mine.current()).toEqual(before);
  });
});

const password = 'drying-is-a-science';

/** Somebody signed in at their own browser. */
async function signedIn(person: { id: string; email: string }) {
  const { db, passwords } = site().services;
  const passwordHash = await passwords.hash(password);
  await db.updateTable('people').set({ passwordHash }).where('id', '=', person.id).execute();
  const browser = visitor();
  await browser.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return browser;
}

/** Maria's seat in Dana's session, and who looks at it. */
async function aTaughtSeat() {
  clock.set('2026-12-01T00:00:00Z');
  const { db } = site().services;
  const [dana, noor, kerry] = [await aPerson(db, 'Dana'), await aPerson(db, 'Noor'), await aPerson(db, 'Kerry')];
  await aStaffGrant(db, kerry.id, 'coordinator');
  for (const { id } of [dana, noor]) await aStaffGrant(db, id, 'trainer');
  const course = await aCourse(db);
  const { id: prerequisiteId } = await aPrerequisite(db, { course, designation: await aDesignation(db) });
  const session = await aSession(db, { course, instructor: dana });
  await aSession(db, { instructor: noor });
  const seat = await aSeat(db, { session, learner: await aPerson(db, 'Maria') });
  const declaration = { id: newId(), seatId: seat.id, prerequisiteId, evidence, declaredAt: clock.now() };
  await db.insertInto('prerequisiteDeclarations').values(declaration).execute();
  return { seat, session, dana, noor, kerry, declarationId: declaration.id };
}

test('notes are written by the attendee, and read by staff and the session’s own trainer until it is over', async () => {
  const { seat, session, dana, noor, kerry } = await aTaughtSeat();
  const maria = await signedIn(seat.learner);
  const page = `/my/seats/${seat.id}`;
  expect((await maria.get(page)).text).toContain('What we should know');
  const write = (browser: typeof maria, dietary: string) =>
    browser.post(`${page}?_action=naming.writeNotes`, { seatId: seat.id, dietary, access: 'Near the door' });
  const tooLong = await write(maria, 'x'.repeat(301));
  expect(tooLong.status).toBe(400);
  expect(tooLong.text).toContain('Use at most 300 characters');
  const saved = await write(maria, 'No <b>nuts</b>');
  expect(saved).toMatchObject({ status: 303 });
  expect((await maria.get(saved.to ?? '')).text).toContain('>No &lt;b&gt;nuts&lt;/b&gt;</textarea>');

  const [trainer, other, office] = [await signedIn(dana), await signedIn(noor), await signedIn(kerry)];
  const roster = `/staff/sessions/${session.id}/roster`;
  for (const reader of [trainer, office])
    expect((await reader.get(roster)).text).toContain('No &lt;b&gt;nuts&lt;/b&gt;');
  expect((await other.get(roster)).status).toBe(404);
  expect((await maria.get(roster)).status).toBe(403);
  for (const stranger of [other, office]) {
    expect((await stranger.get(page)).status).toBe(404);
    expect((await write(stranger, 'Mine')).status).toBe(404);
  }
  clock.set('2027-02-03T05:30:00Z');
  expect((await (await signedIn(kerry)).get(roster)).text).not.toContain('nuts');
});

test('what was declared is seen on the roster and checked on a page of its own', async () => {
  const { seat, session, dana, kerry, declarationId } = await aTaughtSeat();
  const [office, trainer] = [await signedIn(kerry), await signedIn(dana)];
  const page = `/staff/seats/${seat.id}/declarations`;
  const roster = `/staff/sessions/${session.id}/roster`;
  for (const words of [evidence, 'To check', page]) expect((await office.get(roster)).text).toContain(words);
  const seen = (await trainer.get(roster)).text;
  expect(seen).toContain(evidence);
  expect(seen).not.toContain(page);
  expect((await trainer.get(page)).status).toBe(403);

  const check = (browser: typeof office, verdict: string, why = '') =>
    browser.post(`${page}?_action=backoffice.checkDeclaration`, { declarationId, evidence, verdict, why });
  expect((await check(trainer, 'accepted')).status).toBe(403);
  expect((await check(office, '')).text).toContain('Choose one');
  const silent = await check(office, 'turned-down');
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Say what is wrong: the buyer reads it');
  const done = await check(office, 'turned-down', 'No such number');
  expect(done).toMatchObject({ status: 303, to: `${page}?done=declaration-checked` });
  expect((await office.get(roster)).text).toContain('Turned down');
  expect((await office.get('/staff')).text).toContain(page);
  expect(await check(office, 'accepted')).toMatchObject({ status: 303 });
  expect((await office.get('/staff')).text).not.toContain(page);
  for (const id of [newId(), 'no-id']) expect((await office.get(`/staff/seats/${id}/declarations`)).status).toBe(404);
});
