import { beforeAll, expect, test } from 'vitest';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aStaffGrant } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';
let passwordHash = '';

beforeAll(async () => {
  passwordHash = await site().services.passwords.hash(password);
});

/** Somebody signed in at their own browser, with this right. */
async function aMember(role?: 'coordinator' | 'trainer') {
  const person = await aPerson(site().services.db, 'Kerry', { passwordHash });
  if (role) await aStaffGrant(site().services.db, person.id, role);
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return visitor;
}

/** The value of a hidden field in a page. */
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const unit = { unitSingular: 'hour', unitPlural: 'hours', minutesPerUnit: '60', step: '0.5', rounding: 'down' };
const designation = { code: 'CRD', track: 'restoration', name: 'Certified Dryer', aliases: 'CDX', cycleGroupId: '' };

test('staff add a body with its unit and a designation, and come to write the rule that keeps it up', async () => {
  const kerry = await aMember('coordinator');
  expect((await kerry.get('/staff/bodies')).text).toContain('No body yet');
  const bodyId = hidden((await kerry.get('/staff/bodies/new')).text, 'bodyId');
  const create = '/staff/bodies/new?_action=bodies.write';
  const wrong = await kerry.post(create, { bodyId, code: '', name: 'Dryers', website: 'dryers' });
  expect(wrong.status).toBe(400);
  for (const words of ['Enter what people call it', 'Enter an address like https', 'value="dryers"'])
    expect(wrong.text).toContain(words);
  const page = `/staff/bodies/${bodyId}`;
  for (const _ of ['once', 'twice'])
    expect(await kerry.post(create, { bodyId, code: 'DRY', name: 'Dryers', website: '' })).toMatchObject({
      to: `${page}?done=body`,
    });
  const twin = await kerry.post(create, { bodyId: newId(), code: 'dry', name: 'Others', website: '' });
  expect(twin.status).toBe(409);
  expect(twin.text).toContain('Another body is called so');

  const unitId = hidden((await kerry.get(`${page}/units/new`)).text, 'unitId');
  const addUnit = `${page}/units/new?_action=bodies.writeUnit`;
  const nothing = await kerry.post(addUnit, { ...unit, bodyId, unitId, step: '0' });
  expect(nothing.status).toBe(422);
  expect(nothing.text).toContain('Enter more than nothing');
  for (const huge of [{ step: '1000' }, { legacyFactor: '99999' }] as Record<string, string>[])
    expect(await kerry.post(addUnit, { ...unit, bodyId, unitId, ...huge })).toMatchObject({
      status: 400,
      text: expect.stringContaining('Enter a number below 1000'),
    });
  for (const _ of ['once', 'twice'])
    expect(await kerry.post(addUnit, { ...unit, bodyId, unitId })).toMatchObject({ to: `${page}?done=unit` });

  const designationId = hidden((await kerry.get(`${page}/designations/new`)).text, 'designationId');
  const fields = { ...designation, bodyId, designationId, newGroup: 'Dryers together' };
  const add = `${page}/designations/new?_action=bodies.writeDesignation`;
  const added = await kerry.post(add, fields);
  expect(added.to).toMatch(/^\/staff\/requirements\/[0-9a-f-]+\?done=designation-group$/);
  expect(await kerry.post(add, fields)).toMatchObject({ to: added.to });
  const rule = await kerry.get(added.to ?? '');
  for (const words of ['Now write down what keeps it up', 'Keeps up CRD', 'hours']) expect(rule.text).toContain(words);
  const whole = (await kerry.get(page)).text;
  for (const words of ['Certified Dryer', 'Dryers together', 'Added the unit hour of 60 minutes', 'Added DRY'])
    expect(whole).toContain(words);

  const one = await kerry.get(`${page}/designations/${designationId}`);
  const late = { ...fields, newGroup: '', cycleGroupId: '', updatedAt: '2020-01-01T00:00:00.000Z' };
  const edit = `${page}/designations/${designationId}?_action=bodies.writeDesignation`;
  expect(one.text).toContain('CDX</textarea>');
  expect((await kerry.post(edit, late)).status).toBe(409);
  const retired = { ...late, updatedAt: hidden(one.text, 'updatedAt'), retired: 'yes' };
  expect(await kerry.post(edit, retired)).toMatchObject({ to: `${page}?done=designation` });
  expect((await kerry.get(page)).text).toContain('Retired');
});

test('the address for evidence is written and taken away again', async () => {
  const kerry = await aMember('coordinator');
  const bodyId = newId();
  const body = { bodyId, code: 'EVI', name: 'Evidence', website: '' };
  await kerry.post('/staff/bodies/new?_action=bodies.write', body);
  const set = '/staff/requirements?_action=requirements.setRenewalsEmail';
  for (const email of ['proof@evidence.example.com', ''])
    expect(await kerry.post(set, { bodyId, email })).toMatchObject({ to: '/staff/requirements?done=renewals-email' });
  const wrong = await kerry.post(set, { bodyId, email: 'no address' });
  expect(wrong.text).toContain('Enter an e-mail like name@example.com, or leave it empty');
});

test('bodies are closed to trainers and learners; what is not there is not found', async () => {
  const kerry = await aMember('coordinator');
  const bodyId = newId();
  await kerry.post('/staff/bodies/new?_action=bodies.write', { bodyId, code: 'CLO', name: 'Closed', website: '' });
  for (const path of ['/nobody', `/${bodyId}/units/none`, `/${bodyId}/designations/none`, '/nobody/units/new'])
    expect((await kerry.get(`/staff/bodies${path}`)).status, path).toBe(404);
  const forms: [string, Record<string, string>][] = [
    ['write', { bodyId, code: 'MINE', name: 'Mine', website: '' }],
    ['writeUnit', { ...unit, bodyId, unitId: newId() }],
    ['writeDesignation', { ...designation, bodyId, designationId: newId(), newGroup: '' }],
  ];
  for (const role of ['trainer', undefined] as const) {
    const other = await aMember(role);
    for (const path of ['', '/new', `/${bodyId}`, `/${bodyId}/units/new`, `/${bodyId}/designations/new`])
      expect((await other.get(`/staff/bodies${path}`)).status, path).toBe(403);
    for (const [name, fields] of forms)
      expect((await other.post(`/staff/bodies?_action=bodies.${name}`, fields)).status, name).toBe(403);
  }
});
