import { type RawBuilder, sql } from 'kysely';
import { countsAsTaken } from '#src/catalogue/index.ts';
import { keptCents, owedCents, paidCents } from '#src/orders/index.ts';
import type { Disagreeing } from './disagreement.ts';

/*
 * Seats that do not fit their money, their session or one another. For the shape see money-disagreement-queries.ts.
 */

/** What must have come in before the seats are given: never more than what is owed by now. */
const neededCents = sql<number>`least(orders.seats_from_cents, ${owedCents})`;
const who = sql<string>`concat_ws(', ', orders.reference, seats.attendee_name)`;

/** The money for the seats is here, and a seat still waits. (One that waits to take another's place is its own matter.) */
export const paidWithoutSeats: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label,
    greatest(orders.placed_at, (select max(received_at) from payments where payments.order_id = orders.id)) as since,
    ${paidCents} as cents, null as detail
  from orders
  where (orders.seats_from_cents = 0 or ${keptCents} > 0)
    and ${keptCents} >= ${neededCents}
    and exists (
      select from seats
      where seats.order_id = orders.id and seats.state = 'held' and seats.replaces_seat_id is null)`;

/** Somebody has a seat that costs something, and less came in than its order was to bring first. */
export const seatWithoutMoney: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, ${who} as label, seats.confirmed_at as since, ${neededCents} - ${paidCents} as cents,
    seats.state as detail
  from seats join orders on orders.id = seats.order_id
  where seats.state in ('confirmed', 'attended', 'completed', 'no-show') and seats.price_cents > 0
    and ${paidCents} < ${neededCents}`;

/** More seats are taken in a session than it has: of the room, of what a body lets into a live stream, or of a tier. */
export const oversold = (now: Date): RawBuilder<Disagreeing> => sql`
  select 'session' as kind, sessions.id, courses.title as label, null as since, null::bigint as cents,
    taken.seats + offered.seats || ' of ' || least(sessions.capacity, venues.room_seats,
      case when sessions.delivery = 'live-stream' then courses.live_stream_seats end) as detail
  from sessions
  join courses on courses.id = sessions.course_id
  left join venues on venues.id = sessions.venue_id
  cross join lateral (
    select count(*)::int as seats from seats where seats.session_id = sessions.id and ${countsAsTaken(now)}
  ) taken
  cross join lateral (
    select coalesce(sum(waiting_offers.seats), 0)::int as seats from waiting_offers
    where waiting_offers.session_id = sessions.id and ended_at is null and expires_at > ${now}
  ) offered
  where sessions.ends_at > ${now} and sessions.state <> 'cancelled'
    and taken.seats + offered.seats > least(sessions.capacity, venues.room_seats,
      case when sessions.delivery = 'live-stream' then courses.live_stream_seats end)
  union all
  select 'session', price_tiers.session_id, price_tiers.label, null, null, taken.seats || ' of ' || price_tiers.seats
  from price_tiers
  join sessions on sessions.id = price_tiers.session_id and sessions.ends_at > ${now} and sessions.state <> 'cancelled'
  cross join lateral (
    select count(*)::int as seats from seats where seats.price_tier_id = price_tiers.id and ${countsAsTaken(now)}
  ) taken
  where taken.seats > price_tiers.seats`;

/** More seats used a voucher than it allows, altogether or for one buyer. */
export const voucherOverused = (now: Date): RawBuilder<Disagreeing> => sql`
  select 'voucher' as kind, vouchers.id, vouchers.code::text as label, null as since, null::bigint as cents,
    count(*) || ' of ' || vouchers.max_uses as detail
  from vouchers join seats on seats.voucher_id = vouchers.id and ${countsAsTaken(now)}
  where vouchers.max_uses is not null
  group by vouchers.id
  having count(*) > vouchers.max_uses
  union all
  select 'voucher', vouchers.id, vouchers.code::text, null, null, count(*) || ' of ' || vouchers.max_uses_per_person
  from vouchers
  join seats on seats.voucher_id = vouchers.id and ${countsAsTaken(now)}
  join orders on orders.id = seats.order_id
  where vouchers.max_uses_per_person is not null
  group by vouchers.id, orders.buyer_email
  having count(*) > vouchers.max_uses_per_person`;

