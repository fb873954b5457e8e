import { z } from 'astro/zod';
import { askToShare, leaveOrganisation, shareScopes, shareWithTeam, stopSharing } from '#src/accounts/index.ts';
import { chooseBoardMail } from '#src/renewal/index.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';
import { refusedInTeam } from './team-refusals.ts';

const team = { organisationId: z.uuid() };

/** Forms about what learners let their teams see, and what a team does with it. */
export const sharing = {
  share: formAction(
    z.object({ ...team, scope: z.enum(shareScopes, 'Choose how much the team may see') }),
    async (typed, context) =>
      whenSignedIn(context, async (by) => {
        const result = await shareWithTeam(context.locals.services, { ...typed, by });
        return result.ok ? { to: '/my/sharing?done=shared' } : refusedInTeam(result);
      }),
  ),

  stop: formAction(z.object(team), async ({ organisationId }, context) =>
    whenSignedIn(context, async (by) => {
      await stopSharing(context.locals.services, { organisationId, by });
      return { to: '/my/sharing?done=stopped' };
    }),
  ),

  leave: formAction(z.object(team), async ({ organisationId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await leaveOrganisation(context.locals.services, { organisationId, by });
      return result.ok ? { to: '/my/sharing?done=left' } : refusedInTeam(result);
    }),
  ),

  ask: formAction(z.object({ ...team, personId: z.uuid().nullish() }), async ({ organisationId, personId }, context) =>
    whenSignedIn(context, async (by) => {
      const personIds = personId ? [personId] : ('all' as const);
      const result = await askToShare(context.locals.services, { organisationId, personIds, by });
      if (!result.ok) return refusedInTeam(result);
      const query = new URLSearchParams({ organisation: organisationId, asked: String(result.value.asked) });
      return { to: `/team/board?${query}` };
    }),
  ),

  boardMail: formAction(
    z.object({ ...team, wanted: z.enum(['yes', 'no']) }),
    async ({ organisationId, wanted }, context) =>
      whenSignedIn(context, async (viewer) => {
        const choice = { viewer, organisationId, wanted: wanted === 'yes' };
        const result = await chooseBoardMail(context.locals.services, choice);
        if (!result.ok) return refusedInTeam(result);
        const done = wanted === 'yes' ? 'mail-on' : 'mail-off';
        return { to: `/team/board?${new URLSearchParams({ organisation: organisationId, done })}` };
      }),
  ),
};
