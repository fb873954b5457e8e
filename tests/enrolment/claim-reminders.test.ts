import { describe, expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import {
  claimLink,
  claimSeat,
  nameAttendee,
  remindOfUnclaimedSeats,
  remindOfUnnamedSeats,
  renewClaimLink,
  sendClaimLink,
} from '#src/enrolment/index.ts';
import { setMyPreferences } from '#src/reminders/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aPerson } from '#tests/support/builders.ts';
import { mailTo, useShop } from '#tests/support/shop.ts';
import { seatsToBeNamed, keyOf, someone } from './claims-story.ts';

const shop = useShop();
const services = () => ({ ...shop.services(), rateLimits: postgresRateLimits(shop.db) });

describe('the reminder of seats to be named', () => {
  test('goes to the buyer once, in one mail for the order, three days before the deadline', async () => {
    const { buyer, seatId, of } = await seatsToBeNamed(shop, { seats: 3, on: '2027-02-03' });
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toSucceed();
    shop.clock.set('2027-01-28T21:00:00Z');
    await remindOfUnnamedSeats(shop.services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed']);
    shop.clock.set('2027-01-28T22:00:00Z');
    await Promise.all([remindOfUnnamedSeats(shop.services()), remindOfUnnamedSeats(shop.services())]);
    await remindOfUnnamedSeats(shop.services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed', 'seats-to-be-named']);
    const mail = shop.db.selectFrom('messages').select('bodyText').where('kind', '=', 'seats-to-be-named');
    const { bodyText } = await mail.where('toEmail', '=', buyer.email).executeTakeFirstOrThrow();
    expect(bodyText).toContain('2 SEATS TO BE NAMED');
    expect(bodyText).not.toContain(seatId);
  });

  test('does not go to a buyer who can do without', async () => {
    const { buyer, of } = await seatsToBeNamed(shop, { on: '2027-02-03' });
    const person = await aPerson(shop.db);
    await shop.db.updateTable('orders').set({ buyerPersonId: person.id }).where('id', '=', of.orderId).execute();
    const said = { wanted: ['sessions', 'cycles', 'unfinished-courses'] as const, timeZone: null };
    await setMyPreferences(shop.services(), { by: { personId: person.id }, said });
    shop.clock.set('2027-01-28T22:00:00Z');
    await remindOfUnnamedSeats(shop.services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed']);
  });

  test('says nothing of a session that was called off, nor does the one of a claim link', async () => {
    const { buyer, of, session } = await seatsToBeNamed(shop, { seats: 2, on: '2027-02-03' });
    const email = `nadia-${newId()}@example.com`;
    await sendClaimLink(services(), { ...of, email });
    const calledOff = { state: 'cancelled' as const, cancelledAt: shop.clock.now() };
    await shop.db.updateTable('sessions').set(calledOff).where('id', '=', session.id).execute();
    shop.clock.set('2027-01-28T22:00:00Z');
    await remindOfUnnamedSeats(shop.services());
    await remindOfUnclaimedSeats(services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed']);
    expect(await mailTo(shop, email)).toEqual(['claim-link']);
  });

  test('does not follow a booking that was made a moment ago', async () => {
    const { buyer } = await seatsToBeNamed(shop, { on: '2026-12-05' });
    await remindOfUnnamedSeats(shop.services());
    expect(await mailTo(shop, buyer.email)).toEqual(['order-confirmed']);
  });
});

describe('who was sent a claim link', () => {
  test('is reminded once, three days before it ends, of the link that they hold', async () => {
    const { seatId, of } = await seatsToBeNamed(shop, { on: '2027-02-03' });
    const email = `nadia-${newId()}@example.com`;
    await sendClaimLink(services(), { ...of, email });
    // Links end two days before the start, on 31 January at 21:30 UTC.
    shop.clock.set('2027-01-28T21:29:00Z');
    await remindOfUnclaimedSeats(services());
    expect(await mailTo(shop, email)).toEqual(['claim-link']);
    shop.clock.set('2027-01-28T21:30:00Z');
    await Promise.all([remindOfUnclaimedSeats(services()), remindOfUnclaimedSeats(services())]);
    await remindOfUnclaimedSeats(services());
    expect(await mailTo(shop, email)).toEqual(['claim-link', 'seat-still-to-claim']);
    const mail = shop.db.selectFrom('messages').select('bodyText').where('kind', '=', 'seat-still-to-claim');
    const { bodyText } = await mail.where('toEmail', '=', email).executeTakeFirstOrThrow();
    expect(bodyText).toContain(claimLink(shop.services(), { id: seatId, claimVersion: 1 }));
  });

  test('is not reminded of a link that was replaced, a seat that was claimed, or one sent hours ago', async () => {
    const [replaced, claimed, fresh] = [
      await seatsToBeNamed(shop),
      await seatsToBeNamed(shop),
      await seatsToBeNamed(shop),
    ];
    const emailOf = ({ seatId }: { seatId: string }) => `${seatId}@example.com`;
    for (const each of [replaced, claimed]) await sendClaimLink(services(), { ...each.of, email: emailOf(each) });
    await renewClaimLink(services(), { ...replaced.of, replaces: 1 });
    const key = await keyOf(shop, claimed.seatId);
    await claimSeat(services(), { seatId: claimed.seatId, key, attendee: someone('Nora') });
    shop.clock.set('2027-01-30T00:00:00Z');
    await sendClaimLink(services(), { ...fresh.of, email: emailOf(fresh) });
    await remindOfUnclaimedSeats(services());
    for (const each of [replaced, claimed, fresh]) expect(await mailTo(shop, emailOf(each))).toEqual(['claim-link']);
  });
});
