import { beforeAll, expect, test, vi } from 'vitest';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { newId } from '#src/shared/ids.ts';
import { aCreditType, aPerson, aPolicy, aSeat, aSession, aStaffGrant, aVenue } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite();
const password = 'drying-is-a-science';
let passwordHash = '';

beforeAll(async () => {
  passwordHash = await site().services.passwords.hash(password);
});

/** Somebody signed in at their own browser, with this right. */
async function aMember(name: string, role?: 'coordinator' | 'trainer') {
  const person = await aPerson(site().services.db, name, { passwordHash });
  if (role) await aStaffGrant(site().services.db, person.id, role);
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, person };
}

/** The value of a hidden field in a page. */
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

async function courseFields(facts: Record<string, string> = {}) {
  const policy = await aPolicy(site().services.db);
  return {
    ...{ title: 'Drying Plans', slug: `plans-${newId().slice(0, 8)}`, kind: 'workshop', discipline: 'water-damage' },
    ...{
      level: 'intermediate',
      summary: 'A day of plans.',
      description: 'What to **measure**.',
      outcomes: 'Plan\nDry',
    },
    ...{ outline: 'Measuring | 90\n- Meters', whatToBring: 'Boots', alsoPay: 'Exam fee | IICRC | 70', gst: 'taxable' },
    ...{ durationMinutes: '420', price: '385.00', attendancePercent: '100', policyId: policy.id },
    ...facts,
  };
}

test('staff write a course, approve it, plan a session, sell it, and a visitor sees it', async () => {
  const kerry = await aMember('Kerry', 'coordinator');
  const { db } = site().services;
  await aCreditType(db);
  const [venue, trainer] = [await aVenue(db), await aPerson(db, 'Dana')];
  await aSession(db, { instructor: trainer });
  const instructor = await db
    .selectFrom('instructors')
    .select('id')
    .where('personId', '=', trainer.id)
    .executeTakeFirstOrThrow();
  const fields = await courseFields();

  const created = await kerry.post('/staff/courses/new?_action=catalogue.createCourse', fields);
  expect(created.status).toBe(303);
  const course = created.to?.split('?')[0] ?? '';
  const courseId = course.split('/').at(-1) ?? '';
  const draft = await kerry.get(course);
  expect(draft.text).toContain('Measuring | 90');
  const approval = {
    approvalId: '',
    creditType: 'iicrc-cec',
    units: '7',
    reference: '',
    status: 'approved',
    validFrom: '',
    validTo: '',
  };
  const mark = { courseId, updatedAt: hidden(draft.text, 'updatedAt') };
  const approved = await kerry.post(`${course}?_action=catalogue.setApprovals`, { ...mark, ...approval });
  expect(approved).toMatchObject({ status: 303, to: `${course}?done=approvals#approvals` });
  expect(await kerry.post(`${course}?_action=catalogue.publishCourse`, { courseId })).toMatchObject({ status: 303 });

  const blank = await kerry.get(`/staff/sessions/new?course=${courseId}`);
  const sessionId = hidden(blank.text, 'sessionId');
  const session = `/staff/sessions/${sessionId}`;
  const planned = await kerry.post('/staff/sessions/new?_action=catalogue.createSession', {
    ...{ courseId, sessionId, delivery: 'in-person', venueId: venue.id, joinUrl: '', timeZone: 'Australia/Sydney' },
    ...{ dayDate: '2027-02-03', dayFrom: '08:30', dayTo: '16:30', capacity: '12', minSeats: '4', goNoGoOn: '' },
    ...{ price: '', instructorIds: instructor.id },
  });
  expect(planned).toMatchObject({ status: 303, to: `${session}?done=created` });
  expect(await kerry.post(`${session}?_action=catalogue.publishSession`, { sessionId })).toMatchObject({ status: 303 });

  await vi.waitFor(async () => {
    const { status, text } = await aVisitor(site()).get(`/courses/${fields.slug}`);
    expect(status).toBe(200);
    for (const words of ['Drying Plans', '$385.00', 'CEC', 'Wed 3 Feb 2027']) expect(text).toContain(words);
  }, 10_000);
  const history = await kerry.get(session);
  for (const words of ['Planned the session', 'Put the session on sale']) expect(history.text).toContain(words);
});

test('a form that is refused comes back with words beside the fields and what was typed', async () => {
  const kerry = await aMember('Kerry', 'coordinator');
  const fields = await courseFields({ outline: 'Measuring for long', price: 'much', slug: 'Not An Address', kind: '' });
  const title = '"><script>alert(1)</script> تجفيف 🦺';
  const { status, text } = await kerry.post('/staff/courses/new?_action=catalogue.createCourse', { ...fields, title });
  expect(status).toBe(400);
  expect(text).toContain('Line 1, “Measuring for long”, is not in the form');
  expect(text).toContain('Enter the price in dollars');
  expect(text).toContain('Use small letters, digits and single hyphens');
  expect(text).toContain('Choose a kind');
  expect(text).toContain('value="&quot;><script>alert(1)</script> تجفيف 🦺"');
  expect(text).not.toContain('"><script>alert(1)');
  expect(text).toContain('>Measuring for long</textarea>');
});

