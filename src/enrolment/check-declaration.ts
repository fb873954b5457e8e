import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findOrder, orderLink } from '#src/orders/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type Declaration, lockDeclaration, setChecked } from './declaration-queries.ts';
import { declarationTurnedDownMail } from './emails/declaration-turned-down.ts';
import { findSeat } from './seat-queries.ts';

export type CheckDeclarationRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  /** It was declared anew since the page was opened: what was read is not what would be judged. */
  | { reason: 'declared-anew' }
  | { reason: 'no-reason-given' };

interface Verdict {
  declarationId: string;
  /** What was on the screen. */
  evidence: string;
  accepted: boolean;
  /** Read by the buyer when it is turned down. */
  why: string;
}

/**
 * Staff who may change the course say whether what an attendee declared holds. Turned down, the buyer is told why and what
 * to do, and the seat asks for attention until it is declared anew. The same verdict twice changes nothing.
 */
export async function checkDeclaration(
  services: Core,
  { by, ...verdict }: Verdict & { by: Viewer },
): Promise<Result<{ seatId: string }, CheckDeclarationRefused>> {
  if (!isId(verdict.declarationId)) return refuse('not-found');
  const result = await inTransaction(services.db, (trx) => judge(services, trx, by, verdict));
  if (result.ok && !verdict.accepted) await services.worker.wake('deliver-messages');
  return result;
}

async function judge(
  services: Core,
  trx: Trx,
  by: Viewer,
  { declarationId, evidence, accepted, why }: Verdict,
): Promise<Result<{ seatId: string }, CheckDeclarationRefused>> {
  const declaration = await lockDeclaration(trx, declarationId);
  if (!declaration) return refuse('not-found');
  if (!mayEdit(by, declaration.courseId)) return refuse('not-allowed');
  if (declaration.evidence !== evidence) return refuse('declared-anew');
  if (!accepted && why.trim() === '') return refuse('no-reason-given');
  const { seatId } = declaration;
  if (declaration.accepted === accepted) return ok({ seatId });
  const at = services.clock.now();
  await setChecked(trx, declarationId, { checkedAt: at, checkedBy: by.personId, accepted });
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: by.personId },
    action: accepted ? 'declaration.accepted' : 'declaration.turned-down',
    subject: { type: 'seat', id: seatId },
    facts: { declarationId },
  });
  if (!accepted) await tellBuyer(services, trx, declaration, why.trim());
  return ok({ seatId });
}

async function tellBuyer(services: Core, trx: Trx, declaration: Declaration, why: string): Promise<void> {
  const seat = await findSeat(trx, declaration.seatId);
  const order = seat && (await findOrder(trx, seat.orderId));
  if (!order) throw new Error(`Seat ${declaration.seatId} is gone`);
  const { buyerName, buyerEmail, reference } = order;
  const facts = { buyerName, reference, seat, needs: declaration.needs, note: declaration.note, why };
  await queueMessage(trx, services.clock.now(), {
    kind: 'declaration-turned-down',
    to: { email: buyerEmail, name: buyerName },
    about: { type: 'seat', id: seat.id },
    ...declarationTurnedDownMail(services.site, { ...facts, orderUrl: orderLink(services, order) }),
  });
}
