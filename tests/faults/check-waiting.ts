import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { listBroken } from './list-broken.ts';

/** Waiting list, vouchers, changed sessions and balances, once all is at rest. */
export async function findBrokenWaiting(db: Db): Promise<string[]> {
  const findings = [
    await listBroken(
      db,
      sql`
      select 'offer ' || id || ' has run out and is still open' as what from waiting_offers where outcome is null
        and expires_at <= (select max(at) from journal_entries)`,
    ),
    await listBroken(
      db,
      sql`
      select 'entry ' || entry_id || ' has ' || count(*) || ' open offers' as what from waiting_offers
      where outcome is null group by entry_id having count(*) > 1`,
    ),
    await listBroken(
      db,
      sql`
      select 'offer ' || offers.id || ' of ' || offers.seats || ' brought ' || count(seats.id) || ' seats' as what
      from waiting_offers offers join seats on seats.order_id = offers.order_id
      where outcome = 'accepted' and replaces_seat_id is null
      group by offers.id, offers.seats having count(seats.id) > offers.seats`,
    ),
    await listBroken(
      db,
      sql`
      select 'offer ' || offers.id || ' of entry ' || entry_id || ' was mailed ' || count(messages.id) || ' times' as what
      from waiting_offers offers left join messages on about_id in (offers.id::text) and messages.kind = 'seats-offered'
      group by offers.id, entry_id having count(messages.id) > 1`,
    ),
    await listBroken(
      db,
      sql`
      select 'voucher ' || code || ' is used ' || count(*) || ' times of ' || max_uses as what
      from seats join vouchers on vouchers.id = voucher_id
      where seats.state in ('confirmed', 'attended', 'completed', 'no-show')
      group by code, max_uses having count(*) > max_uses`,
    ),
    await listBroken(
      db,
      sql`
      select 'seat ' || seat_id || ' of a changed session is still ' || state as what from session_change_seats
      where state in ('to-tell', 'asked')`,
    ),
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' asked ' || count(*) || ' times what to do after one change' as what
      from orders join messages on about_id = orders.id::text and messages.kind = 'choose-after-change'
      group by orders.id, subject having count(*) > (
        select count(distinct change_id) from session_change_seats join seats on seats.id = seat_id where seats.order_id = orders.id)`,
    ),
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' has ' || kept || ' cents of balance for ' || back as what
      from orders
      cross join lateral (select coalesce(sum(cents), 0) as kept from balance_entries where order_id = orders.id) b
      cross join lateral (select coalesce(sum(amount_cents), 0) as back from refunds where order_id = orders.id and method = 'balance' and state = 'succeeded') r
      cross join lateral (select coalesce(sum(amount_cents), 0) as used from payments where order_id = orders.id and method = 'balance') p
      -- Of a payment that was kept as a balance its payer's bank takes from the balance what is not here any more.
      cross join lateral (
        select coalesce(sum(least(to_balance, disputed, greatest(0, disputed + gone - amount_cents))), 0) as taken
        from (
          select amount_cents,
            (select coalesce(sum(amount_cents), 0) from disputes where payment_id = payments.id and state <> 'won') as disputed,
            (select coalesce(sum(refunds.amount_cents), 0) from refunds where payment_id = payments.id and state <> 'failed') as gone,
            (select coalesce(sum(refunds.amount_cents), 0) from refunds where payment_id = payments.id and method = 'balance') as to_balance
          from payments where order_id = orders.id
        ) each
      ) d
      where kept <> back - used - taken`,
    ),
  ];
  return findings.flat();
}
