import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { listBroken } from './list-broken.ts';

/** Whoever should have a mail has one, once. */
export async function findBrokenMails(db: Db): Promise<string[]> {
  const findings = [
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' has ' || count(messages.id) || ' mails of its confirmation' as what
      from orders left join messages on about_id = orders.id::text and messages.kind = 'order-confirmed'
      where exists (select from seats where order_id = orders.id and confirmed_at is not null)
      group by orders.id having count(messages.id) <> 1`,
    ),
    await listBroken(
      db,
      sql`
      select 'seat ' || seats.id || ' has ' || count(messages.id) || ' mails of its confirmation' as what
      from seats left join messages on about_id = seats.id::text and messages.kind = 'seat-confirmed'
      where confirmed_at is not null and attendee_email is not null and replaces_seat_id is null
      group by seats.id having count(messages.id) <> 1`,
    ),
    await listBroken(
      db,
      sql`
      select 'seat ' || seats.id || ' has ' || count(messages.id) || ' mails of its cancellation' as what
      from seats left join messages on about_id = seats.id::text
        and messages.kind in ('seat-cancelled', 'session-cancelled')
      where seats.state = 'cancelled' and confirmed_at is not null
      -- Told that the session was called off, and then that the money is on its way: one of each at most.
      group by seats.id having count(messages.id) = 0 or count(messages.id) > count(distinct messages.kind)`,
    ),
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' has ' || count(messages.id) || ' mails of failed payments' as what
      from orders left join messages on about_id = orders.id::text and messages.kind = 'payment-failed'
      group by orders.id
      having count(messages.id) <> (select count(*) from payment_attempts where order_id = orders.id and state = 'failed')`,
    ),
    await listBroken(
      db,
      sql`
      select 'a mail "' || kind || '" about ' || about_id || ' was written to somebody whose seat was never confirmed' as what
      from messages join seats on about_id = seats.id::text
      where messages.kind = 'seat-confirmed' and confirmed_at is null`,
    ),
  ];
  return findings.flat();
}
