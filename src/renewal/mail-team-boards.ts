import { lockOrganisation } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { dateIn, instantAt } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { ok } from '#src/shared/result.ts';
import { listDueBoardMails, markBoardMailFailed, markBoardMailMade } from './board-mail-queries.ts';
import { teamBoardMail } from './emails/team-board.ts';
import { gatherStandings } from './find-team-board.ts';

/** Boards made in one go: the next minute makes the next ones. */
const mostAtOnce = 20;

/**
 * Writes the boards of this month that are still to be written: from seven in the morning of its first day in the office's zone,
 * and later when the worker was down then. Each once: the note that it is made is written with it. A team that nobody shares
 * anything with gets none. One that fails keeps no other back.
 */
export async function mailTeamBoards(services: Pick<Core, 'db' | 'clock' | 'log' | 'site' | 'worker'>): Promise<void> {
  const at = services.clock.now();
  const month = `${dateIn(officeZone, at).slice(0, 7)}-01`;
  if (at < instantAt(month, '07:00', officeZone)) return;
  const due = await listDueBoardMails(services.db, month, mostAtOnce);
  for (const each of due) {
    try {
      await mailBoard(services, { due: each, month, at });
    } catch (error) {
      services.log.error({ organisationId: each.organisationId, error }, 'a team’s board could not be mailed');
      await markBoardMailFailed(services.db, each, at);
    }
  }
  if (due.length > 0) await services.worker.wake('deliver-messages');
}

type Due = Awaited<ReturnType<typeof listDueBoardMails>>[number];

async function mailBoard(
  { db, site }: Pick<Core, 'db' | 'site'>,
  { due, month, at }: { due: Due; month: string; at: Date },
): Promise<void> {
  const { organisationId, organisation, name, email } = due;
  await inTransaction(db, async (trx) => {
    // Held against whoever shares less just now: what they end is then gone before it is read, or finds the message to drop.
    await lockOrganisation(trx, organisationId);
    if (!(await markBoardMailMade(trx, due, month))) return ok();
    const { sharers, others, all } = await gatherStandings(trx, { organisationId, today: dateIn(officeZone, at) });
    if (sharers.length > 0)
      await queueMessage(trx, at, {
        to: { email, name },
        about: { type: 'organisation', id: organisationId },
        ...teamBoardMail(site, {
          ...{ name, organisation, organisationId, standings: all },
          sharing: sharers.length,
          notSharing: others.length,
        }),
      });
    return ok();
  });
}
