import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { findBrokenMoney } from './check-money.ts';
import { findBrokenPapers } from './check-papers.ts';
import { findDifferencesToStripe } from './check-stripe.ts';
import { findBrokenMails } from './check-mails.ts';
import { findBrokenSeats } from './check-seats.ts';
import type { Lane } from './lane.ts';
import type { World } from './world.ts';

/** Every invariant that does not hold, once all is at rest. Written apart from the product: its own sums would agree with themselves. */
export async function findBroken(lane: Lane, { sessions }: World): Promise<string[]> {
  const books = lane.stripe.control.books();
  const findings = [
    await findOversold(lane.db, lane.now()),
    await findBrokenMoney(lane.db),
    await findBrokenSeats(lane.db, lane.now()),
    await findBrokenPapers(lane.db),
    await findBrokenMails(lane.db),
    await findDifferencesToStripe(lane.db, books),
  ];
  if (sessions.length === 0) findings.push(['there was nothing to sell']);
  return findings.flat();
}

/** Holds at any moment, not only at rest: nobody is given a seat that is not there. */
export async function findOversold(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string; capacity: number; taken: number }>`
    select sessions.id, capacity, count(*)::integer as taken
    from sessions join seats on session_id = sessions.id
    where seats.state in ('confirmed', 'attended', 'completed', 'no-show')
      or (seats.state = 'held' and (hold_expires_at is null or hold_expires_at > ${now}))
    group by sessions.id having count(*) > capacity`.execute(db);
  return rows.map(({ id, capacity, taken }) => `session ${id} has ${capacity} seats and sold ${taken}`);
}
