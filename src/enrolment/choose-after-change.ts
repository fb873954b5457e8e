import type { Core } from '#src/core.ts';
import { inTransaction, isLockTimeout } from '#src/database.ts';
import { lockOrder } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { isSeatTwice } from './seat-twice.ts';
import type { SeatChoice } from './session-change.ts';
import { findSessionChange } from './session-change-queries.ts';
import { settleChangedSeat, type SettleChangedSeatRefused } from './settle-changed-seat.ts';

export type ChooseAfterChangeRefused = (SettleChangedSeatRefused | { reason: 'busy' }) & { seatId?: string };

interface Choice {
  orderId: string;
  changeId: string;
  access: OrderAccess;
  choices: ({ seatId: string } & SeatChoice)[];
}

/**
 * Whoever paid chooses what becomes of the seats of a session that the provider cancelled or moved. One transaction a seat: the
 * first that cannot be done is refused and named, those before it stand. Sent twice, it changes nothing.
 */
export async function chooseAfterChange(
  services: Core,
  { orderId, changeId, access, choices }: Choice,
): Promise<Result<undefined, ChooseAfterChangeRefused>> {
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  const change = await findSessionChange(services.db, changeId);
  if (!change) return refuse('not-found');
  const by = actorOf(orderId, access);
  let stopped: ({ ok: false } & ChooseAfterChangeRefused) | null = null;
  for (const { seatId, ...choice } of choices) {
    const result = await one(services, orderId, { change, seatId, choice, by });
    if (!result.ok) stopped = { ...result, seatId };
    if (stopped) break;
  }
  // Also when one was refused: what was chosen before it is done, and its mails and money are to go.
  const moved = choices.flatMap((each) => (each.choice === 'transfer' ? each.sessionId : []));
  await services.pages.changed(...[change.sessionId, ...moved].map((id) => `session:${id}`));
  for (const job of ['deliver-messages', 'send-refunds', 'offer-seats'] as const) await services.worker.wake(job);
  return stopped ?? ok();
}

async function one(
  services: Core,
  orderId: string,
  settling: Omit<Parameters<typeof settleChangedSeat>[2], 'order'>,
): Promise<Result<undefined, ChooseAfterChangeRefused>> {
  try {
    return await inTransaction(services.db, async (trx) => {
      const order = await lockOrder(trx, orderId);
      return settleChangedSeat(services, trx, { ...settling, order });
    });
  } catch (error) {
    if (isLockTimeout(error)) return refuse('busy');
    if (isSeatTwice(error)) return refuse('already-enrolled', { email: '' });
    throw error;
  }
}
