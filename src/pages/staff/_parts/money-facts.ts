import type { OrderStory } from '#src/backoffice/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';

/** How an order stands with its money, as facts: what changed its price, what is here, what is still owed and until when. */
export function moneyFacts({ order, money }: Pick<OrderStory, 'order' | 'money'>): { term: string; value: string }[] {
  const { totalCents, addedCents, reducedCents, keptCents, disputedCents, lostCents, outstandingCents } = money;
  const changes = [
    ...(addedCents > 0 ? [`${formatMoney(addedCents)} added`] : []),
    ...(reducedCents > 0 ? [`${formatMoney(reducedCents)} taken off`] : []),
  ];
  const due = order.dueOn ? `, due on ${formatDate(order.dueOn)}` : '';
  return [
    ...(changes.length > 0 ? [{ term: 'Booked for', value: `${formatMoney(totalCents)}, ${changes.join(', ')}` }] : []),
    ...(keptCents > 0 ? [{ term: 'Paid and kept', value: formatMoney(keptCents) }] : []),
    ...(disputedCents > 0 ? [{ term: 'Disputed by the buyer’s bank', value: formatMoney(disputedCents) }] : []),
    ...(lostCents > 0 ? [{ term: 'Taken back by the buyer’s bank', value: formatMoney(lostCents) }] : []),
    ...(outstandingCents > 0 ? [{ term: 'Still owed', value: `${formatMoney(outstandingCents)}${due}` }] : []),
  ];
}
