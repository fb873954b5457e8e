import { z } from 'astro/zod';
import { writeBody, writeDesignation, writeUnit } from '#src/credits/index.ts';
import { lines, mark } from './counter-fields.ts';
import { decimal, optionalDecimal } from './credit-fields.ts';
import { refusedCredit } from './credit-refusals.ts';
import { line, optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';

const id = z.string().regex(/^[a-z0-9-]{1,100}$/);
/** The mark of the row; a new one has none. */
const marked = mark().nullish();
const website = optionalLine(200).refine(
  (typed) => typed === null || /^https:\/\/[^\s/]+\.[^\s]+$/.test(typed),
  'Enter an address like https://example.org, or leave it empty',
);

const tooMany = 'Enter a number below 1000';
const isFew = (typed: string | null) => !(Number(typed) >= 1000);

/** Forms by which staff keep the bodies, their units and their designations. */
export const bodies = {
  write: formAction(
    z.object({
      ...{ bodyId: id, updatedAt: marked, website },
      code: line('Enter what people call it, like IICRC', 20),
      name: line('Enter its full name', 120),
    }),
    async ({ bodyId, updatedAt = null, ...details }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await writeBody(context.locals.services, { by, bodyId, updatedAt, details });
        return result.ok ? { to: `/staff/bodies/${bodyId}?done=body` } : refusedCredit(result);
      }),
  ),

  writeUnit: formAction(
    z.object({
      ...{ bodyId: id, unitId: id, updatedAt: marked },
      unitSingular: line('Enter the word for one', 30),
      unitPlural: line('Enter the word for several', 30),
      minutesPerUnit: decimal('Enter minutes, like 60'),
      step: decimal('Enter the smallest step, like 0.5').refine(isFew, tooMany),
      rounding: z.enum(['down', 'half-up'], 'Choose how it is rounded'),
      legacyOf: optionalLine(100),
      legacyFactor: optionalDecimal('Enter a number like 7, or leave it empty').refine(isFew, tooMany),
    }),
    async ({ bodyId, unitId, updatedAt = null, ...details }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await writeUnit(context.locals.services, { by, bodyId, unitId, updatedAt, details });
        return result.ok ? { to: `/staff/bodies/${bodyId}?done=unit` } : refusedCredit(result);
      }),
  ),

  writeDesignation: formAction(
    z.object({
      ...{ bodyId: id, designationId: id, updatedAt: marked },
      code: line('Enter its code, like WRT', 20),
      name: line('Enter its full name', 120),
      track: line('Enter the track, like restoration', 40),
      aliases: lines(),
      retired: z.literal('yes').nullish(),
      cycleGroupId: optionalLine(100),
      newGroup: optionalLine(80),
    }),
    async ({ bodyId, designationId, updatedAt = null, newGroup, retired, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const details = { ...typed, retired: retired === 'yes' };
        const write = { by, bodyId, designationId, updatedAt, details, newGroup };
        const result = await writeDesignation(context.locals.services, write);
        if (!result.ok) return refusedCredit(result);
        return newGroup
          ? { to: `/staff/requirements/${result.value.cycleGroupId}?done=designation-group` }
          : { to: `/staff/bodies/${bodyId}?done=designation` };
      }),
  ),
};
