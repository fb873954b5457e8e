import { describe, expect, test } from 'vitest';
import { type DueLine, dueWhenBooking, invoiceDueOn } from '#src/orders/index.ts';

const now = new Date('2026-12-01T00:00:00Z');
/** Three days in Perth from 9 February 2027, $1,250 a seat, $300 of it when booking, the rest 21 days before. */
const aClass: DueLine = {
  unitCents: 125_000,
  quantity: 2,
  depositCents: 30_000,
  balanceDueDays: 21,
  startsAt: new Date('2027-02-09T00:30:00Z'),
  timeZone: 'Australia/Perth',
};
const whole = { depositCents: null, balanceDueDays: null };

describe('what is due when booking', () => {
  test('a deposit for each seat, the rest so many days before the start', () => {
    expect(dueWhenBooking([aClass], now)).toEqual({ dueNowCents: 60_000, dueOn: '2027-01-19' });
  });

  test('all of it where the course takes no deposit, and no day is named', () => {
    expect(dueWhenBooking([{ ...aClass, ...whole }], now)).toEqual({ dueNowCents: 250_000, dueOn: null });
  });

  test('all of it from the day on which the rest is due, counted in the session’s zone', () => {
    const lateEvening = new Date('2027-01-18T15:59:00Z'); // 11:59 pm of the 18th in Perth, the 19th in Sydney
    expect(dueWhenBooking([aClass], lateEvening).dueOn).toBe('2027-01-19');
    const midnight = new Date('2027-01-18T16:00:00Z');
    expect(dueWhenBooking([aClass], midnight)).toEqual({ dueNowCents: 250_000, dueOn: null });
  });

  test('an online course in the same order is due at once; of several days the earliest counts', () => {
    const online = { ...aClass, ...whole, unitCents: 9_900, quantity: 1, startsAt: null, timeZone: null };
    const later = { ...aClass, quantity: 1, startsAt: new Date('2027-04-09T00:30:00Z') };
    expect(dueWhenBooking([later, aClass, online], now)).toEqual({
      dueNowCents: 30_000 + 60_000 + 9_900,
      dueOn: '2027-01-19',
    });
  });

  test('never more than the price: a seat that a voucher made cheaper than its deposit is paid whole', () => {
    expect(dueWhenBooking([{ ...aClass, unitCents: 20_000 }], now)).toEqual({ dueNowCents: 40_000, dueOn: null });
  });
});

describe('when an invoice is due', () => {
  test('so many days from today, where the provider is', () => {
    const lateInLondon = new Date('2026-12-01T13:30:00Z'); // the 2nd in Sydney
    expect(invoiceDueOn({ terms: 'trusted', days: 14, lines: [aClass] }, lateInLondon)).toBe('2026-12-16');
  });

  test('where seats wait for the money, not later than the day before the first start', () => {
    expect(invoiceDueOn({ terms: 'when-paid', days: 90, lines: [aClass] }, now)).toBe('2027-02-08');
    expect(invoiceDueOn({ terms: 'trusted', days: 90, lines: [aClass] }, now)).toBe('2027-03-01');
  });

  test('but never earlier than today', () => {
    const hoursBefore = new Date('2027-02-08T20:00:00Z');
    expect(invoiceDueOn({ terms: 'when-paid', days: 14, lines: [aClass] }, hoursBefore)).toBe('2027-02-09');
  });
});
