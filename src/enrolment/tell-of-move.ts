import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { findMoney, mailPriceChange, type Order } from '#src/orders/index.ts';
import { announceSeat, calendarFiles } from './announce-seats.ts';
import { moveMail, seatMovedMail } from './emails/seat-moved.ts';
import type { SeatDetails } from './seat-queries.ts';

interface ToldMove {
  order: Order;
  old: SeatDetails;
  seat: SeatDetails;
  reason: string;
  moveCents: number;
  backCents: number;
  noteId: string | null;
}

/**
 * Tells learner and payer. The learner has two mails, because a calendar takes one entry from each: the first takes the old
 * date out, the second puts the new one in.
 */
export async function tellOfMove(services: Core, trx: Trx, { order, old, seat, ...facts }: ToldMove): Promise<void> {
  const out = await calendarFiles(services, trx, [{ ...old, state: 'cancelled' }]);
  const { attendeeName, attendeeEmail } = seat;
  await queueMessages(trx, services.clock.now(), [
    ...(attendeeEmail
      ? [
          {
            kind: 'seat-moved',
            to: { email: attendeeEmail, name: attendeeName ?? '' },
            about: { type: 'seat' as const, id: old.id },
            attachments: out.get(old.id) ?? [],
            ...seatMovedMail(services.site, { old, seat, reason: facts.reason }),
          },
        ]
      : []),
  ]);
  const { outstandingCents } = await findMoney(trx, order.id);
  await mailPriceChange(services, trx, order, {
    kind: 'order-seat-moved',
    papers: facts.noteId ? [{ kind: 'tax-document', id: facts.noteId }] : [],
    write: (to) => moveMail(services.site, { old, seat, outstandingCents, dueOn: order.dueOn, ...to, ...facts }),
  });
  if (attendeeEmail) await announceSeat(services, trx, seat.id);
}
