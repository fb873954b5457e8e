import { describe, expect, test } from 'vitest';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { claimLink, claimSeat, nameAttendee, renewClaimLink, sendClaimLink } from '#src/enrolment/index.ts';
import { newId } from '#src/shared/ids.ts';
import { aViewer } from '#tests/support/builders.ts';
import { useShop } from '#tests/support/shop.ts';
import { seatsToBeNamed, keyOf, rowOf, someone } from './claims-story.ts';

const shop = useShop();
const services = () => ({ ...shop.services(), rateLimits: postgresRateLimits(shop.db) });

describe('a new claim link', () => {
  test('makes the old one useless and begins a deadline that has passed anew; twice renews once', async () => {
    const { seatId, of } = await seatsToBeNamed(shop, { on: '2027-02-03' });
    const old = await keyOf(shop, seatId);
    shop.clock.set('2027-02-01T00:00:00Z');
    expect(await renewClaimLink(shop.services(), { ...of, replaces: 1 })).toSucceed();
    expect(await renewClaimLink(shop.services(), { ...of, replaces: 1 })).toSucceed();
    expect(await rowOf(shop, seatId)).toMatchObject({ claimVersion: 2, claimBy: new Date('2027-02-02T21:30:00Z') });
    expect(await claimSeat(services(), { seatId, key: old, attendee: someone('Old') })).toBeRefused(
      'claim-link-replaced',
    );
    expect(
      await claimSeat(services(), { seatId, key: await keyOf(shop, seatId), attendee: someone('New') }),
    ).toSucceed();
    expect(await renewClaimLink(shop.services(), { ...of, replaces: 2 })).toBeRefused('already-named');
  });

  test('is refused to strangers and after the start', async () => {
    const { of } = await seatsToBeNamed(shop);
    const strange = { viewer: await aViewer(shop.db), key: 'guessed' };
    expect(await renewClaimLink(shop.services(), { ...of, access: strange, replaces: 1 })).toBeRefused('not-found');
    shop.clock.set('2027-02-03T00:00:00Z');
    expect(await renewClaimLink(shop.services(), { ...of, replaces: 1 })).toBeRefused('seat-over');
  });
});

describe('mailing a claim link', () => {
  test('sends it once however often the button is pressed, and journals no address', async () => {
    const { seatId, of } = await seatsToBeNamed(shop);
    const email = `sam-${newId()}@example.com`;
    expect(await sendClaimLink(services(), { ...of, email })).toSucceed();
    expect(await sendClaimLink(services(), { ...of, email: email.toUpperCase() })).toSucceed();
    const mails = await shop.db
      .selectFrom('messages')
      .select(['kind', 'bodyText'])
      .where('toEmail', '=', email)
      .execute();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.bodyText).toContain(claimLink(shop.services(), { id: seatId, claimVersion: 1 }));
    const journal = await shop.db.selectFrom('journalEntries').selectAll().where('subjectId', '=', seatId).execute();
    expect(journal.map(({ action }) => action)).toEqual(['seat.claim-link-sent']);
    expect(JSON.stringify(journal)).not.toContain(email);
  });

  test('is refused to strangers, for a named seat, and after the deadline', async () => {
    const { of } = await seatsToBeNamed(shop);
    const email = 'sam@example.com';
    const strange = { viewer: await aViewer(shop.db), key: null };
    expect(await sendClaimLink(services(), { ...of, email, access: strange })).toBeRefused('not-found');
    const other = await seatsToBeNamed(shop);
    expect(await sendClaimLink(services(), { ...of, email, seatId: other.seatId })).toBeRefused('not-found');
    shop.clock.set('2027-02-01T12:00:00Z');
    expect(await sendClaimLink(services(), { ...of, email })).toBeRefused('deadline-passed');
    expect(await nameAttendee(services(), { ...of, attendee: someone('Nora') })).toSucceed();
    expect(await sendClaimLink(services(), { ...of, email })).toBeRefused('already-named');
  });
});
