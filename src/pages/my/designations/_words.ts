import type { WrittenRequirement } from '#src/credits/index.ts';
import { type CycleStanding, type GroupStanding, unitsWords } from '#src/renewal/index.ts';
import { addDecimals, trimDecimal } from '#src/shared/decimals.ts';

type Standing = NonNullable<CycleStanding['standing']>;

/** "63 days left", "ends today", "ended 5 days ago". */
export function daysLeftWords(days: number): string {
  if (days === 0) return 'ends today';
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `${count} left` : `ended ${count} ago`;
}

/** "8.5 of 14 CECs": what counts and what was carried in, of what is needed. */
export function progressOf(standing: Standing, unit: WrittenRequirement) {
  const total = addDecimals(standing.counted, standing.carried);
  return {
    value: Number(total),
    max: Number(standing.required),
    figure: `${trimDecimal(total)} of ${unitsWords(standing.required, unit)}`,
  };
}

/** The version of the rule that holds for this cycle, with the words of its unit. */
export function ruleOf({ requirements }: GroupStanding, standing: Standing | null): WrittenRequirement | null {
  return requirements.find(({ id }) => id === standing?.requirement.id) ?? null;
}

/** Less than half a year before the end, and something is missing. */
export function isUrgent({ met, daysLeft }: Standing): boolean {
  return !met && daysLeft <= 183;
}