/** A seat is kept without an end, and nobody is paying for it, nor has paid. */
export const holdWithoutEnd: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, ${who} as label, seats.created_at as since, seats.price_cents as cents, null as detail
  from seats join orders on orders.id = seats.order_id
  where seats.state = 'held' and seats.hold_expires_at is null
    and (seats.replaces_seat_id is not null or ${keptCents} < ${neededCents})
    and not (orders.pays_by = 'invoice' and orders.payment_state in ('unpaid', 'pending', 'part-paid'))
    and not exists (
      select from payment_attempts
      where payment_attempts.order_id = orders.id and payment_attempts.state in ('creating', 'open', 'pending'))`;

/** One person has two places at one session, or two ways into one online course. */
export const seatTwice: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, (array_agg(seats.order_id))[1] as id, max(seats.attendee_name) as label, null as since,
    null::bigint as cents, count(*)::text as detail
  from seats
  where seats.learner_id is not null
    and (seats.state not in ('cancelled', 'transferred') and seats.session_id is not null
      or seats.state in ('held', 'confirmed') and seats.session_id is null)
  group by seats.learner_id, seats.course_id, seats.session_id
  having count(*) > 1`;

/** A seat was moved and none took its place, or both the old and the new one count. */
export const moveBroken: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, ${who} as label, null as since, seats.price_cents as cents,
    'moved, with no seat in its place' as detail
  from seats join orders on orders.id = seats.order_id
  where seats.state = 'transferred' and not exists (
    select from seats successor where successor.replaces_seat_id = seats.id and successor.confirmed_at is not null)
  union all
  select 'order', orders.id, ${who}, null, seats.price_cents, 'both the old and the new seat count'
  from seats
  join seats predecessor on predecessor.id = seats.replaces_seat_id
  join orders on orders.id = seats.order_id
  where seats.confirmed_at is not null and predecessor.state <> 'transferred'`;

/** Somebody still has a seat in a session that was cancelled, and nobody is asking what shall become of it. */
export const seatInCancelledSession: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, ${who} as label, sessions.cancelled_at as since, seats.price_cents as cents, null as detail
  from seats
  join sessions on sessions.id = seats.session_id and sessions.state = 'cancelled'
  join orders on orders.id = seats.order_id
  where seats.state = 'confirmed' and not exists (
    select from session_change_seats
    where session_change_seats.seat_id = seats.id and session_change_seats.state in ('to-tell', 'asked'))`;

/** A waiting-list offer is over by its clock and was not ended. */
export const offerPastItsTime = (now: Date): RawBuilder<Disagreeing> => sql`
  select 'session' as kind, waiting_offers.session_id as id, courses.title as label, waiting_offers.expires_at as since,
    null::bigint as cents, null as detail
  from waiting_offers
  join sessions on sessions.id = waiting_offers.session_id
  join courses on courses.id = sessions.course_id
  where waiting_offers.ended_at is null and waiting_offers.expires_at <= ${now}`;

/** The provider changed a session, the time to choose is over, and a seat has not been dealt with; or dealing with it failed. */
export const changeOverdue = (now: Date): RawBuilder<Disagreeing> => sql`
  select 'order' as kind, orders.id, ${who} as label, session_changes.decide_by as since, seats.price_cents as cents,
    session_change_seats.last_error as detail
  from session_change_seats
  join session_changes on session_changes.id = session_change_seats.change_id
  join seats on seats.id = session_change_seats.seat_id
  join orders on orders.id = seats.order_id
  where session_change_seats.state in ('to-tell', 'asked')
    and (session_changes.decide_by <= ${now} and (told_at is null or told_at < session_changes.decide_by)
      or session_change_seats.last_error is not null)`;

/** Credit stands in somebody's record for a seat that was given back. */
export const creditWithoutSeat: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, ${who} as label, null as since, null::bigint as cents, seats.state as detail
  from completions
  join seats on seats.id = completions.seat_id
  join orders on orders.id = seats.order_id
  where seats.state in ('held', 'cancelled', 'transferred')`;
