/**
 * How long things last, in minutes. A payment page cannot be open for less than 30 minutes (Stripe, Checkout Sessions,
 * `expires_at`, read 2026-11); the margin keeps a repeated call within that rule.
 */
export const paymentPageMinutes = 35;

/** A seat that nobody has begun to pay for is kept for so long. */
export const holdMinutes = 20;
