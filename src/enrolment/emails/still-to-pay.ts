import { formatDate } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';

/** What is left to be paid for an order after its price has changed, as a fact of a mail; nothing when nothing is. */
export function stillToPay({
  outstandingCents,
  dueOn,
}: {
  outstandingCents: number;
  dueOn: string | null;
}): [string, string][] {
  if (outstandingCents === 0) return [];
  return [
    ['Still to pay', `${formatMoney(outstandingCents)} for the booking${dueOn ? `, by ${formatDate(dueOn)}` : ''}`],
  ];
}
