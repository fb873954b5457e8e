import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import type { ShareScope } from './team-share.ts';

interface Of {
  organisationId: string;
  personId: string;
}

/** What the person shares with the organisation now. */
export async function findShare(db: Db | Trx, { organisationId, personId }: Of) {
  return db
    .selectFrom('teamShares')
    .select(['id', 'scope', 'wording', 'givenAt'])
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
}

export async function insertShare(
  trx: Trx,
  share: Of & { id: string; scope: ShareScope; wording: string; givenAt: Date },
): Promise<void> {
  await trx.insertInto('teamShares').values(share).execute();
}

/** Ends what the person shares, if anything. Tells whether there was something. */
export async function endShare(
  trx: Trx,
  { organisationId, personId, ...end }: Of & { endedAt: Date; endReason: 'withdrawn' | 'changed' | 'left' },
): Promise<boolean> {
  const ended = await trx
    .updateTable('teamShares')
    .set(end)
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Whether there was a wish to have the board by mail: it is gone now. */
export async function dropBoardMail(trx: Trx, { organisationId, personId }: Of): Promise<boolean> {
  const dropped = await trx
    .deleteFrom('teamBoardMails')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .returning('personId')
    .executeTakeFirst();
  return dropped !== undefined;
}

export type MemberForBoard = Awaited<ReturnType<typeof listTeamMembersForBoard>>[number];

/** Everybody on the team by name, with what each shares (null for nothing) and when they were last asked to. */
export async function listTeamMembersForBoard(db: Db | Trx, organisationId: string) {
  return membersWithShares(db)
    .where('organisationMemberships.organisationId', '=', organisationId)
    .orderBy(sql`people.name collate "und-x-icu"`)
    .orderBy('people.id')
    .execute();
}

/** One member who shares something with the organisation; undefined for everybody else. */
export async function findSharer(db: Db, { organisationId, personId }: Of) {
  const member = await membersWithShares(db)
    .where('organisationMemberships.organisationId', '=', organisationId)
    .where('people.id', '=', personId)
    .where('teamShares.id', 'is not', null)
    .executeTakeFirst();
  return member?.scope ? { ...member, scope: member.scope } : undefined;
}

function membersWithShares(db: Db | Trx) {
  return db
    .selectFrom('organisationMemberships')
    .innerJoin('people', 'people.id', 'organisationMemberships.personId')
    .leftJoin('teamShares', (join) =>
      join
        .onRef('teamShares.organisationId', '=', 'organisationMemberships.organisationId')
        .onRef('teamShares.personId', '=', 'people.id')
        .on('teamShares.endedAt', 'is', null),
    )
    .leftJoin('teamShareRequests', (join) =>
      join
        .onRef('teamShareRequests.organisationId', '=', 'organisationMemberships.organisationId')
        .onRef('teamShareRequests.personId', '=', 'people.id'),
    )
    .select(['people.id as personId', 'people.name', 'people.email', 'organisationMemberships.role'])
    .select(['teamShares.scope', 'teamShares.givenAt', 'teamShareRequests.askedAt']);
}

/** Notes that the member was asked just now. */
export async function upsertShareRequests(
  trx: Trx,
  requests: { organisationId: string; personId: string; askedBy: string; askedAt: Date }[],
): Promise<void> {
  if (requests.length === 0) return;
  await trx
    .insertInto('teamShareRequests')
    .values(requests)
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'personId']).doUpdateSet((eb) => ({
        askedBy: eb.ref('excluded.askedBy'),
        askedAt: eb.ref('excluded.askedAt'),
      })),
    )
    .execute();
}

/** So many of those who see a team's board are named; the others are counted. */
const mostNamed = 20;

/** The teams that the person is on, each with what they share, who asked them to, and who would see it. */
export async function listSharingOf(db: Db, personId: string) {
  return db
    .selectFrom('organisationMemberships')
    .innerJoin('organisations', 'organisations.id', 'organisationMemberships.organisationId')
    .leftJoin('teamShares', (join) =>
      join
        .onRef('teamShares.organisationId', '=', 'organisations.id')
        .onRef('teamShares.personId', '=', 'organisationMemberships.personId')
        .on('teamShares.endedAt', 'is', null),
    )
    .leftJoin('teamShareRequests', (join) =>
      join
        .onRef('teamShareRequests.organisationId', '=', 'organisations.id')
        .onRef('teamShareRequests.personId', '=', 'organisationMemberships.personId'),
    )
    .leftJoin('people as asker', 'asker.id', 'teamShareRequests.askedBy')
    .select(['organisations.id as organisationId', 'organisations.name', 'role', 'scope', 'wording', 'givenAt'])
    .select(['asker.name as askedByName', 'askedAt'])
    .select(
      sql<string[]>`array(
        select people.name from organisation_memberships as seeing join people on people.id = seeing.person_id
        where seeing.organisation_id = organisations.id and seeing.role in ('owner', 'booker')
        order by people.name collate "und-x-icu" limit ${mostNamed})`.as('seenBy'),
    )
    .select(
      sql<number>`(
        select count(*)::int from organisation_memberships as seeing
        where seeing.organisation_id = organisations.id and seeing.role in ('owner', 'booker'))`.as('seenByCount'),
    )
    .where('organisationMemberships.personId', '=', personId)
    .orderBy(sql`organisations.name collate "und-x-icu"`)
    .execute();
}
