import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { findOrderPage } from '#src/enrolment/index.ts';
import { findOrderByFormToken, orderLink, orderLinkKey } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findHeldSession } from './attendance-queries.ts';
import { capacityFor } from './may-mark.ts';
import { walkInToken } from './walk-in-token.ts';

/** A booking that was made at the door a moment ago. */
export interface WalkIn {
  buyerName: string;
  reference: string;
  totalCents: number;
  dueCents: number;
  /** Opens the booking without a sign-in: for the phone of whoever pays. */
  payUrl: string;
}

/** What became of somebody whom the viewer admitted to this session by this form. Anybody else's is not there. */
export async function findWalkIn(
  services: Core,
  { viewer, sessionId, formToken }: { viewer: Viewer; sessionId: string; formToken: string },
): Promise<Result<WalkIn, { reason: 'no-such-walk-in' }>> {
  const session = await findHeldSession(services.db, sessionId);
  if (!session || !capacityFor(viewer, session)) return refuse('no-such-walk-in');
  const token = walkInToken(services, { personId: viewer.personId, sessionId, formToken });
  const order = await findOrderByFormToken(services.db, token);
  if (!order) return refuse('no-such-walk-in');
  const access = { viewer: null, key: orderLinkKey(services, order) };
  const page = await findOrderPage(services, { orderId: order.id, access });
  if (!page.ok) return refuse('no-such-walk-in');
  const { buyerName, reference, totalCents } = order;
  return ok({ buyerName, reference, totalCents, dueCents: page.value.dueCents, payUrl: orderLink(services, order) });
}
