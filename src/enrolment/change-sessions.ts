import type { Core } from '#src/core.ts';
import { inTransaction, isLockTimeout } from '#src/database.ts';
import { lockOrder } from '#src/orders/index.ts';
import type { PaymentGateway } from '#src/payments/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok } from '#src/shared/result.ts';
import { endHoldsInCancelledSessions } from './end-holds-in-cancelled-sessions.ts';
import {
  type ChangedSeat,
  closeRowsOfGoneSeats,
  listChangedSeatsToDo,
  writeChangeError,
} from './changed-seat-queries.ts';
import {
  addSeatsMissedByChanges,
  findSessionChange,
  insertSessionChange,
  listChangesNotWritten,
} from './session-change-queries.ts';
import { askedAt } from './session-change.ts';
import { settleChangedSeat } from './settle-changed-seat.ts';
import { tellOfChangedSeat } from './tell-of-changed-seat.ts';

const batchSize = 100;
/** Where nobody said how long whoever paid may think. */
const usualMinutes = 14 * 24 * 60;

/**
 * Does what the provider's changes of sessions ask for: ends unpaid holds, tells every attendee, asks whoever paid, and once
 * the time is over does what no answer means. One transaction a seat, so that a process that dies at any moment has done some
 * of them and leaves the rest for the next call; one that fails is written down for staff, and does not keep the others.
 * Nobody pays for a session that does not run: a seat that slipped in is found and asked about, too.
 */
export async function changeSessions(services: Core & { gateway: PaymentGateway }): Promise<void> {
  await writeMissingChanges(services);
  await addSeatsMissedByChanges(services.db);
  await closeRowsOfGoneSeats(services.db, services.clock.now());
  await endHoldsInCancelledSessions(services);
  let done = batchSize;
  while (done === batchSize) done = await doBatch(services);
}

async function doBatch(services: Core): Promise<number> {
  let done = 0;
  const rows = await listChangedSeatsToDo(services.db, services.clock.now(), batchSize);
  for (const row of rows) if (await doOne(services, row)) done += 1;
  if (rows.length > 0)
    for (const job of ['deliver-messages', 'send-refunds', 'offer-seats'] as const) await services.worker.wake(job);
  return done;
}

async function doOne(services: Core, row: ChangedSeat): Promise<boolean> {
  try {
    await (row.state === 'to-tell' ? tellOfChangedSeat(services, row) : settleUnanswered(services, row));
    return true;
  } catch (error) {
    if (isLockTimeout(error)) return false;
    services.log.error({ ...row, error }, 'a seat of a changed session could not be dealt with');
    await writeChangeError(services.db, row, error instanceof Error ? error.message : String(error));
    return false;
  }
}

/** The time to choose is over. */
async function settleUnanswered(services: Core, { changeId, seatId, orderId, toldAt }: ChangedSeat): Promise<void> {
  const settled = await inTransaction(services.db, async (trx) => {
    const [order, change] = [await lockOrder(trx, orderId), await findSessionChange(trx, changeId)];
    if (!change) return ok(null);
    const by = { kind: 'system' } as const;
    const result = await settleChangedSeat(services, trx, {
      ...{ order, change, seatId, by },
      choice: { choice: askedAt(change, toldAt ?? change.madeAt).ifUnanswered },
    });
    return result.ok ? ok(change) : result;
  });
  if (!settled.ok && settled.reason !== 'already-decided') throw new Error(`Refused: ${settled.reason}`);
  if (settled.ok && settled.value) await services.pages.changed(`session:${settled.value.sessionId}`);
}

/** A session that was cancelled in a way that wrote no change, as releases before this one did. */
async function writeMissingChanges(services: Core): Promise<void> {
  const at = services.clock.now();
  for (const { id: sessionId, cancelReason } of await listChangesNotWritten(services.db)) {
    await services.db.transaction().execute((trx) =>
      insertSessionChange(trx, {
        ...{ sessionId, kind: 'cancelled', reason: cancelReason ?? 'We had to cancel this session.', daysBefore: [] },
        ...{ decideBy: addMinutes(at, usualMinutes), ifUnanswered: 'refund', madeAt: at, madeBy: null },
      }),
    );
  }
}
