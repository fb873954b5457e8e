import type { Trx } from '#src/database.ts';
import { dropUnsentMessages } from '#src/notifications/index.ts';
import { deleteMember, endMembership } from './organisation-queries.ts';
import { teamBoardKind } from './team-share.ts';
import { dropBoardMail, endShare } from './team-share-queries.ts';

/**
 * Less is shared with the team than before, or fewer may see it: boards that wait to be mailed say too much and are dropped.
 * For a transaction that holds the organisation, as whoever writes such a board does.
 */
export async function dropBoardsOnTheirWay(trx: Trx, organisationId: string): Promise<void> {
  await dropUnsentMessages(trx, { kind: teamBoardKind, about: { type: 'organisation', id: organisationId } });
}

/** Somebody is no owner any more: no board is mailed to them, unless they are one again and ask for it again. */
export async function stopBoardMail(
  trx: Trx,
  { organisationId, personId }: { organisationId: string; personId: string },
): Promise<void> {
  if (await dropBoardMail(trx, { organisationId, personId })) await dropBoardsOnTheirWay(trx, organisationId);
}

/** Takes a member off a team with all that rested on it: what they shared, and what was mailed to them. */
export async function takeOffTeam(
  trx: Trx,
  { endedAt, ...whose }: { organisationId: string; personId: string; endedAt: Date },
): Promise<void> {
  const { organisationId, personId } = whose;
  await deleteMember(trx, organisationId, personId);
  await endMembership(trx, { ...whose, endedAt });
  if (await endShare(trx, { ...whose, endedAt, endReason: 'left' })) await dropBoardsOnTheirWay(trx, organisationId);
  await stopBoardMail(trx, whose);
}
