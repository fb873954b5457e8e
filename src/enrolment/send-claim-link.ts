import type { RateLimiter, TooManyTries } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type Db, inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { findOrder } from '#src/orders/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { claimLink } from './claim-link.ts';
import { noteClaimLink } from './claim-queries.ts';
import { claimSeatMail } from './emails/claim-seat.ts';
import { actorOf, type OrderAccess, refusalOfAccess } from './order-access.ts';
import { findSeat } from './seat-queries.ts';

type SendClaimLinkRefused =
  | TooManyTries
  | { reason: 'not-found' }
  | { reason: 'already-named' }
  | { reason: 'seat-over' }
  | { reason: 'seat-awaits-payment' }
  | { reason: 'deadline-passed' };

/** These mails go to people who have not asked for them. */
const sendTries = { tries: 40, perMinutes: 60 };

interface Sending {
  orderId: string;
  seatId: string;
  email: string;
  access: OrderAccess;
}

/**
 * Mails a seat's claim link to somebody for whoever booked it. The same link to the same address goes once in ten minutes: a
 * double click sends one mail.
 */
export async function sendClaimLink(
  services: Core & { rateLimits: RateLimiter },
  sending: Sending,
): Promise<Result<undefined, SendClaimLinkRefused>> {
  const { orderId, seatId, email, access } = sending;
  const refused = await refusalOfAccess(services, services.db, orderId, access);
  if (refused) return refused;
  const found = await findSendable(services, services.db, sending);
  if (!found.ok) return found;
  // Before the transaction: tries are counted on a connection of their own, and whoever holds one must not wait for another.
  const allowed = await services.rateLimits.take(`claim-links:${orderId}`, sendTries);
  if (!allowed.ok) return allowed;
  const link = `claim-link:${seatId}:${found.value.claimVersion}:${email.toLowerCase()}`;
  const first = await services.rateLimits.take(link, { tries: 1, perMinutes: 10 });
  if (!first.ok) return ok();
  const result = await inTransaction(services.db, async (trx) => {
    const seat = await findSendable(services, trx, sending);
    if (!seat.ok) return seat;
    await send(services, trx, sending, seat.value);
    return ok();
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}

async function findSendable({ clock }: Core, db: Db | Trx, { orderId, seatId }: Sending) {
  const seat = await findSeat(db, seatId);
  if (!seat || seat.orderId !== orderId) return refuse('not-found');
  if (seat.learnerId) return refuse('already-named');
  const now = clock.now();
  if (!['held', 'confirmed'].includes(seat.state) || (seat.startsAt && seat.startsAt <= now))
    return refuse('seat-over');
  if (seat.state === 'held') return refuse('seat-awaits-payment');
  return seat.claimBy && seat.claimBy <= now ? refuse('deadline-passed') : ok(seat);
}

async function send(
  services: Core,
  trx: Trx,
  { orderId, email, access }: Sending,
  seat: NonNullable<Awaited<ReturnType<typeof findSeat>>>,
): Promise<void> {
  const order = await findOrder(trx, orderId);
  if (!order) throw new Error(`Order ${orderId} is gone`);
  const at = services.clock.now();
  await queueMessage(trx, at, {
    kind: 'claim-link',
    to: { email, name: '' },
    about: { type: 'seat', id: seat.id },
    carriesSecret: true,
    ...claimSeatMail(services.site, { seat, bookedBy: order.buyerName, url: claimLink(services, seat) }),
  });
  await noteClaimLink(trx, { seatId: seat.id, claimVersion: seat.claimVersion, email, sentAt: at });
  await recordInJournal(trx, {
    at,
    by: actorOf(orderId, access),
    action: 'seat.claim-link-sent',
    subject: { type: 'seat', id: seat.id },
    facts: { orderId },
  });
}
