import { formatInstant } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { CancellationQuote, Policy, Start } from './policy.ts';

/** Said wherever a step gives nothing: a provider's rules take no right away that the law gives. */
export const consumerLawWords = 'Your rights under the Australian Consumer Law are not affected.';

/** One row of a policy as people read it. */
interface PolicyLine {
  notice: string;
  refund: string;
}

/** The steps of a cancellation in words, the longest notice first. Online courses count from the first lesson. */
export function cancellationLines({ tiers }: Pick<Policy, 'tiers'>, { online = false } = {}): PolicyLine[] {
  const lines = tiers.map(({ atLeastHoursBefore, refundPercent, feeCents }, index) => ({
    notice: online ? onlineNotice(atLeastHoursBefore) : noticeWords(atLeastHoursBefore, tiers[index - 1]),
    refund: refundWords(refundPercent, feeCents),
  }));
  const last = tiers.at(-1)?.atLeastHoursBefore ?? 0;
  if (last === 0) return lines;
  return [...lines, { notice: online ? onlineNotice(0) : `Less than ${duration(last)}`, refund: refundWords(0, 0) }];
}

/** What moving to another date costs, in words. The difference in price comes on top, both ways. */
export function transferLines({ transferTiers }: Pick<Policy, 'transferTiers'>): PolicyLine[] {
  if (transferTiers.length === 0) return [{ notice: 'At any time', refund: notMoved }];
  const lines = transferTiers.map(({ atLeastHoursBefore, feeCents }, index) => ({
    notice: noticeWords(atLeastHoursBefore, transferTiers[index - 1]),
    refund: feeCents === 0 ? 'Free' : `A fee of ${dollars(feeCents)}`,
  }));
  const last = transferTiers.at(-1)?.atLeastHoursBefore ?? 0;
  return last === 0 ? lines : [...lines, { notice: `Less than ${duration(last)}`, refund: notMoved }];
}

/** Otherwise a date far ahead would turn a share of the price into all of it. */
const movedWords = 'A seat that was moved gives back no more than it would have when it was moved.';

const notMoved = 'Write to us: the rules do not let a seat be moved by itself';

/** Until when somebody else may be sent, in words. */
export function substitutionWords({ substituteUntilHours: hours }: Pick<Policy, 'substituteUntilHours'>): string {
  const until = hours === 0 ? 'until the start' : `until ${duration(hours)} before the start`;
  return `You may send somebody else at no charge ${until}, if they meet the prerequisites.`;
}

/** The whole policy in a few sentences, as buyers read it before they pay. */
export function policySummary(policy: Policy, { online = false } = {}): string {
  const steps = cancellationLines(policy, { online }).map(({ notice, refund }) => `${notice}: ${lowerFirst(refund)}.`);
  const givesNothing = cancellationLines(policy, { online }).some(({ refund }) => refund === nothing);
  const law = givesNothing ? [consumerLawWords] : [];
  if (online) return [...steps, ...law].join(' ');
  const moves = transferLines(policy).map(({ notice, refund }) => `${lowerFirst(notice)}, ${lowerFirst(refund)}`);
  return [...steps, ...law, `Moving to another date: ${moves.join('; ')}.`, movedWords, substitutionWords(policy)].join(
    ' ',
  );
}

/** Why a cancellation gives what it gives, and until when. Amounts are said as they are, never as a rule without rights. */
export function cancellationReason(quote: CancellationQuote, start: Start): string {
  if (quote.because === 'not-begun') return 'The course has not been begun.';
  if (quote.because === 'begun' && quote.refundCents === 0)
    return `Under this policy nothing goes back once the course was begun. ${consumerLawWords}`;
  if (quote.because === 'begun') return `The course was begun: ${quote.percent} % goes back.`;
  if (quote.isCapped)
    return `When this seat was moved, ${quote.percent} % of its price would have gone back, and that stays so. ${quote.refundCents === 0 ? consumerLawWords : ''}`.trim();
  if (!start || !quote.tier || !quote.cutOffAt) return `The session has begun. ${consumerLawWords}`;
  const from = quote.tier.atLeastHoursBefore;
  const at = formatInstant(quote.cutOffAt, start.timeZone);
  if (quote.refundCents === 0)
    return `Under this policy nothing goes back this close to the start. ${consumerLawWords}`;
  const until = from === 0 ? `until the start on ${at}` : `until ${at}, ${duration(from)} before the start`;
  return `${capital(refundWords(quote.percent, quote.feeCents))} goes back ${until}.`;
}

/** What waiting would change, or null. */
export function cancellationNext({ next }: CancellationQuote, start: Start): string | null {
  if (!next || !start) return null;
  const amount = next.refundCents === 0 ? 'nothing' : formatMoney(next.refundCents);
  const law = next.refundCents === 0 ? ` ${consumerLawWords}` : '';
  return `After ${formatInstant(next.from, start.timeZone)} it would be ${amount}.${law}`;
}

const nothing = 'Under this policy nothing for a change of mind';

function refundWords(percent: number, feeCents: number): string {
  if (percent === 0) return nothing;
  const share = percent === 100 ? 'The full price' : `${percent} % of the price`;
  return feeCents > 0 ? `${share} less a fee of ${dollars(feeCents)}` : share;
}

function onlineNotice(hours: number): string {
  return hours > 0 ? 'Before the first lesson is opened' : 'After that';
}

function noticeWords(hours: number, before: { atLeastHoursBefore: number } | undefined): string {
  if (hours > 0) return `${capital(duration(hours))} or more before the start`;
  return before ? `Less than ${duration(before.atLeastHoursBefore)}` : 'Until the start';
}

/** Whole days from three on; below, hours say it better ("48 hours"). */
function duration(hours: number): string {
  if (hours % 24 === 0 && hours >= 72) return `${hours / 24} days`;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

/** "$25", "$12.50": as a price list says it. */
function dollars(cents: number): string {
  return formatMoney(cents).replace(/\.00$/, '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
