import { wordsOf } from '#src/actions/refusals.ts';
import { type MoveChoice, type TransferPreview, whenAndWhere } from '#src/enrolment/index.ts';
import { formatInstant } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';

/** What moving costs besides the difference, and what waiting would change. */
export function feeWords({ feeCents, next, refundCapPercent, seat }: TransferPreview): string {
  const now = feeCents === 0 ? 'Moving is free now' : `Moving costs a fee of ${formatMoney(feeCents)} now`;
  const percent = refundCapPercent ?? 100;
  const both =
    percent === 100
      ? `${now}; a difference in price goes both ways.`
      : `${now}. A dearer date costs the difference; of a cheaper one ${percent} % of it goes back, as if the seat were cancelled now, and a later cancellation gives back no more than that.`;
  if (!next || !seat.timeZone) return both;
  const from = formatInstant(next.from, seat.timeZone);
  if (next.feeCents === null) return `${both} After ${from} the seat cannot be moved here any more.`;
  return `${both} After ${from} the fee is ${formatMoney(next.feeCents)}.`;
}

/** A date as one of several to choose from. What is sent back says which date, and the amount that was shown. */
export function optionOf({ target, seatsLeft, quote }: MoveChoice, isOwed: boolean) {
  const label = whenAndWhere(target);
  if (!quote.ok) return { value: `${target.sessionId}:`, label, hint: whyNot(quote), disabled: true };
  const left = seatsLeft === 1 ? 'One seat left.' : `${seatsLeft} seats left.`;
  const { moveCents } = quote.value;
  const hint = `${moveWords(quote.value, isOwed)} ${left}`;
  return { value: `${target.sessionId}:${moveCents}`, label, hint, disabled: false };
}

function whyNot(refused: Extract<MoveChoice['quote'], { ok: false }>): string {
  return refused.reason === 'session-full' ? 'Full.' : wordsOf(refused).words;
}

interface Amounts {
  moveCents: number;
  differenceCents: number;
  feeCents: number;
}

function moveWords({ moveCents, differenceCents, feeCents }: Amounts, isOwed: boolean): string {
  if (moveCents === 0 && feeCents === 0) return 'The same price: nothing to pay.';
  const difference = formatMoney(Math.abs(differenceCents));
  const parts = [
    ...(differenceCents > 0 ? [`${difference} more for the date`] : []),
    ...(differenceCents < 0 ? [`${difference} less for the date`] : []),
    ...(feeCents > 0 ? [`a fee of ${formatMoney(feeCents)}`] : []),
  ].join(', ');
  if (moveCents === 0) return `Nothing to pay: ${parts}.`;
  const amount = formatMoney(Math.abs(moveCents));
  if (moveCents < 0) return `Your booking costs ${amount} less, and what was paid above that goes back: ${parts}.`;
  return isOwed ? `${amount} is added to your invoice: ${parts}.` : `${amount} to pay: ${parts}.`;
}
