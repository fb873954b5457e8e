import type { Viewer } from '#src/accounts/index.ts';
import { cancelSession } from '#src/catalogue/index.ts';
import type { WorkerJob } from '#src/core.ts';
import {
  type Booking,
  bookSeats,
  cancelSeat,
  giveUpOrder,
  type OrderAccess,
  settlePayment,
  startPayment,
} from '#src/enrolment/index.ts';
import { findOrder, orderLinkKey } from '#src/orders/index.ts';
import type { Services } from '#src/services.ts';

export interface Site {
  services: Services;
  /** What the worker of the site does, by the name of the duty. */
  duties: Partial<Record<WorkerJob, { run(): Promise<unknown> }>>;
}

/** What can be asked of the web process: each is one use case, as its page or the worker would call it. */
export const deeds = {
  bookSeats: ({ services }: Site, booking: Booking) => bookSeats(services, { booking, by: { kind: 'system' } }),
  startPayment: async ({ services }: Site, { orderId }: { orderId: string }) =>
    startPayment(services, { orderId, access: await linkHolder(services, orderId) }),
  /** The page that the buyer comes back to from the provider. */
  comeBack: ({ services }: Site, { orderId, checkoutId }: { orderId: string; checkoutId: string }) =>
    settlePayment(services, { checkoutId, by: { kind: 'order-link', orderId } }),
  giveUpOrder: async ({ services }: Site, { orderId }: { orderId: string }) =>
    giveUpOrder(services, { orderId, access: await linkHolder(services, orderId) }),
  cancelSeat: (
    { services }: Site,
    facts: { seatId: string; reason: string; refundCents: number | 'all'; by: Viewer },
  ) => cancelSeat(services, facts),
  cancelSession: ({ services }: Site, facts: { sessionId: string; reason: string; by: Viewer }) =>
    cancelSession(services, facts),
  duty: async ({ duties }: Site, { job }: { job: WorkerJob }) => {
    await duties[job]?.run();
  },
};

type Deeds = typeof deeds;
export type DeedName = keyof Deeds;
export type FactsOf<Name extends DeedName> = Parameters<Deeds[Name]>[1];
export type OutcomeOf<Name extends DeedName> = Awaited<ReturnType<Deeds[Name]>>;

/** Somebody who has the order's secret link. */
async function linkHolder(services: Services, orderId: string): Promise<OrderAccess> {
  const order = await findOrder(services.db, orderId);
  return { viewer: null, key: order ? orderLinkKey(services, order) : null };
}
