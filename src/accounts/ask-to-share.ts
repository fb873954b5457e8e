import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { shareRequestMail } from './emails/share-request.ts';
import { maySeeMoney, type NotYourTeam } from './organisation.ts';
import { findRole, lockOrganisation } from './organisation-queries.ts';
import { recordOfTeam } from './team-journal.ts';
import { daysBetweenRequests } from './team-share.ts';
import { listTeamMembersForBoard, upsertShareRequests } from './team-share-queries.ts';
import type { Viewer } from './viewer.ts';

type AskToShareRefused = NotYourTeam | { reason: 'may-not-book' };

/**
 * Whoever books for a team asks its members by mail to share how their continuing education stands: these of them, or all who
 * share nothing. Nobody is asked twice within thirty days. Gives how many were asked.
 */
export async function askToShare(
  services: Core,
  { organisationId, personIds, by }: { organisationId: string; personIds: readonly string[] | 'all'; by: Viewer },
): Promise<Result<{ asked: number }, AskToShareRefused>> {
  if (!isId(organisationId)) return refuse('not-found');
  const at = services.clock.now();
  const result = await inTransaction<Result<{ asked: number }, AskToShareRefused>>(services.db, async (trx) => {
    const organisation = await lockOrganisation(trx, organisationId);
    const role = await findRole(trx, organisationId, by.personId);
    if (!organisation || !role) return refuse('not-found');
    if (!maySeeMoney(role)) return refuse('may-not-book');
    const askedBefore = addMinutes(at, -daysBetweenRequests * 24 * 60);
    const members = (await listTeamMembersForBoard(trx, organisationId)).filter(
      ({ personId, scope, askedAt }) =>
        scope === null &&
        personId !== by.personId &&
        (personIds === 'all' || personIds.includes(personId)) &&
        (askedAt === null || askedAt <= askedBefore),
    );
    if (members.length === 0) return ok({ asked: 0 });
    const asked = { organisationId, askedBy: by.personId, askedAt: at };
    await upsertShareRequests(
      trx,
      members.map(({ personId }) => ({ ...asked, personId })),
    );
    await queueMessages(
      trx,
      at,
      members.map(({ personId, email, name }) => ({
        to: { email, name },
        about: { type: 'person', id: personId },
        ...shareRequestMail(services.site, { name, organisation: organisation.name, askedBy: by.name }),
      })),
    );
    await recordOfTeam(trx, { organisationId, personId: by.personId, at }, 'sharing-asked', {
      members: members.length,
    });
    return ok({ asked: members.length });
  });
  if (result.ok && result.value.asked > 0) await services.worker.wake('deliver-messages');
  return result;
}
