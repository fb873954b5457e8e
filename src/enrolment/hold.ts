/**
 * How long things last, in minutes. A payment page cannot be open for less than 30 minutes from when the call arrives
 * (Stripe, Checkout Sessions, `expires_at`, read 2026-11); the margin keeps a call that is repeated soon within that rule.
 */
export const paymentPageMinutes = 35;

/** With less than this left, a call for a page is not repeated: a new attempt is made, with its own key and time. */
export const shortestPageMinutes = 31;

/** A seat that nobody has begun to pay for is kept for so long. */
export const holdMinutes = 20;
