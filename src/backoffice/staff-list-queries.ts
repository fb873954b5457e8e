import { sql } from 'kysely';
import type { Db } from '#src/database.ts';

/** Every right that somebody has here, administrators first, then by name; a page at a time. */
export async function listStaffRows(db: Db, { offset, limit }: { offset: number; limit: number }) {
  return db
    .selectFrom('staffGrants')
    .innerJoin('people', 'people.id', 'staffGrants.personId')
    .leftJoin('courses', (join) => join.onRef((eb) => eb.cast('courses.id', 'text'), '=', 'staffGrants.scope'))
    .select(['staffGrants.id as grantId', 'people.id as personId', 'people.name', 'people.email', 'role', 'scope'])
    .select(['staffGrants.createdAt', 'courses.title as courseTitle'])
    .select((eb) => [
      eb
        .selectFrom('loginSessions')
        .whereRef('loginSessions.personId', '=', 'people.id')
        .select((inner) => inner.fn.max('loginSessions.createdAt').as('at'))
        .as('signedInAt'),
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .orderBy(sql`array_position(array['admin', 'coordinator', 'trainer'], role)`)
    .orderBy(sql`people.name collate "und-x-icu"`)
    .orderBy('staffGrants.id')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** Invitations to work here that wait for an answer or ran out, the latest first, at most 100. */
export async function listOpenStaffInvitations(db: Db) {
  return db
    .selectFrom('staffInvitations')
    .innerJoin('people', 'people.id', 'invitedBy')
    .select(['staffInvitations.id', 'staffInvitations.email', 'role', 'expiresAt', 'people.name as invitedByName'])
    .where('endedAt', 'is', null)
    .orderBy('staffInvitations.createdAt', 'desc')
    .orderBy('staffInvitations.id')
    .limit(100)
    .execute();
}

/** What the journal says of rights here, newest first, at most 50 lines, with whom each line is about. */
export async function listStaffJournalRows(db: Db) {
  return db
    .selectFrom('journalEntries')
    .leftJoin('people as actor', (join) =>
      join.onRef((eb) => eb.cast('actor.id', 'text'), '=', 'journalEntries.actorId').on('actorKind', '=', 'person'),
    )
    .leftJoin('people as subject', (join) =>
      join
        .onRef((eb) => eb.cast('subject.id', 'text'), '=', 'journalEntries.subjectId')
        .on('subjectType', '=', 'person'),
    )
    .select(['at', 'actorKind', 'action', 'actor.name as actorName', 'subject.name as subjectName'])
    .select((eb) => eb.ref('facts').$castTo<Record<string, string | number | boolean | null>>().as('facts'))
    .where(sql<boolean>`action like 'staff.%'`)
    .orderBy('journalEntries.id', 'desc')
    .limit(50)
    .execute();
}
