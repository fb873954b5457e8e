import type { Cents } from '#src/shared/money.ts';
import { earlyBirdEnds, type PriceFacts, seatPrice } from './price-rules.ts';

/** What one seat costs whoever looks, and how that changes. */
export interface PublicPrice {
  /** What is charged now for one seat, without a voucher and without a member's price. */
  nowCents: Cents;
  /** Before anything is taken off; the same where nothing is. */
  baseCents: Cents;
  /** The last instant of this price; null where it stays. */
  until: Date | null;
  /** What is charged from then on; null where it stays. */
  thenCents: Cents | null;
  /** What each seat costs from so many of one booking, the smallest group first, each less than the one before. */
  groups: { minSeats: number; unitCents: Cents }[];
}

/** The price that the public sees, by the rules by which it is charged. */
export function publicPrice(facts: Omit<PriceFacts, 'seats' | 'organisationId'>): PublicPrice {
  const priceOf = (seats: number, now = facts.now) => seatPrice({ ...facts, seats, organisationId: null, now }, null);
  const nowCents = priceOf(1).unitCents;
  const change = endsOfEarlyBirds(facts)
    .map((until) => ({ until, thenCents: priceOf(1, new Date(until.getTime() + 1)).unitCents }))
    .find(({ thenCents }) => thenCents !== nowCents);
  return {
    nowCents,
    baseCents: facts.base.cents,
    until: change?.until ?? null,
    thenCents: change?.thenCents ?? null,
    groups: groupsOf(facts, (seats) => priceOf(seats).unitCents),
  };
}

/** The instants still ahead at which an early bird ends, the next one first. */
function endsOfEarlyBirds({
  rules,
  startsAt,
  timeZone,
  now,
}: Pick<PriceFacts, 'rules' | 'startsAt' | 'timeZone' | 'now'>) {
  return rules
    .flatMap(({ kind, daysBefore }) =>
      kind === 'early-bird' && daysBefore !== null && startsAt && timeZone
        ? earlyBirdEnds(startsAt, timeZone, daysBefore)
        : [],
    )
    .filter((ends) => ends >= now)
    .toSorted((one, other) => one.getTime() - other.getTime());
}

function groupsOf({ rules }: Pick<PriceFacts, 'rules'>, priceOf: (seats: number) => Cents): PublicPrice['groups'] {
  const sizes = new Set(rules.flatMap(({ kind, minSeats }) => (kind === 'group' && minSeats !== null ? minSeats : [])));
  let least = priceOf(1);
  return [...sizes]
    .toSorted((one, other) => one - other)
    .flatMap((minSeats) => {
      const unitCents = priceOf(minSeats);
      if (unitCents >= least) return [];
      least = unitCents;
      return { minSeats, unitCents };
    });
}
