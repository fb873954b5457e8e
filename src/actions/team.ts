import { z } from 'astro/zod';
import {
  acceptInvitation,
  changeMemberRole,
  editOrganisation,
  foundOrganisation,
  inviteMember,
  leaveOrganisation,
  maySeeTeam,
  removeMember,
  type TeamRole,
  withdrawInvitation,
} from '#src/accounts/index.ts';
import { abn, email, line, personName, token } from './fields.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';
import { refusedInTeam } from './team-refusals.ts';

const details = {
  name: personName('Enter the organisation’s name', 160),
  abn: abn('Enter the organisation’s ABN: eleven digits'),
  billingEmail: email('Enter the e-mail that invoices go to'),
  billingAddress: line('Enter the address for invoices', 240),
};

const role = z.enum(['owner', 'booker', 'viewer', 'learner'], 'Choose what they may do');
const team = { organisationId: z.uuid() };

/** Forms about an organisation and its people. */
export const teams = {
  found: formAction(z.object(details), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const result = await foundOrganisation(context.locals.services, { details: typed, by });
      return result.ok ? members(result.value.organisationId, 'founded') : refusedInTeam(result);
    }),
  ),

  edit: formAction(z.object({ ...team, ...details }), async ({ organisationId, ...typed }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await editOrganisation(context.locals.services, { organisationId, details: typed, by });
      return result.ok
        ? { to: `/team/billing?${new URLSearchParams({ organisation: organisationId, done: 'saved' })}` }
        : refusedInTeam(result);
    }),
  ),

  invite: formAction(z.object({ ...team, email: email('Enter their e-mail'), role }), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const result = await inviteMember(context.locals.services, { ...typed, by });
      return result.ok ? members(typed.organisationId, 'invited') : refusedInTeam(result);
    }),
  ),

  withdraw: formAction(z.object({ invitationId: z.uuid() }), async ({ invitationId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await withdrawInvitation(context.locals.services, { invitationId, by });
      return result.ok ? members(result.value.organisationId, 'withdrawn') : refusedInTeam(result);
    }),
  ),

  accept: formAction(z.object({ token: token() }), async ({ token }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await acceptInvitation(context.locals.services, { token, by });
      return result.ok ? teamPage(result.value, 'joined') : refusedInTeam(result);
    }),
  ),

  changeRole: formAction(z.object({ ...team, personId: z.uuid(), role }), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const result = await changeMemberRole(context.locals.services, { ...typed, by });
      if (!result.ok) return refusedInTeam(result);
      return typed.personId === by.personId ? teamPage(typed, 'role') : members(typed.organisationId, 'role');
    }),
  ),

  remove: formAction(z.object({ ...team, personId: z.uuid() }), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const result = await removeMember(context.locals.services, { ...typed, by });
      return result.ok ? members(typed.organisationId, 'removed') : refusedInTeam(result);
    }),
  ),

  leave: formAction(z.object(team), async ({ organisationId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await leaveOrganisation(context.locals.services, { organisationId, by });
      return result.ok ? { to: '/team?done=left' } : refusedInTeam(result);
    }),
  ),
};

/** What somebody sees of a team in which they are that. */
function teamPage({ organisationId, role }: { organisationId: string; role: TeamRole }, done: string) {
  return maySeeTeam(role) ? members(organisationId, done) : { to: `/my/sharing?done=${done}` };
}

function members(organisation: string, done: string) {
  return { to: `/team/members?${new URLSearchParams({ organisation, done })}` };
}
