import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';

interface Whose {
  organisationId: string;
  personId: string;
}

export async function wantsBoardMail(db: Db, { organisationId, personId }: Whose): Promise<boolean> {
  const wanted = await db
    .selectFrom('teamBoardMails')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return wanted !== undefined;
}

/** Notes that they want it from that day on; who wants it already is left as they are. Tells whether it is new. */
export async function wantBoardMail(trx: Trx, wish: Whose & { wantedSince: string }): Promise<boolean> {
  const added = await trx
    .insertInto('teamBoardMails')
    .values(wish)
    .onConflict((conflict) => conflict.doNothing())
    .returning('personId')
    .executeTakeFirst();
  return added !== undefined;
}

/**
 * Those whose board of this month is still to be written, the longest without one first, and last where it failed. Only for
 * those who are owners now.
 */
export async function listDueBoardMails(db: Db, month: string, limit: number) {
  return db
    .selectFrom('teamBoardMails')
    .innerJoin('organisations', 'organisations.id', 'teamBoardMails.organisationId')
    .innerJoin('people', 'people.id', 'teamBoardMails.personId')
    .innerJoin('organisationMemberships', (join) =>
      join
        .onRef('organisationMemberships.organisationId', '=', 'teamBoardMails.organisationId')
        .onRef('organisationMemberships.personId', '=', 'teamBoardMails.personId')
        .on('organisationMemberships.role', '=', 'owner'),
    )
    .select(['teamBoardMails.organisationId', 'teamBoardMails.personId'])
    .select(['organisations.name as organisation', 'people.name', 'people.email'])
    .where(isDue(month))
    .orderBy('teamBoardMails.failedAt', (order) => order.asc().nullsFirst())
    .orderBy(sql`coalesce(last_month, wanted_since)`)
    .limit(limit)
    .execute();
}

/** Notes that the board of this month is written, unless it was. Tells whether it was not. */
export async function markBoardMailMade(
  trx: Trx,
  { organisationId, personId }: Whose,
  month: string,
): Promise<boolean> {
  const marked = await trx
    .updateTable('teamBoardMails')
    .set({ lastMonth: month, failedAt: null })
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where(isDue(month))
    .returning('personId')
    .executeTakeFirst();
  return marked !== undefined;
}

/** Notes that the board could not be written: the others come before it. */
export async function markBoardMailFailed(db: Db, { organisationId, personId }: Whose, failedAt: Date): Promise<void> {
  await db
    .updateTable('teamBoardMails')
    .set({ failedAt })
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .execute();
}

const isDue = (month: string) => sql<boolean>`coalesce(last_month, wanted_since) < ${month}::date`;
