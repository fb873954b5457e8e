import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import type { VenueDetails, VenueForEditing } from './venue-details.ts';

const columns = ['name', 'street', 'suburb', 'state', 'postcode', 'gettingThere', 'timeZone', 'roomSeats'] as const;

/** A venue with everything staff may change. */
export async function findVenueForEditing(db: Db | Trx, id: string): Promise<VenueForEditing | null> {
  if (!isId(id)) return null;
  const found = await db
    .selectFrom('venues')
    .select(['id', 'updatedAt', ...columns])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { id: venueId, updatedAt, ...details } = found;
  return { id: venueId, updatedAt, details };
}

/** Takes the venue's row for this transaction. Tells whether there is one. */
export async function lockVenue(trx: Trx, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  return Boolean(await trx.selectFrom('venues').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst());
}

/** Adds a venue, unless there is one under this id already. Tells whether it did. */
export async function insertVenue(
  trx: Trx,
  venue: VenueDetails & { id: string; slug: string; updatedAt: Date },
): Promise<boolean> {
  const added = await trx
    .insertInto('venues')
    .values(venue)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return Boolean(added);
}

export async function updateVenue(trx: Trx, id: string, details: VenueDetails, mark: Date): Promise<void> {
  await trx
    .updateTable('venues')
    .set({ ...details, updatedAt: mark })
    .where('id', '=', id)
    .execute();
}

/** Whether a session was ever planned there: sessions keep the clock of their venue. */
export async function hasSessions(db: Db | Trx, venueId: string): Promise<boolean> {
  return Boolean(
    await db.selectFrom('sessions').select('id').where('venueId', '=', venueId).limit(1).executeTakeFirst(),
  );
}

export type VenueSummary = Omit<Awaited<ReturnType<typeof listVenueRows>>[number], 'total'>;

/** Venues whose name, suburb or street fits, by state, suburb and name, each with its sessions to come. */
export async function listVenueRows(
  db: Db,
  { text, offset, limit, now }: { text: string; offset: number; limit: number; now: Date },
) {
  return db
    .selectFrom('venues')
    .select(['id', 'name', 'street', 'suburb', 'state', 'postcode', 'timeZone', 'roomSeats'])
    .select([
      sql<number>`(select count(*)::int from sessions where venue_id = venues.id and ends_at > ${now}
        and sessions.state <> 'cancelled')`.as('toCome'),
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .$if(text !== '', (query) =>
      query.where(sql<boolean>`strpos(search_text(concat_ws(' ', name, suburb, street)), search_text(${text})) > 0`),
    )
    .orderBy('state')
    .orderBy('suburb')
    .orderBy('name')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
}
