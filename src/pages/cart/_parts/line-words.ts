import { formatMoney } from '#src/shared/money.ts';
import type { QuotedLine } from './find-cart.ts';

const whyWords = {
  'not-published': 'It is not on sale at the moment.',
  cancelled: 'This session has been cancelled.',
  closed: 'This session takes no more bookings.',
  past: 'This session has already begun.',
  full: 'All its seats are taken.',
};

/** Why a line cannot be booked as it stands, in a sentence. */
export function whyNotWords({ notBookable, seatsLeft }: QuotedLine): string | null {
  if (notBookable === null) return null;
  if (notBookable !== 'too-few-seats') return whyWords[notBookable];
  return `Only ${seatsLeft === 1 ? 'one seat is' : `${seatsLeft} seats are`} left: choose fewer people, or wait for more.`;
}

/** What else is paid, and to whom: `Exam fee: $80.00 each, to IICRC`. */
export function alsoPayWords({ alsoPay, seats }: Pick<QuotedLine, 'alsoPay' | 'seats'>): string[] {
  const each = seats > 1 ? ' each' : '';
  return alsoPay.map(
    ({ label, to, cents }) => `${label}: ${cents === null ? 'ask them' : formatMoney(cents) + each}, to ${to}`,
  );
}

/** `3 seats left`, where that is known and worth saying. */
export function seatsLeftWords({ seatsLeft, notBookable }: QuotedLine): string | null {
  if (seatsLeft === null || notBookable) return null;
  return seatsLeft === 1 ? 'Last seat' : `${seatsLeft} seats left`;
}

/** A signed amount, with a real minus. */
export function change(cents: number): string {
  return cents < 0 ? `−${formatMoney(-cents)}` : formatMoney(cents);
}
