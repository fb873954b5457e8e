import { formatMoney } from '#src/shared/money.ts';

/** What a line of the journal knows beside its action. */
export type Facts = Record<string, string | number | boolean | null>;

/** The words for actions, by name. */
export type JournalWords = Record<string, (facts: Facts) => string>;

/** " $385.00", or nothing. */
export function amount(cents: Facts[string] | undefined): string {
  return typeof cents === 'number' ? ` ${formatMoney(cents)}` : '';
}

/** " (2 seats)", or nothing. */
export function seatCount(seats: Facts[string] | undefined): string {
  return typeof seats === 'number' ? ` (${seats} ${seats === 1 ? 'seat' : 'seats'})` : '';
}
