import { sql } from 'kysely';
import { listDisagreements } from '#src/backoffice/index.ts';
import type { Db } from '#src/database.ts';
import { findBrokenMoney, isTwiceByHand } from './check-money.ts';
import { findBrokenPapers } from './check-papers.ts';
import { findDifferencesToStripe } from './check-stripe.ts';
import { findBrokenMails } from './check-mails.ts';
import { findBrokenSeats } from './check-seats.ts';
import { findBrokenWaiting } from './check-waiting.ts';
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
    await findBrokenWaiting(lane.db),
    await findDisagreements(lane.db, lane.now()),
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

/** What the staff page "Money and seats agree" would show: nothing but what only people can have done, or can mend. */
async function findDisagreements(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from orders where ${isTwiceByHand(sql.ref('orders.id'))}
      and (select sum(amount_cents) from refunds where order_id = orders.id and state <> 'failed')
        > (select sum(amount_cents) from payments where order_id = orders.id)`.execute(db);
  const byHand = rows.map(({ id }) => id);
  const all = await listDisagreements(db, now);
  const shown = all.find(({ name }) => name === 'sent-back-too-much')?.examples.map(({ id }) => id) ?? [];
  // A bank takes money back whenever it likes, also what was spent as a balance by then: people ask for it.
  const peoples = [
    'refund-failed',
    'sent-back-too-much',
    'dispute-lost',
    ...((await hasDisputes(db)) ? ['balance-below-zero'] : []),
  ];
  const found = all.filter(({ name, count }) => count > 0 && !peoples.includes(name));
  return [
    ...found.map(({ name, count, examples }) => `${name}: ${count}, such as ${JSON.stringify(examples[0])}`),
    ...byHand.filter((id) => !shown.includes(id)).map((id) => `order ${id} was sent too much, and nobody is told`),
    ...shown.filter((id) => !byHand.includes(id ?? '')).map((id) => `order ${id} was sent too much`),
  ];
}

async function hasDisputes(db: Db): Promise<boolean> {
  return (await db.selectFrom('disputes').select('id').where('state', '<>', 'won').limit(1).execute()).length > 0;
}
