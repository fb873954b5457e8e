import { type Order } from '#src/orders/index.ts';
import { addDays, instantAt } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';

/**
 * How long things last, in minutes. A payment page cannot be open for less than 30 minutes from when the call arrives
 * (Stripe, Checkout Sessions, `expires_at`, read 2026-11); the margin keeps a call that is repeated soon within that rule.
 */
export const paymentPageMinutes = 35;

/** With less than this left, a call for a page is not repeated: a new attempt is made, with its own key and time. */
export const shortestPageMinutes = 31;

/** A seat that nobody has begun to pay for is kept for so long. */
export const holdMinutes = 20;

/** When the due day of an invoice is over, where the provider is. */
export function endOfDueDay(dueOn: string): Date {
  return instantAt(addDays(dueOn, 1), '00:00', officeZone);
}

/** When seats that nobody is paying for right now stop counting: those on an invoice after its due day, others at once. */
export function heldAfterwards({ paysBy, dueOn }: Pick<Order, 'paysBy' | 'dueOn'>, now: Date): Date {
  const end = paysBy === 'invoice' && dueOn ? endOfDueDay(dueOn) : now;
  return end > now ? end : now;
}
