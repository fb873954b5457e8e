import { beforeEach, expect, test } from 'vitest';
import { bookSeats } from '#src/enrolment/index.ts';
import { listJournal } from '#src/journal/index.ts';
import { findCurrentTerms, findTermsForStaff, listTermsForStaff, publishTerms } from '#src/orders/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aSession, aTermsVersion, aViewer } from '#tests/support/builders.ts';
import { aBooking, useShop } from '#tests/support/shop.ts';
import { valueOf } from '#tests/support/stripe.ts';

const shop = useShop();
const by = () => aViewer(shop.db, { role: 'coordinator' });
const current = async () => findCurrentTerms(shop.db, shop.clock.now());

// Terms are never deleted, so each test goes on from what the one before has published.
let latestId: string;
beforeEach(async () => {
  await aTermsVersion(shop.db);
  const list = valueOf(await listTermsForStaff(shop.services(), { viewer: await by(), page: 1 }));
  latestId = list.items[0]?.id ?? '';
  shop.clock.advance({ days: 40 });
});

test('a version holds from its moment on, and is published once by a form sent twice', async () => {
  const before = await current();
  const from = new Date(shop.clock.now().getTime() + 86_400_000);
  const wanted = { termsId: newId(), latestId, body: '## New', from, by: await by() };
  const both = await Promise.all([publishTerms(shop.services(), wanted), publishTerms(shop.services(), wanted)]);
  expect(both.map(valueOf)).toEqual([{ termsId: wanted.termsId }, { termsId: wanted.termsId }]);
  expect((await current())?.id).toBe(before?.id);
  const standings = async () =>
    valueOf(await listTermsForStaff(shop.services(), { viewer: wanted.by, page: 1 }))
      .items.slice(0, 2)
      .map(({ standing }) => standing);
  expect(await standings()).toEqual(['ahead', 'in-force']);
  shop.clock.advance({ days: 1 });
  expect(await current()).toMatchObject({ id: wanted.termsId, body: '## New' });
  expect(await standings()).toEqual(['in-force', 'past']);
  const said = await listJournal(shop.db, { type: 'terms', id: wanted.termsId });
  expect(said.map(({ action }) => action)).toEqual(['terms.published']);
});

test('who had the checkout open when the terms changed is asked to read them, and who reads on books under the new ones', async () => {
  const session = await aSession(shop.db, { on: '2029-02-03' });
  const old = await aBooking(shop, { session, attendees: ['Maria'], totalCents: 38_500 });
  const from = new Date(shop.clock.now().getTime() + 3_600_000);
  const { termsId } = valueOf(
    await publishTerms(shop.services(), { latestId, body: `Terms ${latestId}`, from, by: await by() }),
  );
  const actor = { kind: 'system' } as const;
  const agreed = { ...old, termsVersionId: latestId };
  const early = { ...agreed, formToken: newId(), termsVersionId: termsId };
  expect(await bookSeats(shop.services(), { booking: early, by: actor })).toBeRefused('terms-changed');
  shop.clock.advance({ hours: 1 });
  expect(await bookSeats(shop.services(), { booking: agreed, by: actor })).toBeRefused('terms-changed');
  const { orderId } = valueOf(await bookSeats(shop.services(), { booking: early, by: actor }));
  const order = shop.db.selectFrom('orders').select('termsVersionId').where('id', '=', orderId);
  expect(await order.executeTakeFirst()).toEqual({ termsVersionId: termsId });
});

test('a version that is ahead is replaced from its own moment, never before it; and two of one day have two names', async () => {
  const viewer = await by();
  const from = new Date(shop.clock.now().getTime() + 10 * 86_400_000);
  const first = valueOf(await publishTerms(shop.services(), { latestId, body: 'With a slip', from, by: viewer }));
  const second = { latestId: first.termsId, body: 'Without', by: viewer };
  const early = { ...second, from: new Date(from.getTime() - 1) };
  expect(await publishTerms(shop.services(), early)).toMatchObject({ ok: false, reason: 'before-latest-terms', from });
  expect(await publishTerms(shop.services(), { ...second, from: null })).toBeRefused('before-latest-terms');
  const { termsId } = valueOf(await publishTerms(shop.services(), { ...second, from }));
  const { items } = valueOf(await listTermsForStaff(shop.services(), { viewer, page: 1 }));
  expect(items.slice(0, 2)).toMatchObject([
    { id: termsId, standing: 'ahead', version: `${items[1]?.version}-2` },
    { id: first.termsId, standing: 'never-held' },
  ]);
  shop.clock.advance({ days: 10 });
  expect(await current()).toMatchObject({ id: termsId, body: 'Without' });
});

test('the same text, a moment that has passed, and a form that has grown old are refused', async () => {
  const viewer = await by();
  const now = shop.clock.now();
  const { terms } = valueOf(await findTermsForStaff(shop.services(), { viewer, termsId: latestId }));
  const next = { latestId, body: `${terms.body} and more`, from: null, by: viewer };
  expect(await publishTerms(shop.services(), { ...next, body: terms.body })).toMatchObject({ reason: 'same-terms' });
  const past = new Date(now.getTime() - 1000);
  expect(await publishTerms(shop.services(), { ...next, from: past })).toBeRefused('terms-from-past');
  expect(await publishTerms(shop.services(), { ...next, latestId: null })).toBeRefused('changed-meanwhile');
  const both = await Promise.all(
    ['one', 'another'].map(async (body) => publishTerms(shop.services(), { ...next, body })),
  );
  expect(both.map((each) => (each.ok ? 'published' : each.reason)).toSorted()).toEqual([
    'changed-meanwhile',
    'published',
  ]);
});

test('only the counter writes or reads them here, and nothing is ever changed', async () => {
  for (const viewer of [
    await aViewer(shop.db, { role: 'trainer' }),
    await aViewer(shop.db),
    await aViewer(shop.db, { role: 'coordinator', scope: newId() }),
  ]) {
    const wanted = { latestId, body: 'Mine', from: null, by: viewer };
    expect(await publishTerms(shop.services(), wanted)).toBeRefused('not-allowed');
    expect(await listTermsForStaff(shop.services(), { viewer, page: 1 })).toBeRefused('not-allowed');
    expect(await findTermsForStaff(shop.services(), { viewer, termsId: latestId })).toBeRefused('not-allowed');
  }
  const edit = shop.db.updateTable('termsVersions').set({ body: 'Other' }).where('id', '=', latestId);
  await expect(edit.execute()).rejects.toThrow();
  expect(await findTermsForStaff(shop.services(), { viewer: await by(), termsId: 'no-id' })).toBeRefused('not-found');
});
