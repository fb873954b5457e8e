import { describe, expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { nameAttendee } from '#src/enrolment/index.ts';
import { aViewer } from '#tests/support/builders.ts';
import { mailTo, useShop } from '#tests/support/shop.ts';
import { seatsToBeNamed, rowOf, someone } from './claims-story.ts';

const shop = useShop();
const services = () => ({ ...shop.services(), rateLimits: postgresRateLimits(shop.db) });

describe('naming an attendee', () => {
  test('is done by the buyer, tells the attendee, and twice changes nothing', async () => {
    const { seatId, of } = await seatsToBeNamed(shop);
    const nora = someone('Nora');
    expect(await nameAttendee(services(), { ...of, attendee: nora })).toSucceed();
    const before = await rowOf(shop, seatId);
    expect(await nameAttendee(services(), { ...of, attendee: nora })).toSucceed();
    expect(await nameAttendee(services(), { ...of, attendee: someone('Otto') })).toBeRefused('already-named');
    expect(await rowOf(shop, seatId)).toEqual(before);
    expect(await mailTo(shop, nora.email)).toEqual(['seat-confirmed']);
  });

  test('is refused to strangers, to the holder of another order’s link, and for another order’s seat', async () => {
    const [mine, other] = [await seatsToBeNamed(shop), await seatsToBeNamed(shop)];
    const attendee = someone('Thief');
    for (const access of [other.of.access, { viewer: await aViewer(shop.db), key: null }, { viewer: null, key: 'x' }])
      expect(await nameAttendee(services(), { ...mine.of, access, attendee })).toBeRefused('not-found');
    expect(await nameAttendee(services(), { ...other.of, seatId: mine.seatId, attendee })).toBeRefused('not-found');
    expect(await rowOf(shop, mine.seatId)).toMatchObject({ learnerId: null });
  });

  test('checks what the course requires', async () => {
    const { of } = await seatsToBeNamed(shop, { requires: true });
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toBeRefused('prerequisite-missing');
  });

  test('ends for the buyer when the session begins, for staff when it ends', async () => {
    const { of } = await seatsToBeNamed(shop, { on: '2027-02-03' });
    shop.clock.set('2027-02-03T00:00:00Z');
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toBeRefused('seat-over');
    const access = { viewer: await aViewer(shop.db, { role: 'coordinator' }), key: null };
    expect(await nameAttendee(services(), { ...of, access, attendee: someone('Walker') })).toSucceed();
  });
});
