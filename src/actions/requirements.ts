import { z } from 'astro/zod';
import { activities, type RequirementDetails, setRenewalsEmail, writeRequirement } from '#src/credits/index.ts';
import { column, text, whole } from './counter-fields.ts';
import { decimal, optionalDecimal } from './credit-fields.ts';
import { refusedCredit } from './credit-refusals.ts';
import { date, line, optionalEmail } from './fields.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';

const months = { min: 0, max: 240 };
const wrongUnits = 'Enter a number like 4 or 2.5, or leave it empty';
const noCapOfNothing = 'Enter more than 0, or leave it empty where there is no limit';
const isMore = (units: string | null) => units === null || Number(units) > 0;

const form = z
  .object({
    groupId: z.string().regex(/^[a-z0-9-]{1,100}$/),
    latestId: z.uuid().nullish(),
    creditTypeId: line('Choose a unit', 100),
    units: decimal('Enter how many units, like 14 or 4.5'),
    cycleMonths: whole('Enter the months of a cycle', { min: 1, max: 240 }),
    startDay: z.string().trim().max(2).nullish(),
    startMonth: z.string().trim().max(2).nullish(),
    earnedMonthsBefore: whole('Enter months; 0 for within the cycle', months),
    maxCarry: optionalDecimal(wrongUnits),
    repeatsCount: z.literal('yes').nullish(),
    category: column(60),
    minimum: z.array(optionalDecimal(wrongUnits).refine(isMore, wrongUnits)).max(60),
    cap: z.array(optionalDecimal(wrongUnits).refine(isMore, noCapOfNothing)).length(activities.length),
    effectiveFrom: date('Enter the first day'),
    note: text(500),
    feeNote: text(500),
  })
  .superRefine(({ startDay, startMonth }, { addIssue }) => {
    if (calendarStartOf(startDay, startMonth) === undefined)
      addIssue({
        code: 'custom',
        path: ['startDay'],
        message: 'Choose a day and a month that exist, or leave both empty',
      });
  });

/** Forms by which staff keep the bodies' rules up to date. */
export const requirements = {
  write: formAction(form, async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const { groupId, latestId = null, feeNote } = typed;
      const details = detailsOf(typed);
      const result = await writeRequirement(context.locals.services, { by, groupId, latestId, details, feeNote });
      return result.ok ? { to: `/staff/requirements/${groupId}?done=requirement` } : refusedCredit(result);
    }),
  ),

  setRenewalsEmail: formAction(
    z.object({ bodyId: line('Choose a body', 60), email: optionalEmail() }),
    async ({ bodyId, email: typed }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await setRenewalsEmail(context.locals.services, { by, bodyId, email: typed });
        return result.ok ? { to: '/staff/requirements?done=renewals-email' } : refusedCredit(result);
      }),
  ),
};

function detailsOf(typed: z.output<typeof form>): RequirementDetails {
  const { creditTypeId, units, cycleMonths, earnedMonthsBefore, maxCarry, effectiveFrom, note } = typed;
  return {
    ...{ creditTypeId, units, cycleMonths, earnedMonthsBefore, effectiveFrom, note },
    maxCarry: maxCarry ?? '0',
    repeatsCount: typed.repeatsCount === 'yes',
    calendarStarts: calendarStartOf(typed.startDay, typed.startMonth) ?? null,
    minima: typed.category.flatMap((category, row) => {
      const least = typed.minimum[row];
      return least ? [{ category, units: least }] : [];
    }),
    caps: activities.flatMap((activity, row) => {
      const most = typed.cap[row];
      return most ? [{ activity, units: most }] : [];
    }),
  };
}

/** 'MM-DD'; null for neither, undefined for a day that no year has. The 29th of February is none of every year's. */
function calendarStartOf(day?: string | null, month?: string | null): string | null | undefined {
  if (!day && !month) return null;
  const start = `${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return z.iso.date().safeParse(`2001-${start}`).success ? start : undefined;
}
