import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';

export type AustralianState = 'NSW' | 'VIC' | 'QLD' | 'SA' | 'WA' | 'TAS' | 'NT' | 'ACT';

interface NewWaitingEntry {
  id: string;
  personId: string;
  name: string;
  email: string;
  party: number;
  courseId: string;
  sessionId: string | null;
  venueState: AustralianState | null;
  delivery: 'in-person' | 'live-stream' | null;
  startsBefore: string | null;
  /** Null until whoever has the e-mail says that they wait. */
  confirmedAt: Date | null;
  at: Date;
}

/** Puts a party at the end of the queue, unless this person waits for the same already. Tells whether it did. */
export async function insertWaitingEntry(trx: Trx, { at, ...entry }: NewWaitingEntry): Promise<boolean> {
  const added = await trx
    .insertInto('waitingEntries')
    .values({ ...entry, state: 'waiting', why: 'full', joinedAt: at, queuedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return Boolean(added);
}

/** The live entry of this person for the same course and session (null: any session). */
export async function findLiveEntryOf(
  db: Db | Trx,
  { personId, courseId, sessionId }: { personId: string; courseId: string; sessionId: string | null },
) {
  return db
    .selectFrom('waitingEntries')
    .select(['id', 'party', 'confirmedAt'])
    .where('personId', '=', personId)
    .where('courseId', '=', courseId)
    .where('sessionId', 'is not distinct from', sessionId)
    .where('state', 'in', ['waiting', 'offered'])
    .executeTakeFirst();
}

function entries(db: Db | Trx) {
  return db
    .selectFrom('waitingEntries')
    .innerJoin('courses', 'courses.id', 'waitingEntries.courseId')
    .leftJoin('sessions', 'sessions.id', 'waitingEntries.sessionId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(['waitingEntries.id', 'personId', 'waitingEntries.name', 'email', 'party', 'waitingEntries.state'])
    .select(['why', 'whyFacts', 'joinedAt', 'queuedAt', 'gathersUntil', 'passedAt', 'endedAt', 'confirmedAt'])
    .select(['waitingEntries.courseId', 'waitingEntries.sessionId', 'waitingEntries.venueState', 'startsBefore'])
    .select(['waitingEntries.delivery as wantedDelivery', 'courses.slug', 'courses.title'])
    .select('courses.priceCents as coursePriceCents')
    .select([
      'sessions.startsAt',
      'sessions.endsAt',
      'sessions.timeZone',
      'sessions.delivery',
      'sessions.state as sessionState',
    ])
    .select(['venues.name as venueName', 'venues.suburb as venueSuburb', 'venues.state as placeState']);
}

export type WaitingEntry = NonNullable<Awaited<ReturnType<typeof findWaitingEntry>>>;

/** One place on the list, with the course, and the session where it waits for one only. */
export async function findWaitingEntry(db: Db | Trx, id: string) {
  if (!isId(id)) return undefined;
  return entries(db).where('waitingEntries.id', '=', id).executeTakeFirst();
}

/** Those of these places that nobody has an open offer for and that have not ended, in their order, held until the transaction ends. */
export async function lockIdleEntries(trx: Trx, ids: string[]) {
  if (ids.length === 0) return [];
  return entries(trx)
    .where('waitingEntries.id', 'in', ids)
    .where('endedAt', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('waitingOffers')
            .select('waitingOffers.id')
            .whereRef('waitingOffers.entryId', '=', 'waitingEntries.id')
            .where('waitingOffers.endedAt', 'is', null),
        ),
      ),
    )
    .orderBy('queuedAt')
    .orderBy('waitingEntries.id')
    .forUpdate('waitingEntries')
    .execute();
}

/** Everything this person waits for, and what has ended since, the newest first. */
export async function listEntriesOfPerson(db: Db, personId: string, endedAfter: Date) {
  return entries(db)
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('endedAt', 'is', null), eb('endedAt', '>', endedAfter)]))
    .orderBy('joinedAt', 'desc')
    .orderBy('waitingEntries.id')
    .limit(50)
    .execute();
}

/** The entry's row, held until the transaction ends. */
export async function lockWaitingEntry(trx: Trx, id: string) {
  if (!isId(id)) return undefined;
  return trx.selectFrom('waitingEntries').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

interface EntryChange {
  state?: 'waiting' | 'offered' | 'accepted' | 'declined' | 'left' | 'ended';
  why?: string;
  whyFacts?: Record<string, string | number | null>;
  party?: number;
  queuedAt?: Date;
  confirmedAt?: Date;
  gathersUntil?: Date | null;
  passedAt?: Date | null;
  endedAt?: Date | null;
}

/** Writes the same change to these entries. */
export async function changeEntries(trx: Trx, ids: string[], { whyFacts, ...change }: EntryChange): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('waitingEntries')
    .set({ ...change, ...(whyFacts ? { whyFacts: JSON.stringify(whyFacts) } : {}) })
    .where('id', 'in', ids)
    .execute();
}

/** Sends these parties behind everybody, in their order: what was gathered for them was too little. */
export async function sendBehind(
  trx: Trx,
  ids: string[],
  { at, whyFacts }: { at: Date; whyFacts: Record<string, string | number> },
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update waiting_entries set why = 'passed-over', why_facts = ${JSON.stringify(whyFacts)}::jsonb, passed_at = ${at},
      gathers_until = null, queued_at = ${at}::timestamptz + passed.position * interval '1 microsecond'
    from unnest(${ids}::uuid[]) with ordinality as passed (id, position)
    where waiting_entries.id = passed.id`.execute(trx);
}
