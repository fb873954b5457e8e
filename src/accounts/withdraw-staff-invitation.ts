import type { Core } from '#src/core.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { actorOf, asAdmin } from './as-admin.ts';
import { endStaffInvitations } from './staff-invitation-queries.ts';
import type { Viewer } from './viewer.ts';

/** Makes an invitation's link lead nowhere. One that has ended stays as it ended. */
export async function withdrawStaffInvitation(
  services: Core,
  { invitationId, by }: { invitationId: string; by: Viewer },
): Promise<Result<undefined, { reason: 'not-allowed' }>> {
  return asAdmin<Result<undefined, { reason: 'not-allowed' }>>(services, by, async (trx) => {
    const at = services.clock.now();
    const subject = { type: 'staff-invitation', id: invitationId };
    if (await endStaffInvitations(trx, { id: invitationId }, 'withdrawn', at))
      await recordInJournal(trx, { at, by: actorOf(by), action: 'staff.invitation-withdrawn', subject });
    return ok();
  });
}
