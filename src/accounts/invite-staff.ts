import { queueMessage } from '#src/notifications/index.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { actorOf, asAdmin } from './as-admin.ts';
import { staffInvitationMail } from './emails/staff-invitation.ts';
import { grantRole } from './grant-role.ts';
import { invitationDays } from './organisation.ts';
import type { TooManyTries } from './rate-limiter.ts';
import { hashOf, newSecret } from './secret.ts';
import { findProvenPerson } from './staff-grant-queries.ts';
import { endStaffInvitations, insertStaffInvitation } from './staff-invitation-queries.ts';
import { invitationTries, takeTries } from './tries.ts';
import type { StaffRole, Viewer } from './viewer.ts';

type InviteStaffRefused = { reason: 'not-allowed' } | TooManyTries;

interface Wanted {
  email: string;
  role: StaffRole;
  by: Viewer;
}

/**
 * Lets somebody work here: at once when they have an account with this e-mail, otherwise by an invitation that is mailed to it.
 * Inviting the same address again sends a new link, and the old one leads nowhere from then on. Tells which of the two it was,
 * or that it was so already.
 */
export async function inviteStaff(
  services: AccountServices,
  { email, role, by }: Wanted,
): Promise<Result<{ outcome: 'appointed' | 'was-so' | 'invited' }, InviteStaffRefused>> {
  const allowed = await takeTries(services.rateLimits, invitationTries(by.personId));
  if (!allowed.ok) return allowed;
  const result = await asAdmin<Result<{ outcome: 'appointed' | 'was-so' | 'invited' }, InviteStaffRefused>>(
    services,
    by,
    async (trx) => {
      const person = await findProvenPerson(trx, email);
      const at = services.clock.now();
      await endStaffInvitations(trx, { email }, 'withdrawn', at);
      if (person) {
        const added = await grantRole(trx, { person, role, by: actorOf(by), at });
        return ok({ outcome: added ? 'appointed' : 'was-so' });
      }
      await invite(services, trx, { email, role, by, at });
      return ok({ outcome: 'invited' });
    },
  );
  if (result.ok && result.value.outcome === 'invited') await services.worker.wake('deliver-messages');
  return result;
}

async function invite(
  { site }: AccountServices,
  trx: Trx,
  { email, role, by, at }: Wanted & { at: Date },
): Promise<void> {
  const token = newSecret();
  const row = { email, role, tokenHash: hashOf(token), invitedBy: by.personId };
  const expiresAt = addMinutes(at, invitationDays * 24 * 60);
  const id = await insertStaffInvitation(trx, { ...row, createdAt: at, expiresAt });
  const url = `${site.url}/my/staff-invitation?${new URLSearchParams({ token })}`;
  await queueMessage(trx, at, {
    to: { email, name: email },
    about: { type: 'person', id: by.personId },
    ...staffInvitationMail(site, { invitedBy: by.name, email, role, url }),
  });
  const subject = { type: 'staff-invitation', id };
  await recordInJournal(trx, { at, by: actorOf(by), action: 'staff.invited', subject, facts: { role } });
}
