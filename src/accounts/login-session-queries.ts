import { type Expression, sql } from 'kysely';
import { jsonBuildObject } from 'kysely/helpers/postgres';
import type { Db } from '#src/database.ts';
import type { Viewer } from './viewer.ts';

interface LoginSession {
  idHash: string;
  personId: string;
  userAgent: string;
  createdAt: Date;
  expiresAt: Date;
}

export async function addLoginSession(db: Db, session: LoginSession): Promise<void> {
  await db.insertInto('loginSessions').values(session).execute();
}

/** The session, its person and all that decides their rights, in one round trip, because every signed-in page asks. */
export async function findLoginSessionWithPerson(db: Db, idHash: string) {
  return db
    .selectFrom('loginSessions')
    .innerJoin('people', 'people.id', 'loginSessions.personId')
    .leftJoin('instructors', 'instructors.personId', 'people.id')
    .where('loginSessions.idHash', '=', idHash)
    .select([
      'loginSessions.expiresAt',
      'loginSessions.userAgent',
      'people.id as personId',
      'people.name',
      'people.email',
      'people.emailVerifiedAt',
      'instructors.id as instructorId',
    ])
    .select((eb) => [
      sql<Viewer['grants']>`${eb
        .selectFrom('staffGrants')
        .whereRef('staffGrants.personId', '=', 'people.id')
        .select(({ ref }) => listOf({ role: ref('role'), scope: ref('scope') }).as('list'))}`.as('grants'),
      sql<Viewer['memberships']>`${eb
        .selectFrom('organisationMemberships')
        .whereRef('organisationMemberships.personId', '=', 'people.id')
        .select(({ ref }) => listOf({ organisationId: ref('organisationId'), role: ref('role') }).as('list'))}`.as(
        'memberships',
      ),
    ])
    .executeTakeFirst();
}

export async function extendLoginSession(db: Db, idHash: string, expiresAt: Date): Promise<void> {
  await db.updateTable('loginSessions').set({ expiresAt }).where('idHash', '=', idHash).execute();
}

export async function deleteLoginSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom('loginSessions').where('idHash', '=', idHash).execute();
}

/** Ends one session of this person. Somebody else's is left alone. Tells whether there was one. */
export async function deleteLoginSessionOf(db: Db, personId: string, idHash: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('loginSessions')
    .where('idHash', '=', idHash)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Ends all sessions of this person, but for the one to keep. Gives how many. */
export async function deleteLoginSessionsOf(db: Db, personId: string, keepHash = ''): Promise<number> {
  const gone = await db
    .deleteFrom('loginSessions')
    .where('personId', '=', personId)
    .where('idHash', '!=', keepHash)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export async function deleteExpiredLoginSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('loginSessions').where('expiresAt', '<=', now).execute();
}

/** So many of somebody's sign-ins are listed, the newest. */
export const mostLoginSessions = 100;

/** The live sessions of this person, newest first, at most `mostLoginSessions`. */
export async function listLoginSessionsOf(db: Db, personId: string, now: Date) {
  return db
    .selectFrom('loginSessions')
    .select(['idHash', 'userAgent', 'createdAt', 'expiresAt'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .orderBy('idHash')
    .limit(mostLoginSessions)
    .execute();
}

/** One JSON list with an object for each row; empty without rows. */
function listOf(object: Record<string, Expression<unknown>>) {
  return sql<unknown[]>`coalesce(json_agg(${jsonBuildObject(object)}), '[]'::json)`;
}
