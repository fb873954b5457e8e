import { z } from 'astro/zod';
import { keepPlannerWishes, readWishes, wishesQuery } from '#src/renewal/index.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';

const typed = z.string().max(100).nullish();

const cycleGroupId = z.string().regex(/^[a-z0-9-]{1,100}$/, 'Load the page again');

/** Forms of the planner. Planning itself changes nothing: its form only leads to another address. */
export const planner = {
  /** Plans with these wishes, and keeps them for the next time. */
  keep: formAction(
    z.object({
      ...{ cycleGroupId, postcode: typed, km: typed, budget: typed, online: typed },
      kind: z.array(z.string().max(20)).max(10),
    }),
    async ({ cycleGroupId, kind, ...rest }, context) =>
      whenSignedIn(context, async (by) => {
        const asked = new URLSearchParams({ asked: '1' });
        for (const each of kind) asked.append('kind', each);
        for (const [name, value] of Object.entries(rest)) if (value) asked.set(name, value);
        const to = `/my/designations/plan/${cycleGroupId}`;
        const read = readWishes(asked);
        // The page of that address shows the faults.
        if (!read || read.faults.length > 0) return { to: `${to}?${asked.toString()}` };
        await keepPlannerWishes(context.locals.services, { by, wishes: read.wishes });
        return { to: `${to}${wishesQuery(read.wishes)}&done=kept` };
      }),
  ),

  /** Forgets what was kept. */
  forget: formAction(z.object({ cycleGroupId }), async ({ cycleGroupId }, context) =>
    whenSignedIn(context, async (by) => {
      await keepPlannerWishes(context.locals.services, { by, wishes: null });
      return { to: `/my/designations/plan/${cycleGroupId}?done=forgotten` };
    }),
  ),
};
