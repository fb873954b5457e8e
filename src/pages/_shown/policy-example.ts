import { type Policy, quoteCancellation } from '#src/enrolment/index.ts';
import { formatInstant, instantAt } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';

const zone = 'Australia/Sydney';
const priceCents = 42_000;

/** The policy worked through once, by the code that works it out for a buyer. */
export function exampleOf({ name, ...policy }: Policy & { name: string }) {
  const startsAt = instantAt('2027-03-12', '08:30', zone);
  const cancelledAt = instantAt('2027-03-05', '12:00', zone);
  const seat = { priceCents, refundedCents: 0, hasBegun: false };
  const { refundCents } = quoteCancellation(policy, seat, { startsAt, timeZone: zone }, cancelledAt);
  return {
    name,
    price: formatMoney(priceCents),
    start: formatInstant(startsAt, zone),
    cancelled: formatInstant(cancelledAt, zone),
    refund: formatMoney(refundCents),
  };
}
