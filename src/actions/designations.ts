import { z } from 'astro/zod';
import {
  changeAward,
  dropDesignation,
  holdDesignation,
  removeCycle,
  setAnnualFee,
  setCycle,
} from '#src/credits/index.ts';
import { optionalDate } from './counter-fields.ts';
import { optionalDecimal } from './credit-fields.ts';
import { refusedCredit } from './credit-refusals.ts';
import { date, line } from './fields.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';

const tracker = '/my/designations';

/** Forms about what a learner holds: designations, cycles, yearly fees. */
export const designations = {
  hold: formAction(
    z
      .object({
        heldId: z.uuid(),
        designationId: line('Choose a designation', 100),
        awardedOn: date('Enter the day of the award'),
        startsOn: optionalDate(),
        endsOn: optionalDate(),
      })
      .superRefine(({ startsOn, endsOn }, { addIssue }) => {
        if (endsOn && !startsOn)
          addIssue({ code: 'custom', path: ['startsOn'], message: 'Enter the first day of the cycle too' });
      }),
    async ({ startsOn, endsOn, ...holding }, context) =>
      whenSignedIn(context, async (by) => {
        const cycle = startsOn ? { startsOn, endsOn } : null;
        const result = await holdDesignation(context.locals.services, { by, ...holding, cycle });
        return result.ok ? { to: `${tracker}?done=held` } : refusedCredit(result);
      }),
  ),

  changeAward: formAction(
    z.object({ heldId: z.uuid(), awardedOn: date('Enter the day of the award') }),
    async (change, context) =>
      whenSignedIn(context, async (by) => {
        const result = await changeAward(context.locals.services, { by, ...change });
        return result.ok ? { to: `${tracker}?done=award` } : refusedCredit(result);
      }),
  ),

  drop: formAction(z.object({ heldId: z.uuid() }), async ({ heldId }, context) =>
    whenSignedIn(context, async (by) => {
      await dropDesignation(context.locals.services, { by, heldId });
      return { to: `${tracker}?done=dropped` };
    }),
  ),

  setCycle: formAction(
    z.object({
      cycleId: z.uuid(),
      cycleGroupId: line('Load the page again', 100),
      startsOn: date('Enter the first day'),
      endsOn: optionalDate(),
      carriedIn: optionalDecimal('Enter a number like 7 or 1.5, or leave it empty'),
    }),
    async (cycle, context) =>
      whenSignedIn(context, async (by) => {
        const result = await setCycle(context.locals.services, { by, ...cycle });
        return result.ok ? { to: `${tracker}/cycles/${cycle.cycleGroupId}?done=cycle` } : refusedCredit(result);
      }),
  ),

  removeCycle: formAction(
    z.object({ cycleId: z.uuid(), cycleGroupId: z.string().regex(/^[a-z0-9-]{1,100}$/) }),
    async ({ cycleId, cycleGroupId }, context) =>
      whenSignedIn(context, async (by) => {
        await removeCycle(context.locals.services, { by, cycleId });
        return { to: `${tracker}/cycles/${cycleGroupId}?done=cycle-gone` };
      }),
  ),

  setFee: formAction(
    z.object({ bodyId: line('Load the page again', 100), cycleGroupId: z.string().max(100), dueOn: optionalDate() }),
    async ({ cycleGroupId, ...fee }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await setAnnualFee(context.locals.services, { by, ...fee });
        return result.ok
          ? { to: `${tracker}/cycles/${encodeURIComponent(cycleGroupId)}?done=fee` }
          : refusedCredit(result);
      }),
  ),
};
