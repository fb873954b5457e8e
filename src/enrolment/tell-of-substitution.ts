import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { type NewMessage, queueMessages } from '#src/notifications/index.ts';
import { type Order, orderLink } from '#src/orders/index.ts';
import { calendarFiles } from './announce-seats.ts';
import { seatConfirmedMail } from './emails/seat-confirmed.ts';
import { seatHandedOnMail, substitutionMail } from './emails/seat-handed-on.ts';
import type { SeatRole } from './seat-access.ts';
import { findSeat, type SeatDetails } from './seat-queries.ts';

interface Substituted {
  /** The seat as it was. */
  before: SeatDetails;
  order: Order;
  /** Who did it: whoever paid is told of what a learner did. */
  role: SeatRole;
}

/** Tells the one who had the seat, the one who has it, and whoever paid when it was not they. Gives the seat as it is now. */
export async function tellOfSubstitution(
  services: Core,
  trx: Trx,
  { before, order, role }: Substituted,
): Promise<SeatDetails> {
  const after = await findSeat(trx, before.id);
  if (!after) throw new Error(`Seat ${before.id} is gone`);
  // The same entry in two calendars: out of the one, into the other, by the same raised SEQUENCE.
  const out = await calendarFiles(services, trx, [{ ...before, revision: after.revision, state: 'cancelled' }]);
  const entry = await calendarFiles(services, trx, [after]);
  const about = { type: 'seat' as const, id: before.id };
  const toAttendees = [
    {
      kind: 'seat-handed-on',
      to: { email: before.attendeeEmail ?? '', name: before.attendeeName ?? '' },
      about,
      attachments: out.get(before.id) ?? [],
      ...seatHandedOnMail(services.site, before),
    },
    {
      kind: 'seat-confirmed',
      to: { email: after.attendeeEmail ?? '', name: after.attendeeName ?? '' },
      about,
      attachments: entry.get(after.id) ?? [],
      ...seatConfirmedMail(services.site, after),
    },
  ];
  await queueMessages(trx, services.clock.now(), [
    // Of a seat that waits for its invoice to be paid no attendee has heard yet.
    ...(before.state === 'held' ? [] : toAttendees),
    ...(role === 'learner' && order.buyerPersonId !== before.learnerId
      ? [messageToPayer(services, { before, after, order })]
      : []),
  ]);
  return after;
}

function messageToPayer(
  services: Core,
  { before, after, order }: { before: SeatDetails; after: SeatDetails; order: Order },
): NewMessage {
  const { buyerName, buyerEmail } = order;
  return {
    kind: 'seat-substituted',
    to: { email: buyerEmail, name: buyerName },
    about: { type: 'order', id: order.id },
    ...substitutionMail(services.site, { before, after, buyerName, orderUrl: orderLink(services, order) }),
  };
}
