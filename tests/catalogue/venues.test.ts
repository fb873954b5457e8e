import { expect, test } from 'vitest';
import {
  createVenue,
  editVenue,
  findVenueForEditing,
  listVenuesForStaff,
  type VenueDetails,
} from '#src/catalogue/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aSeat, aSession, aVenue, aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { journalOf } from './editing-story.ts';

const database = useDatabase();
const services = () => testCore(database.db);
const coordinator = () => aViewer(database.db, { role: 'coordinator' });

function details(facts: Partial<VenueDetails> = {}): VenueDetails {
  return {
    ...{ name: 'Weir Street Rooms', street: '41 Weir Street', suburb: 'Parramatta', state: 'NSW', postcode: '2150' },
    ...{ timeZone: 'Australia/Sydney', roomSeats: 24, gettingThere: 'Ten minutes from the station.' },
    ...facts,
  };
}

async function found(venueId: string) {
  const venue = await findVenueForEditing(database.db, venueId);
  if (!venue) throw new Error('No such venue');
  return venue;
}

async function edit(venueId: string, facts: Partial<VenueDetails>, updatedAt?: Date) {
  const venue = await found(venueId);
  const given = { venueId, updatedAt: updatedAt ?? venue.updatedAt, details: { ...venue.details, ...facts } };
  return editVenue(services(), { ...given, by: await coordinator() });
}

test('a venue is added once, also by a form sent twice, listed and changed', async () => {
  const given = { venueId: newId(), details: details({ name: 'Harbour House' }), by: await coordinator() };
  const both = await Promise.all([createVenue(services(), given), createVenue(services(), given)]);
  expect(both.map(valueOf)).toEqual([{ venueId: given.venueId }, { venueId: given.venueId }]);
  const list = { viewer: await coordinator(), text: 'harbour', page: 1 };
  expect(valueOf(await listVenuesForStaff(services(), list)).items).toMatchObject([{ roomSeats: 24, toCome: 0 }]);
  const { updatedAt } = await found(given.venueId);
  expect(valueOf(await edit(given.venueId, { roomSeats: 30 }))).toEqual({ changed: ['roomSeats'] });
  expect(valueOf(await edit(given.venueId, { roomSeats: 30 }, updatedAt))).toEqual({ changed: [] });
  expect(await edit(given.venueId, { roomSeats: 12 }, updatedAt)).toBeRefused('changed-meanwhile');
  expect(await journalOf(database.db, given.venueId)).toEqual(['venue.added', 'venue.edited']);
});

test('a room holds at least whom it is sold to, in every session to come', async () => {
  const venue = await aVenue(database.db);
  const session = await aSession(database.db, { venue });
  for (const _each of [1, 2, 3]) await aSeat(database.db, { session });
  await aSeat(database.db, { session: await aSession(database.db, { venue }) });
  expect(await edit(venue.id, { roomSeats: 2 })).toMatchObject({ reason: 'room-below-taken', seatsTaken: 3 });
  expect(await edit(venue.id, { roomSeats: 3 })).toSucceed();
  const past = await aVenue(database.db);
  const over = await aSession(database.db, { venue: past, on: '2020-02-03' });
  for (const _each of [1, 2]) await aSeat(database.db, { session: over });
  expect(await edit(past.id, { roomSeats: 1 })).toSucceed();
});

test('its clock stays once a session was planned on it', async () => {
  const venue = await aVenue(database.db);
  expect(await edit(venue.id, { timeZone: 'Australia/Perth' })).toSucceed();
  await aSession(database.db, { venue });
  expect(await edit(venue.id, { timeZone: 'Australia/Sydney' })).toBeRefused('venue-clock-in-use');
});

test('unknown clocks, unknown venues and others than the counter are refused', async () => {
  const by = await coordinator();
  const wrong = details({ timeZone: 'Nowhere/Here' });
  expect(await createVenue(services(), { details: wrong, by })).toBeRefused('time-zone-unknown');
  const given = { venueId: newId(), updatedAt: new Date(0), details: details(), by };
  expect(await editVenue(services(), given)).toBeRefused('not-found');
  const scoped = await aViewer(database.db, { role: 'coordinator', scope: newId() });
  expect(await createVenue(services(), { details: details(), by: scoped })).toBeRefused('not-allowed');
  expect(await editVenue(services(), { ...given, by: scoped })).toBeRefused('not-allowed');
  expect(await listVenuesForStaff(services(), { viewer: scoped, text: '', page: 1 })).toBeRefused('not-allowed');
});
