import { beforeEach, expect, test } from 'vitest';
import { aCourse, aCycleGroup, aHeldDesignation, aPerson, aSession } from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import { type Fields, hiddenFields, openShop } from './checkout-story.ts';

const clock = stoppedClock('2027-11-29T00:00:00Z');
const site = useSite({ process: 'web', clock });
const password = 'drying-is-a-science';

beforeEach(() => openShop(site()));

/** Somebody with WRT, nine weeks before their cycle ends and with nothing earned yet, signed in. */
async function aTechnician() {
  const { db, passwords } = site().services;
  const person = await aPerson(db, 'Maria', { passwordHash: await passwords.hash(password) });
  const group = await aCycleGroup(db);
  await aHeldDesignation(db, { personId: person.id, group, cycle: { startsOn: '2024-02-01', endsOn: '2028-01-31' } });
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, person, path: `/my/designations/plan/${group.id}` };
}

async function twoWorkshops() {
  const { db } = site().services;
  const sessions = [];
  for (const [title, on] of [
    ['Drying floors', '2027-12-07'],
    ['Drying walls', '2027-12-14'],
  ] as const)
    sessions.push(await aSession(db, { course: await aCourse(db, { title, approvals: [{ units: '7' }] }), on }));
  return sessions;
}

const everyKind: Fields = ['class', 'workshop', 'webinar', 'online', 'event'].map((kind) => ['kind', kind]);

test('a plan is shown to whom it is for, explained, and its set goes into the cart at once', async () => {
  const sessions = await twoWorkshops();
  const maria = await aTechnician();
  const page = await maria.get(`${maria.path}?asked=1&postcode=2000&km=50&kind=workshop`);
  expect(page.status).toBe(200);
  for (const words of [
    'Cheapest, soonest and fewest days',
    'Proven best',
    'Brings 7 CECs for $385.00, $55.00 a CEC, in 1 day.',
    'Without it 7 CECs would still be missing.',
    '20 km from you',
    'Neither clock stops the other',
  ])
    expect(page.text).toContain(words);
  const lines = sessions.map(({ id, courseId }) => `${courseId}~${id}*1`).join('.');
  const form = page.text.slice(page.text.indexOf('_action=cart.addAll'));
  expect(hiddenFields(form.slice(0, form.indexOf('</form>')))).toEqual([['lines', lines]]);
  for (let twice = 0; twice < 2; twice += 1)
    expect(await maria.post('/cart?_action=cart.addAll', { lines })).toMatchObject({
      status: 303,
      to: '/cart?added=1',
    });
  const cart = await maria.get('/cart');
  expect(cart.text).toContain('Drying floors');
  expect(cart.text).toContain('2 seats. Nothing is kept');

  const sam = await aTechnician();
  expect((await sam.get(maria.path)).status).toBe(404);
  expect(await aVisitor(site()).get(maria.path)).toMatchObject({
    status: 303,
    to: expect.stringMatching(/^\/sign-in\?to=/),
  });
});

test('somebody who plans faster than anybody reads is told to wait', async () => {
  const maria = await aTechnician();
  for (let plan = 0; plan < 30; plan += 1) expect((await maria.get(maria.path)).status).toBe(200);
  const refused = await maria.get(maria.path);
  expect([refused.status, refused.text.includes('Wait a minute, then plan again')]).toEqual([429, true]);
  const sam = await aTechnician();
  expect((await sam.get(sam.path)).status).toBe(200);
});

test('a set that does not fit into the cart, or is no set, leaves the cart as it was', async () => {
  const [session] = await twoWorkshops();
  const maria = await aTechnician();
  const one = `${session?.courseId}~${session?.id}*1`;
  const eleven = Array.from({ length: 11 }, () => `${crypto.randomUUID()}*1`).join('.');
  await maria.post('/cart?_action=cart.addAll', { lines: one });
  for (const lines of [eleven, 'nonsense', `${one}.nonsense`, '', 'x'.repeat(3_000)]) {
    const refused = await maria.post('/cart?_action=cart.addAll', { lines });
    expect([lines.length, refused.status >= 400 && refused.status < 500]).toEqual([lines.length, true]);
    expect(refused.text).toContain('The cart stayed as it was');
  }
  expect((await maria.get('/cart')).text).toContain('One seat. Nothing is kept');
});

test('wishes are kept only when somebody asks for it, for them alone, and forgotten again', async () => {
  await twoWorkshops();
  const maria = await aTechnician();
  const cycleGroupId = maria.path.split('/').at(-1) ?? '';
  const wishes: Fields = [
    ['cycleGroupId', cycleGroupId],
    ['postcode', '2150'],
    ['km', '60'],
    ['budget', '1,200'],
    ...everyKind,
  ];
  const keep = (fields: Fields) => maria.post(`${maria.path}?_action=planner.keep`, fields);
  const postcode = async (who = maria) =>
    / name="postcode"[^>]* value="(\d*)"/.exec((await who.get(who.path)).text)?.[1];
  await maria.get(`${maria.path}?asked=1&postcode=2000&kind=workshop`);
  expect(await postcode()).toBeUndefined();
  for (let twice = 0; twice < 2; twice += 1) {
    const kept = await keep(wishes);
    expect(kept.status).toBe(303);
    expect(kept.to).toContain('postcode=2150&km=60&budget=1200&kind=class');
  }
  expect(await postcode()).toBe('2150');
  expect(await postcode(await aTechnician())).toBeUndefined();
  const refused = await keep([['cycleGroupId', cycleGroupId], ['postcode', '1'], ['km', '9'], ...everyKind]);
  expect((await maria.get(refused.to ?? '')).text).toContain('We do not know this postcode');
  expect(await postcode()).toBe('2150');
  for (let twice = 0; twice < 2; twice += 1)
    expect((await maria.post(`${maria.path}?_action=planner.forget`, { cycleGroupId })).status).toBe(303);
  expect(await postcode()).toBeUndefined();
});

test('what cannot be read is said beside its field, and nothing is planned by it', async () => {
  await twoWorkshops();
  const maria = await aTechnician();
  const page = await maria.get(`${maria.path}?asked=1&postcode=9&km=far&budget=%24x&online=1`);
  expect(page.status).toBe(200);
  for (const words of [
    'We do not know this postcode',
    'Enter whole kilometres',
    'Enter dollars, such as 400',
    'Choose at least one kind',
    'Mend what is marked in the form',
  ])
    expect(page.text).toContain(words);
  expect(page.text).not.toContain('Put all');
});
