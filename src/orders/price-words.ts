import { formatMoney } from '#src/shared/money.ts';
import type { PriceStep } from './price-rules.ts';

/** How a seat came to its price: "Price $385.00, Early bird −$38.50"; nothing where nothing was taken off or added. */
export function priceStepWords(steps: readonly PriceStep[]): string | null {
  if (steps.length < 2) return null;
  return steps.map(({ label, cents }) => `${label} ${cents < 0 ? '−' : ''}${formatMoney(Math.abs(cents))}`).join(', ');
}
