import { sql } from 'kysely';
import type { Trx } from '#src/database.ts';
import { newId, newReference } from '#src/shared/ids.ts';

interface NewPlace {
  sessionId: string;
  courseId: string;
  description: string;
  detail: string;
  at: Date;
}

/**
 * Puts a seat of the same person and price into another session and takes the old one away: notes and declarations go with
 * the person. The order gets a line for it, marked as added since. Gives the new seat's id.
 */
export async function replaceSeat(trx: Trx, seatId: string, place: NewPlace): Promise<string> {
  const { sessionId, courseId, description, detail, at } = place;
  const [id, lineId] = [newId(), newId()];
  await sql`update seats set state = 'transferred', revision = revision + 1 where id = ${seatId}`.execute(trx);
  await sql`
    insert into order_lines (id, order_id, position, course_id, session_id, description, detail, quantity,
      unit_cents, total_cents, gst_cents, taxable, added_at)
    select ${lineId}, seats.order_id,
      (select max(position) + 1 from order_lines others where others.order_id = seats.order_id),
      ${courseId}, ${sessionId}, ${description}, ${detail}, 1, seats.price_cents, seats.price_cents, seats.gst_cents,
      order_lines.taxable, ${at}
    from seats join order_lines on order_lines.id = seats.order_line_id
    where seats.id = ${seatId}`.execute(trx);
  await sql`
    insert into seats (id, order_id, order_line_id, course_id, session_id, learner_id, attendee_name, attendee_email,
      ticket_code, state, payer, price_cents, gst_cents, price_breakdown, policy_version_id, confirmed_at, refunded_cents,
      voucher_id, claim_by, claim_version, created_at, replaces_seat_id, move_cents)
    select ${id}, order_id, ${lineId}, ${courseId}, ${sessionId}, learner_id, attendee_name, attendee_email,
      ${newReference('T')}, 'confirmed', payer, price_cents, gst_cents, price_breakdown, policy_version_id, ${at},
      refunded_cents, voucher_id, claim_by, claim_version, ${at}, ${seatId}, 0
    from seats where id = ${seatId}`.execute(trx);
  await sql`update seat_notes set seat_id = ${id} where seat_id = ${seatId}`.execute(trx);
  await sql`update prerequisite_declarations set seat_id = ${id} where seat_id = ${seatId}`.execute(trx);
  return id;
}
