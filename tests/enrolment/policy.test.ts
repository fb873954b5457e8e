import { describe, expect, test } from 'vitest';
import { cutOff, type Policy, quoteCancellation, transferTerms, substitutionEnds } from '#src/enrolment/policy.ts';
import { cancellationLines, cancellationReason, policySummary, transferLines } from '#src/enrolment/policy-words.ts';

const days = (count: number) => count * 24;

/** DOMAIN.md's example: over 21 days full less a fee, 14–5 days half, under 48 hours nothing. */
const policy: Policy = {
  tiers: [
    { atLeastHoursBefore: days(21), refundPercent: 100, feeCents: 2_500 },
    { atLeastHoursBefore: days(14), refundPercent: 75, feeCents: 0 },
    { atLeastHoursBefore: days(5), refundPercent: 50, feeCents: 0 },
    { atLeastHoursBefore: 48, refundPercent: 25, feeCents: 0 },
    { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
  ],
  transferTiers: [
    { atLeastHoursBefore: days(14), feeCents: 0 },
    { atLeastHoursBefore: 48, feeCents: 5_500 },
  ],
  substituteUntilHours: 2,
};
const seat = { priceCents: 38_550, refundedCents: 0, hasBegun: false };
/** Wed 3 Feb 2027, 8:30 am AEDT (+11). */
const sydney = { startsAt: new Date('2027-02-02T21:30:00Z'), timeZone: 'Australia/Sydney' };

describe('what goes back on a change of mind', () => {
  test.each([
    ['2027-01-12T21:30:00Z', 36_050, 2_500, 'at the very instant of 21 days'],
    ['2027-01-12T21:30:00.001Z', 28_913, 0, 'a millisecond later'],
    ['2027-01-25T00:00:00Z', 19_275, 0, 'eight days before'],
    ['2027-01-31T21:30:00Z', 9_638, 0, 'at 48 hours'],
    ['2027-01-31T21:31:00Z', 0, 0, 'a minute later'],
    ['2027-02-02T21:30:00Z', 0, 0, 'as it starts'],
  ])('%s: %i cents, fee %i, %s', (now, refundCents, feeCents) => {
    expect(quoteCancellation(policy, seat, sydney, new Date(now))).toMatchObject({ refundCents, feeCents });
  });

  test('says until when it holds and what follows', () => {
    expect(quoteCancellation(policy, seat, sydney, new Date('2027-01-25T00:00:00Z'))).toMatchObject({
      percent: 50,
      cutOffAt: new Date('2027-01-28T21:30:00Z'),
      next: { from: new Date('2027-01-28T21:30:00Z'), refundCents: 9_638 },
      because: 'notice',
    });
  });

  test('after the start no step applies', () => {
    const quote = quoteCancellation(policy, seat, sydney, new Date('2027-02-02T21:30:01Z'));
    expect(quote).toMatchObject({ refundCents: 0, tier: null, cutOffAt: null, next: null, because: 'no-notice' });
  });

  test('counts from what the seat still costs when part has gone back', () => {
    const now = new Date('2027-01-25T00:00:00Z');
    const partly = { ...seat, refundedCents: 8_550 };
    expect(quoteCancellation(policy, partly, sydney, now).refundCents).toBe(15_000);
    const wholly = { ...seat, refundedCents: 38_550 };
    expect(quoteCancellation(policy, wholly, sydney, now)).toMatchObject({ refundCents: 0, next: null });
  });

  test('the fee takes no more than the seat costs', () => {
    const quote = quoteCancellation(policy, { ...seat, priceCents: 1_000 }, sydney, new Date('2026-12-01T00:00:00Z'));
    expect(quote).toMatchObject({ refundCents: 0, feeCents: 1_000 });
  });

  test('refund, fee and what is kept add up to what the seat costs, to the cent', () => {
    for (let priceCents = 0; priceCents < 3_000; priceCents += 7) {
      const quote = quoteCancellation(policy, { ...seat, priceCents }, sydney, new Date('2027-01-25T00:00:00Z'));
      expect(quote.refundCents + quote.feeCents).toBe(Math.round(priceCents / 2));
    }
  });

  test('an online course gives all until it was begun, then what the step without notice gives', () => {
    expect(quoteCancellation(policy, seat, null, new Date())).toMatchObject({
      refundCents: 36_050,
      because: 'not-begun',
    });
    const begun = { ...seat, hasBegun: true };
    expect(quoteCancellation(policy, begun, null, new Date())).toMatchObject({ refundCents: 0, because: 'begun' });
    const kinder = { ...policy, tiers: [{ atLeastHoursBefore: 0, refundPercent: 50, feeCents: 0 }] };
    expect(quoteCancellation(kinder, begun, null, new Date()).refundCents).toBe(19_275);
  });
});

describe('the session’s own clock', () => {
  test.each([
    // Clocks in Sydney go forward on Sun 4 Oct 2026: 48 hours before Mon 5 Oct 8:30 am AEDT is Sat 8:30 am AEST, 47 hours.
    ['2026-10-04T21:30:00Z', 'Australia/Sydney', 48, '2026-10-02T22:30:00Z'],
    // They go back on Sun 4 Apr 2027: five days before Tue 6 Apr 8:30 am AEST is Thu 1 Apr 8:30 am AEDT, 121 hours.
    ['2027-04-05T22:30:00Z', 'Australia/Sydney', 120, '2027-03-31T21:30:00Z'],
    // Queensland has no daylight saving: the same two days are 48 hours.
    ['2026-10-04T22:30:00Z', 'Australia/Brisbane', 48, '2026-10-02T22:30:00Z'],
    // Adelaide, half an hour apart: 14 days before Mon 12 Oct 2026 9:00 am ACDT is Mon 28 Sep 9:00 am ACST.
    ['2026-10-11T22:30:00Z', 'Australia/Adelaide', 336, '2026-09-27T23:30:00Z'],
    // Hours that are no whole days are hours: 30 before Sun 4 Oct 2026 1:30 pm AEDT is Sat 6:30 am AEST, not 7:30.
    ['2026-10-04T02:30:00Z', 'Australia/Sydney', 30, '2026-10-02T20:30:00Z'],
  ])('%s in %s, %i hours before: %s', (startsAt, timeZone, hours, expected) => {
    expect(cutOff({ startsAt: new Date(startsAt), timeZone }, hours)).toEqual(new Date(expected));
  });

  test('the hour that the clocks skip decides whether half goes back', () => {
    const start = { startsAt: new Date('2026-10-04T21:30:00Z'), timeZone: 'Australia/Sydney' };
    const at = (now: string) => quoteCancellation(policy, seat, start, new Date(now)).percent;
    expect([at('2026-10-02T22:30:00Z'), at('2026-10-02T22:31:00Z')]).toEqual([25, 0]);
  });
});

describe('moving and sending somebody else', () => {
  test('a move is free early, costs a fee later, and at last is not given', () => {
    const at = (now: string) => transferTerms(policy, sydney, new Date(now));
    expect(at('2027-01-10T00:00:00Z')).toMatchObject({
      feeCents: 0,
      next: { from: new Date('2027-01-19T21:30:00Z'), feeCents: 5_500 },
    });
    expect(at('2027-01-25T00:00:00Z')).toMatchObject({
      feeCents: 5_500,
      next: { from: new Date('2027-01-31T21:30:00Z'), feeCents: null },
    });
    expect(at('2027-02-01T00:00:00Z')).toBeNull();
    expect(transferTerms(policy, null, new Date())).toBeNull();
  });

  test('two steps with the same fee are one', () => {
    const same = {
      ...policy,
      transferTiers: [0, 0].map((feeCents, index) => ({ atLeastHoursBefore: 48 - 48 * index, feeCents })),
    };
    expect(transferTerms(same, sydney, new Date('2027-01-10T00:00:00Z'))?.next).toBeNull();
  });

  test('somebody else may be sent until two hours before', () => {
    expect(substitutionEnds(policy, sydney)).toEqual(new Date('2027-02-02T19:30:00Z'));
    expect(substitutionEnds(policy, null)).toBeNull();
  });
});

describe('in words', () => {
  test('the steps of a cancellation', () => {
    expect(cancellationLines(policy)).toEqual([
      { notice: '21 days or more before the start', refund: 'The full price less a fee of $25' },
      { notice: '14 days or more before the start', refund: '75 % of the price' },
      { notice: '5 days or more before the start', refund: '50 % of the price' },
      { notice: '48 hours or more before the start', refund: '25 % of the price' },
      { notice: 'Less than 48 hours', refund: 'Under this policy nothing for a change of mind' },
    ]);
  });

  test('the steps of a move', () => {
    expect(transferLines(policy).map(({ refund }) => refund)).toEqual([
      'Free',
      'A fee of $55',
      'Write to us: the rules do not let a seat be moved by itself',
    ]);
  });

  test('a summary never says "no refund" and leaves the law as it is', () => {
    const words = policySummary(policy);
    expect(words).toContain('48 hours or more before the start: 25 % of the price.');
    expect(words).toContain('Your rights under the Australian Consumer Law are not affected.');
    expect(words).not.toMatch(/no refunds?|non-?refundable/i);
  });

  test('the reason names the instant in the session’s zone', () => {
    const quote = quoteCancellation(policy, seat, sydney, new Date('2027-01-25T00:00:00Z'));
    expect(cancellationReason(quote, sydney)).toBe(
      '50 % of the price goes back until Fri 29 Jan 2027, 8:30 am AEDT, 5 days before the start.',
    );
  });
});
