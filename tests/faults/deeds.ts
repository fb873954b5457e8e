import type { Viewer } from '#src/accounts/index.ts';
import type { WorkerJob } from '#src/core.ts';
import {
  type BankTransfer,
  type Booking,
  bookSeats,
  cancelOwnSeat,
  cancelSeat,
  cancelSessionWithSeats,
  chooseAfterChange,
  declineOffer,
  giveUpOrder,
  confirmWaiting,
  joinWaitingList,
  offerKey,
  type OrderAccess,
  previewCancellation,
  recordBankTransfer,
  type SeatChoice,
  settlePayment,
  startPayment,
  transferSeat,
  waitingKey,
} from '#src/enrolment/index.ts';
import { findOrder, markRefundSent, orderLinkKey } from '#src/orders/index.ts';
import type { Services } from '#src/services.ts';

export interface Site {
  services: Services;
  /** What the worker of the site does, by the name of the duty. */
  duties: Partial<Record<WorkerJob, { run(): Promise<unknown> }>>;
}

/** What can be asked of the web process: each is one use case, as its page or the worker would call it. */
export const deeds = {
  bookSeats: (
    { services }: Site,
    { booking, offerId, viewer }: { booking: Booking; offerId: string | null; viewer: Viewer | null },
  ) => {
    const offer = offerId ? { id: offerId, key: offerKey(services, offerId) } : null;
    return bookSeats(services, { booking: { ...booking, offer }, by: { kind: 'system' }, viewer });
  },
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
  /** For what the page shows, at the moment it is shown. */
  cancelOwnSeat: async ({ services }: Site, facts: { orderId: string; seatId: string; to: 'origin' | 'balance' }) => {
    const access = await linkHolder(services, facts.orderId);
    const shown = await previewCancellation(services, { ...facts, access });
    return shown.ok ? cancelOwnSeat(services, { ...facts, access, expected: shown.value }) : shown;
  },
  /** For what it costs when it is asked for. */
  transferSeat: async ({ services }: Site, facts: { orderId: string; seatId: string; toSessionId: string }) => {
    const asked = { ...facts, access: await linkHolder(services, facts.orderId) };
    const first = await transferSeat(services, { ...asked, expectedCents: 0 });
    return !first.ok && first.reason === 'move-price-changed'
      ? transferSeat(services, { ...asked, expectedCents: first.moveCents })
      : first;
  },
  cancelSession: ({ services }: Site, facts: { sessionId: string; reason: string; decideOn: string; by: Viewer }) =>
    cancelSessionWithSeats(services, facts),
  chooseAfterChange: async (
    { services }: Site,
    facts: { orderId: string; changeId: string; choices: ({ seatId: string } & SeatChoice)[] },
  ) => chooseAfterChange(services, { ...facts, access: await linkHolder(services, facts.orderId) }),
  recordBankTransfer: ({ services }: Site, facts: BankTransfer & { by: Viewer }) => recordBankTransfer(services, facts),
  /** Staff have sent by bank what came by bank. */
  markRefundSent: ({ services }: Site, facts: { refundId: string; by: Viewer }) =>
    markRefundSent(services, { ...facts, reference: 'By hand' }),
  /** Whoever joins opens the link in the mail at once. */
  joinWaitingList: async ({ services }: Site, facts: Parameters<typeof joinWaitingList>[1]) => {
    const joined = await joinWaitingList(services, facts);
    if (!joined.ok) return joined;
    const { entryId } = joined.value;
    return confirmWaiting(services, { entryId, access: { viewer: null, key: waitingKey(services, entryId) } });
  },
  declineOffer: ({ services }: Site, { entryId }: { entryId: string }) =>
    declineOffer(services, { entryId, access: { viewer: null, key: waitingKey(services, entryId) } }),
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
