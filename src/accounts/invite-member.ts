import { queueMessage } from '#src/notifications/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { asOwner } from './as-owner.ts';
import { invitationMail } from './emails/invitation.ts';
import { invitationDays, type NotOwner, type NotYourTeam } from './organisation.ts';
import { endInvitation, insertInvitation } from './organisation-invitation-queries.ts';
import { isMemberByEmail } from './organisation-queries.ts';
import type { TooManyTries } from './rate-limiter.ts';
import { hashOf, newSecret } from './secret.ts';
import { recordOfTeam } from './team-journal.ts';
import { invitationTries, takeTries } from './tries.ts';
import type { TeamRole, Viewer } from './viewer.ts';

type InviteMemberRefused = NotOwner | NotYourTeam | TooManyTries | { reason: 'already-member' };

/**
 * Invites somebody by e-mail. Only the mail has the link's secret; here is its hash. Inviting the same address again sends a
 * new link, and the old one leads nowhere from then on.
 */
export async function inviteMember(
  services: AccountServices,
  facts: { organisationId: string; email: string; role: TeamRole; by: Viewer },
): Promise<Result<undefined, InviteMemberRefused>> {
  const allowed = await takeTries(services.rateLimits, invitationTries(facts.by.personId));
  if (!allowed.ok) return allowed;
  const result = await invite(services, facts);
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}

async function invite(
  services: AccountServices,
  { organisationId, email, role, by }: { organisationId: string; email: string; role: TeamRole; by: Viewer },
): Promise<Result<undefined, InviteMemberRefused>> {
  return asOwner(services, { organisationId, by }, async (trx, { name }) => {
    if (await isMemberByEmail(trx, organisationId, email)) return refuse('already-member');
    const [at, token] = [services.clock.now(), newSecret()];
    await endInvitation(trx, { organisationId, email }, 'withdrawn', at);
    const expiresAt = addMinutes(at, invitationDays * 24 * 60);
    const row = { organisationId, email, role, tokenHash: hashOf(token), invitedBy: by.personId };
    await insertInvitation(trx, { ...row, createdAt: at, expiresAt });
    const url = `${services.site.url}/team/invitation?${new URLSearchParams({ token })}`;
    await queueMessage(trx, at, {
      to: { email, name: email },
      about: { type: 'person', id: by.personId },
      ...invitationMail(services.site, { organisation: name, invitedBy: by.name, email, role, url }),
    });
    await recordOfTeam(trx, { organisationId, personId: by.personId, at }, 'member-invited', { role });
    return ok();
  });
}
