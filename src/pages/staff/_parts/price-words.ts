import type { PriceRuleForStaff, VoucherForStaff } from '#src/backoffice/index.ts';
import { formatDay } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';

type Off = Pick<PriceRuleForStaff, 'percent' | 'amountCents'>;
type Holds = Pick<VoucherForStaff, 'courseTitle' | 'startsAt' | 'timeZone'>;

export const ruleKindWords: Record<PriceRuleForStaff['kind'], { text: string; about: string }> = {
  'early-bird': { text: 'Early bird', about: 'For whoever books early. Everybody sees it.' },
  group: { text: 'Group', about: 'For several people booked at once. Everybody sees it.' },
  member: { text: 'Member', about: 'For organisations that book for their teams. They see it in their cart.' },
};

/** "10 % off each seat", "$50.00 off each seat", "Free". */
export function offWords({ percent, amountCents }: Off): string {
  if (percent === 100) return 'Free';
  return `${amountCents === null ? `${percent ?? 0} %` : formatMoney(amountCents)} off each seat`;
}

/** The rule as a coordinator would say it: "10 % off each seat, booked 30 days or more before the start". */
export function ruleWords(rule: PriceRuleForStaff): string {
  return `${offWords(rule)}, ${conditionOf(rule)}`;
}

function conditionOf({ kind, daysBefore, minSeats, organisationName }: PriceRuleForStaff): string {
  switch (kind) {
    case 'early-bird':
      return `booked ${daysBefore === 1 ? 'a day' : `${daysBefore ?? 0} days`} or more before the start`;
    case 'group':
      return `from ${minSeats ?? 0} people of one booking on the same date`;
    case 'member':
      return `booked for ${organisationName ?? 'any organisation'}`;
  }
}

/** What a rule or voucher is limited to. */
export function holdsWords({ courseTitle, startsAt, timeZone }: Holds): string {
  if (!courseTitle) return 'Everything';
  return startsAt && timeZone ? `${courseTitle}, ${formatDay(startsAt, timeZone)}` : courseTitle;
}
