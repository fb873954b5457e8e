import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { TeamRole } from './viewer.ts';

export async function insertInvitation(
  trx: Trx,
  invitation: {
    organisationId: string;
    email: string;
    role: TeamRole;
    tokenHash: string;
    invitedBy: string;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<string> {
  const id = newId();
  await trx
    .insertInto('organisationInvitations')
    .values({ id, ...invitation })
    .execute();
  return id;
}

const columns = [
  'organisationInvitations.id',
  'organisationInvitations.organisationId',
  'organisations.name as organisationName',
  'organisationInvitations.email',
  'organisationInvitations.role',
  'organisationInvitations.expiresAt',
  'organisationInvitations.outcome',
] as const;

export async function findInvitation(db: Db | Trx, tokenHash: string) {
  return db
    .selectFrom('organisationInvitations')
    .innerJoin('organisations', 'organisations.id', 'organisationInvitations.organisationId')
    .select(columns)
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
}

/** Ends an open invitation; false when it had ended before. */
export async function endInvitation(
  trx: Trx,
  which: { id: string } | { organisationId: string; email: string },
  outcome: 'accepted' | 'withdrawn',
  at: Date,
): Promise<boolean> {
  const ended = await trx
    .updateTable('organisationInvitations')
    .set({ endedAt: at, outcome })
    .where('endedAt', 'is', null)
    .where((eb) =>
      'id' in which
        ? eb('id', '=', which.id)
        : eb.and([eb('organisationId', '=', which.organisationId), eb('email', '=', which.email)]),
    )
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

export async function findOrganisationOfInvitation(db: Db, id: string): Promise<string | undefined> {
  const invitation = await db
    .selectFrom('organisationInvitations')
    .select('organisationId')
    .where('id', '=', id)
    .executeTakeFirst();
  return invitation?.organisationId;
}

/** So many open invitations of a team are listed, the latest. */
export const mostInvitations = 100;

/** Invitations that wait for an answer or ran out, the latest first, at most `mostInvitations`. */
export async function listOpenInvitations(db: Db, organisationId: string) {
  return db
    .selectFrom('organisationInvitations')
    .select(['id', 'email', 'role', 'createdAt', 'expiresAt'])
    .where('organisationId', '=', organisationId)
    .where('endedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(mostInvitations)
    .execute();
}
