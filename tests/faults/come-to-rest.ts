import { sql } from 'kysely';
import type { Viewer } from '#src/accounts/index.ts';
import type { Db } from '#src/database.ts';
import type { Lane } from './lane.ts';
import type { Schedule } from './schedule.ts';

const hour = 60;
/** Past the end of every page, the grace after it, the look at idle refunds and every day of a bank. */
const jumps = [0, 3, 45, 26 * hour, 3 * 24 * hour, 15 * 24 * hour];
const duties = [
  ...(['reconcile-payments', 'change-sessions', 'compare-payments', 'send-refunds', 'offer-seats'] as const),
  'housekeeping' as const,
];
const most = 12;

/**
 * Faults are over. The banks answer, the clock passes every deadline, the worker does its duties until they change nothing
 * any more: that they come to an end is itself an invariant.
 */
export async function comeToRest(
  lane: Lane,
  { schedule, staff }: { schedule: Schedule; staff: Viewer },
  report: { broken: string[] },
): Promise<void> {
  const { control } = lane.stripe;
  await control.idle();
  let answers = 0;
  for (const minutes of jumps) {
    lane.setClock(new Date(lane.now().getTime() + minutes * 60_000));
    control.expireDue();
    for (const yes of schedule.banksSayYes.slice(answers)) if (answerOneBank(lane, yes)) answers += 1;
    await control.idle();
    await work(lane, report);
    await sendByHand(lane, staff);
  }
  let before = await fingerprint(lane.db);
  for (let round = 0; round < most; round += 1) {
    while (answerOneBank(lane, true)) await control.idle();
    await work(lane, report);
    const after = await fingerprint(lane.db);
    if (after === before) return;
    before = after;
  }
  report.broken.push('the worker never comes to rest: its duties change something every time');
}

/** Staff send back by bank what came by bank. */
async function sendByHand(lane: Lane, by: Viewer): Promise<void> {
  const refunds = await lane.db
    .selectFrom('refunds')
    .select('id')
    .where('method', '=', 'bank-transfer')
    .where('state', '=', 'requested')
    .execute();
  for (const { id: refundId } of refunds) await lane.ask('markRefundSent', { refundId, by });
}

async function work(lane: Lane, report: { broken: string[] }): Promise<void> {
  for (const job of duties) {
    const answer = await lane.ask('duty', { job });
    if (answer.kind === 'fault') report.broken.push(`the duty ${job} fails when all is well: ${answer.text}`);
    if (answer.kind === 'died') report.broken.push(`the process ended during ${job}`);
  }
  await lane.stripe.control.idle();
}

/** A debit that is under way is paid or refused; a refund that is under way arrives or comes back. */
function answerOneBank({ stripe: { control } }: Lane, yes: boolean): boolean {
  const { checkouts, intents, refunds } = control.books();
  const outcome = yes ? 'succeeded' : 'failed';
  const debit = Object.values(checkouts).find(
    ({ session }) => intents[String(session.payment_intent)]?.status === 'processing',
  );
  if (debit) control.resolveBankDebit(debit.session.id, outcome);
  const refund = debit ? undefined : Object.values(refunds).find(({ status }) => status === 'pending');
  if (refund) control.resolveRefund(refund.id, outcome);
  return Boolean(debit ?? refund);
}

/** Everything that the worker could change, but for its heartbeat. */
async function fingerprint(db: Db): Promise<string> {
  const tables = [
    ...['orders', 'seats', 'payments', 'payment_attempts', 'refunds', 'disputes', 'tax_documents', 'document_numbers'],
    ...['messages', 'journal_entries', 'balance_entries', 'waiting_entries', 'waiting_offers', 'session_change_seats'],
  ];
  const { rows } = await sql<{ text: string }>`
    select ${sql.join(
      tables.map(
        (table) => sql`(select md5(coalesce(string_agg(t::text, '' order by t::text), '')) from ${sql.table(table)} t)`,
      ),
      sql` || `,
    )} as text`.execute(db);
  return rows[0]?.text ?? '';
}
