import { canManageOrganisation, isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Actor, Core } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import { findOrder, isOrderLinkKey, type Order } from '#src/orders/index.ts';
import { refuse } from '#src/shared/result.ts';

/** By what somebody comes to an order: the key of its secret link, being signed in, or both. */
export interface OrderAccess {
  viewer: Viewer | null;
  key: string | null;
}

/** Whether this order is theirs to see and change: link holder, buyer, the organisation's bookers, staff. */
export function mayUseOrder(services: Pick<Core, 'signature'>, order: Order, { viewer, key }: OrderAccess): boolean {
  if (key && isOrderLinkKey(services, order, key)) return true;
  if (!viewer) return false;
  if (isCounterStaff(viewer)) return true;
  // Whoever bought it for an organisation and has left its team has no more to do with it.
  return order.organisationId ? canManageOrganisation(viewer, order.organisationId) : isBuyer(order, viewer);
}

function isBuyer({ buyerPersonId }: Order, { personId }: Viewer): boolean {
  return buyerPersonId === personId;
}

/** `not-found` also for an order that exists but is somebody else's: who may not see it learns nothing. */
export async function refusalOfAccess(
  services: Pick<Core, 'signature'>,
  db: Db | Trx,
  orderId: string,
  access: OrderAccess,
) {
  const order = await findOrder(db, orderId);
  return order && mayUseOrder(services, order, access) ? null : refuse('not-found');
}

/** Who this is, for the journal. */
export function actorOf(orderId: string, { viewer }: OrderAccess): Actor {
  return viewer ? { kind: 'person', personId: viewer.personId } : { kind: 'order-link', orderId };
}
