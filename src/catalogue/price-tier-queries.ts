import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { countsAsTaken } from './seats-taken-queries.ts';

/** A price of a session besides its usual one, with a number of seats of its own. */
export interface PriceTierLine {
  /** Null for a new one. */
  id: string | null;
  label: string;
  /** GST-inclusive. */
  priceCents: number;
  /** Null for as many as the session has. */
  seats: number | null;
}

export interface PriceTierForEditing extends PriceTierLine {
  id: string;
  /** Seats taken at this price at this instant. */
  taken: number;
  /** A seat was ever taken at it, so it cannot go. */
  inUse: boolean;
}

/** The prices of a session besides its usual one, as staff edit them. */
export async function listPriceTiers(db: Db | Trx, sessionId: string, now: Date): Promise<PriceTierForEditing[]> {
  return db
    .selectFrom('priceTiers')
    .select(['id', 'label', 'priceCents', 'seats'])
    .select([
      sql<number>`(select count(*)::int from seats where seats.price_tier_id = price_tiers.id and ${countsAsTaken(now)})`.as(
        'taken',
      ),
      sql<boolean>`exists (select from seats where seats.price_tier_id = price_tiers.id)`.as('inUse'),
    ])
    .where('sessionId', '=', sessionId)
    .orderBy('position')
    .execute();
}

/** Writes each line over its tier, which keeps its place, or adds it behind the others. */
export async function putPriceTiers(
  trx: Trx,
  sessionId: string,
  lines: (PriceTierLine & { id: string })[],
): Promise<void> {
  if (lines.length === 0) return;
  const last = sql<number>`coalesce((select max(position) from price_tiers where session_id = ${sessionId}), 0)`;
  await trx
    .insertInto('priceTiers')
    .values(
      lines.map((line, index) => ({ ...line, sessionId, position: sql<number>`${last} + ${index + 1}::integer` })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        label: eb.ref('excluded.label'),
        priceCents: eb.ref('excluded.priceCents'),
        seats: eb.ref('excluded.seats'),
      })),
    )
    .execute();
}

/** Takes tiers away at which no seat was ever taken. */
export async function deletePriceTiers(trx: Trx, ids: string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('priceTiers').where('id', 'in', ids).execute();
}

/** Gives the session's row a later mark, so that a booking that looked at it before looks again. */
export async function touchSession(trx: Trx, id: string, mark: Date): Promise<void> {
  await trx.updateTable('sessions').set({ updatedAt: mark }).where('id', '=', id).execute();
}
