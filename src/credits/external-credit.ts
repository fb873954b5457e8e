import { compareDecimals, multiplyDecimals } from '#src/shared/decimals.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { CreditType } from './credit-queries.ts';
import type { Activity } from './requirement.ts';

/** Credit that somebody earned elsewhere, as they tell it. */
export interface ExternalCredit {
  creditTypeId: string;
  /** Exact decimal with at most three places. */
  units: string;
  title: string;
  provider: string;
  activity: Activity;
  category: string | null;
  earnedOn: string;
}

export type ExternalCreditRefused =
  | { reason: 'no-such-credit-type' }
  | { reason: 'no-such-category' }
  | { reason: 'units-not-positive' }
  | { reason: 'units-too-many' }
  | { reason: 'earned-in-future' };

/** More than any course, less than a column holds: a mistyped number. */
const mostUnits = '1000';

/** What keeps the credit from being entered, else how many minutes it stands for. */
export function checkExternalCredit(
  { units, category, earnedOn, creditTypeId }: ExternalCredit,
  { types, today }: { types: readonly (CreditType & { categories: { code: string }[] })[]; today: string },
): Result<{ minutes: string }, ExternalCreditRefused> {
  const type = types.find(({ id }) => id === creditTypeId);
  if (!type) return refuse('no-such-credit-type');
  if (category !== null && !type.categories.some(({ code }) => code === category)) return refuse('no-such-category');
  if (compareDecimals(units, '0') <= 0) return refuse('units-not-positive');
  if (compareDecimals(units, mostUnits) > 0) return refuse('units-too-many');
  if (earnedOn > today) return refuse('earned-in-future');
  return ok({ minutes: multiplyDecimals(units, type.minutesPerUnit) });
}

/** The same for the same course of the same provider, however it was typed: letters and figures only, in one case. */
export function courseKeyOf({ title, provider }: Pick<ExternalCredit, 'title' | 'provider'>): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  return `${plain(provider)}:${plain(title)}`;
}
