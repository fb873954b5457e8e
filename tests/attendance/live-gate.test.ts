import { describe, expect, it } from 'vitest';
import { liveGate } from '#src/attendance/index.ts';

/** Two evenings in Perth, 6 to 8 pm AWST, on 3 and 4 February 2027. */
const session = {
  startsAt: new Date('2027-02-03T10:00:00Z'),
  endsAt: new Date('2027-02-04T12:00:00Z'),
  timeZone: 'Australia/Perth',
};
const at = (text: string) => liveGate(session, new Date(text));

describe('the way into a live stream', () => {
  it('is closed until 15 minutes before the start, and says when it opens', () => {
    const opensAt = new Date('2027-02-03T09:45:00Z');
    expect(at('2027-02-03T09:44:59Z')).toEqual({ state: 'not-yet', opensAt });
    expect(at('2027-02-03T09:45:00Z')).toEqual({ state: 'open' });
  });

  it('stays open between the days', () => {
    expect(at('2027-02-03T20:00:00Z')).toEqual({ state: 'open' });
  });

  it('closes at the midnight that ends the last day where the session is held', () => {
    expect(at('2027-02-04T15:59:59Z')).toEqual({ state: 'open' });
    expect(at('2027-02-04T16:00:00Z')).toEqual({ state: 'over' });
  });

  it('counts real minutes across the end of daylight saving', () => {
    const sydney = {
      startsAt: new Date('2027-04-04T00:00:00Z'),
      endsAt: new Date('2027-04-04T02:00:00Z'),
      timeZone: 'Australia/Sydney',
    };
    expect(liveGate(sydney, new Date('2027-04-03T23:44:59Z')).state).toBe('not-yet');
    expect(liveGate(sydney, new Date('2027-04-04T13:59:59Z')).state).toBe('open');
    expect(liveGate(sydney, new Date('2027-04-04T14:00:00Z')).state).toBe('over');
  });
});
