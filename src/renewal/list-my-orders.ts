import { canManageOrganisation, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { countOrders, listLinesOf, listOrders, listPapersOf, type Order, type Paper } from '#src/orders/index.ts';
import { type Page, pageOf, type PageRequest, windowOf } from '#src/shared/paging.ts';

const perPage = 20;

interface OrderWithPapers extends Pick<Order, 'id' | 'reference' | 'placedAt' | 'totalCents' | 'paymentState'> {
  organisationName: string | null;
  purchaseOrder: string | null;
  lines: { description: string; detail: string | null; quantity: number }[];
  /** Oldest first: the invoice, then what adjusted it. */
  papers: Paper[];
}

/** What the viewer bought, the latest first, each order with its papers. */
export async function listMyOrders(
  { db }: Core,
  { viewer, page }: { viewer: Viewer } & PageRequest,
): Promise<Page<OrderWithPapers>> {
  const managing = viewer.memberships
    .map(({ organisationId }) => organisationId)
    .filter((organisationId) => canManageOrganisation(viewer, organisationId));
  const whose = { personId: viewer.personId, managing };
  const [count, orders] = await Promise.all([countOrders(db, whose), listOrders(db, whose, windowOf(page, perPage))]);
  const ids = orders.map(({ id }) => id);
  const [bought, issued] = await Promise.all([listLinesOf(db, ids), listPapersOf(db, ids)]);
  const [lines, papers] = [Map.groupBy(bought, orderOf), Map.groupBy(issued, orderOf)];
  const items = orders.map(
    ({ id, reference, placedAt, totalCents, paymentState, organisationName, purchaseOrder }) => ({
      ...{ id, reference, placedAt, totalCents, paymentState, organisationName, purchaseOrder },
      lines: lines.get(id) ?? [],
      papers: papers.get(id) ?? [],
    }),
  );
  return pageOf(items, { page, perPage, count });
}

const orderOf = ({ orderId }: { orderId: string }) => orderId;
