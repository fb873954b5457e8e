import type { Trx } from '#src/database.ts';

/** The seat that waits for its payment to take this one's place: one at most. */
export async function findMoveOf(trx: Trx, seatId: string) {
  return trx
    .selectFrom('seats')
    .select(['id', 'sessionId', 'holdExpiresAt', 'moveCents'])
    .where('replacesSeatId', '=', seatId)
    .where('state', '=', 'held')
    .executeTakeFirst();
}

/** Ends a move that waits for its payment, because its seat was given back or goes elsewhere. Money that comes for it goes back. */
export async function cancelMoveOf(trx: Trx, seatId: string, at: Date): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ state: 'cancelled', cancelledAt: at, cancelReason: 'move-ended', holdExpiresAt: null })
    .where('replacesSeatId', '=', seatId)
    .where('state', '=', 'held')
    .execute();
}
