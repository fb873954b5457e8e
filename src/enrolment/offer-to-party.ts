import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, isLockTimeout, type Trx } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { lockSessions } from './capacity-queries.ts';
import { takeQueueSteps } from './take-queue-steps.ts';
import { usualWaitingTimes } from './waiting-rules.ts';
import { countFreePlaces, findSessionToOffer, lockInQueue } from './waiting-queue-queries.ts';

export type OfferToPartyRefused =
  | { reason: 'not-allowed' }
  /** The session takes no offers: not on sale, or it begins within the hour. */
  | { reason: 'no-offers-now' }
  /** It does not wait for this session any more, or has an offer already. */
  | { reason: 'not-waiting' }
  | { reason: 'too-few-free'; free: number }
  | { reason: 'busy' };

interface Asked {
  sessionId: string;
  entryId: string;
  by: Viewer;
}

/** Staff offer a party its places out of turn, be others before it or gathering. Only places that are free can be offered. */
export async function offerToParty(services: Core, asked: Asked): Promise<Result<undefined, OfferToPartyRefused>> {
  const result = await inTransaction(services.db, (trx) => offer(services, trx, asked)).catch((error: unknown) => {
    if (isLockTimeout(error)) return refuse('busy');
    throw error;
  });
  if (!result.ok) return result;
  await services.pages.changed(`session:${asked.sessionId}`);
  await services.worker.wake('deliver-messages');
  return ok();
}

async function offer(
  services: Core,
  trx: Trx,
  { sessionId, entryId, by }: Asked,
): Promise<Result<undefined, OfferToPartyRefused>> {
  await lockSessions(trx, [sessionId]);
  const now = services.clock.now();
  const session = await findSessionToOffer(trx, sessionId, now);
  if (!session) return refuse('no-offers-now');
  if (!mayEdit(by, session.courseId)) return refuse('not-allowed');
  const entry = await lockInQueue(trx, sessionId, entryId);
  if (!entry) return refuse('not-waiting');
  const free = await countFreePlaces(trx, sessionId, now);
  if (entry.party > free) return refuse('too-few-free', { free });
  const times = services.site.waiting ?? usualWaitingTimes;
  const actor = { kind: 'person', personId: by.personId } as const;
  await takeQueueSteps(services, trx, { steps: [{ do: 'offer', entry }], session, now, times, by: actor });
  return ok();
}
