import type { FormFault, FormState } from '#src/shared/forms.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { Quote } from '#src/enrolment/index.ts';
import type { QuotedLine } from '../../cart/_parts/find-cart.ts';

const hidden = /^(formToken|item|who|evidenceOf|notesOf|termsVersionId|expectedTotalCents)(\[\d+\])?$/;

/** The faults of a booking form: those of fields that nobody sees once and at its head. */
export function shownErrors(form: FormState): FormFault[] {
  const isHidden = ({ field }: FormFault) => field !== undefined && hidden.test(field) && !isAboutPerson(field);
  const unseen = form.errors.find(isHidden);
  return [...(unseen ? [{ message: unseen.message }] : []), ...form.errors.filter((fault) => !isHidden(fault))];
}

/** The choice of a person shows what speaks against them. */
function isAboutPerson(field: string): boolean {
  return /^who\[\d+\]$/.test(field);
}

/** What the button says that books: what it costs, and how much of that is paid now. */
export function buttonWords(
  { totalCents, dueNowCents }: Pick<Quote, 'totalCents' | 'dueNowCents'>,
  lines: QuotedLine[],
) {
  if (totalCents === 0)
    return lines.some(({ units }) => units.some(({ breakdown }) => breakdown.length > 1))
      ? 'Book, nothing to pay'
      : 'Enrol, it is free';
  if (dueNowCents < totalCents) return `Book ${formatMoney(totalCents)} and pay ${formatMoney(dueNowCents)} now`;
  return `Book and pay ${formatMoney(totalCents)}`;
}

/** What each policy says of changed plans, once for each: `WRT class: Until 14 days before …`. */
export function policyWords(lines: QuotedLine[]): { titles: string; summary: string }[] {
  const byPolicy = new Map<string, Set<string>>();
  for (const { policySummary, title } of lines)
    byPolicy.set(policySummary, (byPolicy.get(policySummary) ?? new Set()).add(title));
  return [...byPolicy].map(([summary, titles]) => ({
    titles: byPolicy.size > 1 ? [...titles].join(', ') : '',
    summary,
  }));
}