test('an edit of a page that has grown old keeps what was typed', async () => {
  const kerry = await aMember('Kerry', 'coordinator');
  const fields = await courseFields();
  const created = await kerry.post('/staff/courses/new?_action=catalogue.createCourse', fields);
  const course = created.to?.split('?')[0] ?? '';
  const edit = `${course}?_action=catalogue.editCourse`;
  const mark = {
    courseId: course.split('/').at(-1) ?? '',
    updatedAt: hidden((await kerry.get(course)).text, 'updatedAt'),
  };
  expect(await kerry.post(edit, { ...fields, ...mark, title: 'Hers' })).toMatchObject({ status: 303 });
  const late = await kerry.post(edit, { ...fields, ...mark, title: 'His' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Somebody has changed this since you opened the page');
  expect(late.text).toContain('value="His"');
});

test('a seat is given back on its own page, and the order tells', async () => {
  const kerry = await aMember('Kerry', 'coordinator');
  const seat = await aSeat(site().services.db, { session: await aSession(site().services.db) });
  const page = `/staff/seats/${seat.id}/cancellation`;
  expect((await kerry.get(page)).text).toContain('Nothing is left to take off');
  const action = `${page}?_action=backoffice.cancelSeat`;
  const tooMuch = await kerry.post(action, { seatId: seat.id, reason: 'Ill', refund: '1.00' });
  expect(tooMuch.status).toBe(422);
  expect(tooMuch.text).toContain('Nothing is left to take off: enter 0');
  const done = await kerry.post(action, { seatId: seat.id, reason: 'Ill', refund: '0' });
  expect(done).toMatchObject({ status: 303, to: `/staff/orders/${seat.orderId}?done=seat-cancelled` });
  expect((await kerry.post(action, { seatId: seat.id, reason: 'Ill', refund: '0' })).status).toBe(409);
  const order = await kerry.get(`/staff/orders/${seat.orderId}`);
  for (const words of [seat.reference, 'Cancelled a seat', 'Mail about this order'])
    expect(order.text).toContain(words);
});

test('a session is cancelled on its own page, with a reason', async () => {
  const kerry = await aMember('Kerry', 'coordinator');
  const { id } = await aSession(site().services.db);
  const decideOn = dateIn('Australia/Sydney', site().services.clock.now());
  const action = `/staff/sessions/${id}/cancellation?_action=sessionChanges.cancel`;
  const silent = await kerry.post(action, { sessionId: id, reason: ' ', decideOn });
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Say why');
  expect(await kerry.post(action, { sessionId: id, reason: 'Flood', decideOn })).toMatchObject({ status: 303 });
  expect((await kerry.get(`/staff/sessions/${id}`)).text).toContain('Flood');
});

const pages = ['', '/sessions', '/courses', '/courses/new', '/sessions/new', '/orders', '/agreement', '/mail'];

test('the counter is closed to learners, asks strangers to sign in, and shows a trainer their own', async () => {
  const { db } = site().services;
  const dana = await aPerson(db, 'Dana', { passwordHash });
  await aStaffGrant(db, dana.id, 'trainer');
  const own = await aSession(db, { instructor: dana });
  const other = await aSession(db);
  const trainer = aVisitor(site());
  await trainer.post('/sign-in?_action=accounts.signIn', { email: dana.email, password });
  const learner = await aMember('Maria');
  const kerry = await aMember('Kerry', 'coordinator');
  for (const page of pages) {
    const path = `/staff${page}`;
    expect(await aVisitor(site()).get(path)).toMatchObject({
      status: 303,
      to: `/sign-in?to=${encodeURIComponent(path)}`,
    });
    expect((await learner.get(path)).status, path).toBe(403);
    expect((await kerry.get(path)).status, path).toBe(200);
    expect((await trainer.get(path)).status, path).toBe(page === '' || page === '/sessions' ? 200 : 403);
  }
  expect((await trainer.get(`/staff/sessions/${own.id}/roster`)).status).toBe(200);
  expect((await trainer.get(`/staff/sessions/${other.id}/roster`)).status).toBe(404);
  const deed = { sessionId: own.id, reason: 'Mine', decideOn: dateIn('Australia/Sydney', site().services.clock.now()) };
  expect(
    (await trainer.post(`/staff/sessions/${own.id}/cancellation?_action=sessionChanges.cancel`, deed)).status,
  ).toBe(403);
});

test.each(['courses', 'sessions', 'orders'])('an unknown address among the %s is not found', async (place) => {
  const kerry = await aMember('Kerry', 'coordinator');
  for (const id of [newId(), 'no-id']) expect((await kerry.get(`/staff/${place}/${id}`)).status).toBe(404);
});

test('from Today staff come to the door of what is held, and from the menu to certificates', async () => {
  const kerry = await aMember('Kerry', 'coordinator');
  const { db, clock } = site().services;
  const today = dateIn('Australia/Sydney', clock.now());
  // Two days without a night, so that midnight may come between.
  const session = await aSession(db, { on: today, days: 2, from: '00:00', to: '23:59' });
  const later = await aSession(db, { on: addDays(today, 4) });
  const dashboard = (await kerry.get('/staff')).text;
  expect(dashboard).toContain(`href="/staff/check-in/${session.id}"`);
  expect(dashboard).toContain(`href="/staff/sessions/${later.id}"`);
  expect(dashboard).not.toContain(`href="/staff/check-in/${later.id}"`);
  expect(dashboard).toContain('href="/staff/certificates"');
  expect((await kerry.get('/staff/certificates')).text).toContain('No certificate yet');
  expect((await kerry.get('/staff/certificates?q=Nobody')).text).toContain('No certificate fits');
  const trainer = await aMember('Tina', 'trainer');
  expect((await trainer.get('/staff/certificates')).status).toBe(403);
});
