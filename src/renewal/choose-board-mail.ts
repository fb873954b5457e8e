import { dropBoardMail, findTeam, type NotOwner, type NotYourTeam, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { wantBoardMail } from './board-mail-queries.ts';

/** An owner has their team's board mailed to them on the first of every month from now on, or no longer. Twice is once. */
export async function chooseBoardMail(
  services: Core,
  { viewer, organisationId, wanted }: { viewer: Viewer; organisationId: string; wanted: boolean },
): Promise<Result<undefined, NotYourTeam | NotOwner>> {
  const team = await findTeam(services, { viewer, organisationId });
  if (!team.ok) return team;
  if (!team.value.mayChange) return refuse('not-owner');
  const at = services.clock.now();
  const { personId } = viewer;
  const whose = { organisationId, personId };
  return inTransaction(services.db, async (trx) => {
    const changed = wanted
      ? await wantBoardMail(trx, { ...whose, wantedSince: dateIn(officeZone, at) })
      : await dropBoardMail(trx, whose);
    if (changed)
      await recordInJournal(trx, {
        at,
        by: { kind: 'person', personId },
        action: 'organisation.board-mail-chosen',
        subject: { type: 'organisation', id: organisationId },
        facts: { wanted },
      });
    return ok();
  });
}
