import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { type MailFile, queueMessages } from '#src/notifications/index.ts';
import { findMoney, findOrder, listTaxDocuments, orderLink } from '#src/orders/index.ts';
import { calendarEntry, isOffCalendar } from './calendar-entry.ts';
import { claimLink } from './claim-link.ts';
import { orderConfirmedMail } from './emails/order-confirmed.ts';
import { seatConfirmedMail } from './emails/seat-confirmed.ts';
import { findSeat, listSeatsOfOrder, listSessionDays, type SeatDetails } from './seat-queries.ts';

/** Writes the mails of an order whose seats have just been confirmed: one to the buyer, one to each attendee. */
export async function announceConfirmedSeats(services: Core, trx: Trx, orderId: string): Promise<void> {
  const order = await findOrder(trx, orderId);
  if (!order) throw new Error(`Order ${orderId} is gone`);
  const seats = (await listSeatsOfOrder(trx, orderId)).filter(({ state }) => state === 'confirmed');
  const papers = (await listTaxDocuments(trx, orderId)).map(({ id }) => ({ kind: 'tax-document' as const, id }));
  const money = await findMoney(trx, orderId);
  const now = services.clock.now();
  const files = await calendarFiles(services, trx, seats);
  const toBeNamed = seats.filter((seat) => !isNamed(seat)).map((seat) => ({ seat, url: claimLink(services, seat) }));
  await queueMessages(trx, now, [
    {
      kind: 'order-confirmed',
      to: { email: order.buyerEmail, name: order.buyerName },
      about: { type: 'order', id: orderId },
      papers,
      ...orderConfirmedMail(services.site, {
        ...order,
        ...money,
        orderUrl: orderLink(services, order),
        seats,
        toBeNamed,
      }),
    },
    ...seats.filter(isNamed).map((seat) => ({
      kind: 'seat-confirmed',
      to: { email: seat.attendeeEmail ?? '', name: seat.attendeeName ?? '' },
      about: { type: 'seat' as const, id: seat.id },
      attachments: files.get(seat.id) ?? [],
      ...seatConfirmedMail(services.site, seat),
    })),
  ]);
}

/** Writes the mail of one confirmed seat to its attendee, who is new to it. */
export async function announceSeat(services: Core, trx: Trx, seatId: string): Promise<void> {
  const seat = await findSeat(trx, seatId);
  if (!seat?.attendeeEmail) throw new Error(`Seat ${seatId} has nobody to write to`);
  const files = await calendarFiles(services, trx, [seat]);
  await queueMessages(trx, services.clock.now(), [
    {
      kind: 'seat-confirmed',
      to: { email: seat.attendeeEmail, name: seat.attendeeName ?? '' },
      about: { type: 'seat', id: seatId },
      attachments: files.get(seatId) ?? [],
      ...seatConfirmedMail(services.site, seat),
    },
  ]);
}

/** A seat that nobody is named for has nobody to write to yet. */
function isNamed({ attendeeEmail }: SeatDetails): boolean {
  return attendeeEmail !== null;
}

/** The calendar file of each seat that has a date, by seat. */
export async function calendarFiles(services: Core, trx: Trx, seats: SeatDetails[]): Promise<Map<string, MailFile[]>> {
  const days = await listSessionDays(trx, [...new Set(seats.flatMap(({ sessionId }) => sessionId ?? []))]);
  return new Map(
    seats.map((seat) => {
      const own = days.filter(({ sessionId }) => sessionId === seat.sessionId);
      if (own.length === 0) return [seat.id, []];
      const content = calendarEntry(services.site, seat, own, services.clock.now());
      const method = isOffCalendar(seat) ? 'CANCEL' : 'PUBLISH';
      return [
        seat.id,
        [{ filename: 'seat.ics', contentType: `text/calendar; charset=utf-8; method=${method}`, content }],
      ];
    }),
  );
}
