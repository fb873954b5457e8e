import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Columns whose check constraint lists its words: the type lists them too. */
const words = {
  'approvals.status': ['pending', 'approved', 'withdrawn'],
  'attendance_conflicts.fault': [
    'seat-gone',
    'own-seat',
    'from-the-future',
    'wrong-day',
    'too-late',
    'day-countersigned',
    'day-noted',
    'already-in',
    'not-in',
  ],
  'attendance_conflicts.kind': ['in', 'out'],
  'attendance_conflicts.settlement': ['kept', 'dropped'],
  'attendance_conflicts.source': ['trainer', 'staff'],
  'attendance_events.kind': ['in', 'out', 'present', 'absent', 'minutes'],
  'attendance_events.source': ['trainer', 'staff', 'learner', 'self', 'import'],
  'correction_requests.outcome': ['corrected', 'declined'],
  'course_prerequisites.rule': ['certificate', 'declaration', 'advisory'],
  'courses.gst': ['taxable', 'gst-free'],
  'courses.kind': ['workshop', 'webinar', 'online', 'class', 'event'],
  'courses.level': ['introductory', 'intermediate', 'advanced'],
  'courses.state': ['draft', 'published', 'retired'],
  'credit_entries.activity': ['class', 'workshop', 'webinar', 'online', 'event', 'reading', 'teaching', 'other'],
  'credit_entries.state': ['earned', 'submitted', 'accepted', 'rejected'],
  'credit_entries.verification': ['self-declared', 'staff-checked', 'issuer-verified'],
  'credit_entry_steps.state': ['earned', 'submitted', 'accepted', 'rejected'],
  'credit_types.rounding': ['down', 'half-up'],
  'disputes.state': ['open', 'won', 'lost'],
  'document_numbers.series': ['invoice', 'adjustment-note'],
  'email_tokens.purpose': ['sign-up', 'sign-in', 'reset-password', 'change-email', 'claim-account'],
  'exam_results.result': ['passed', 'not-passed', 'waiting'],
  'journal_entries.actor_kind': ['person', 'order-link', 'provider', 'system'],
  'lesson_progress.done_by': ['reading', 'watching', 'transcript'],
  'lessons.kind': ['text', 'image', 'video', 'file'],
  'messages.state': ['queued', 'sending', 'sent', 'failed'],
  'orders.payment_state': ['free', 'unpaid', 'pending', 'part-paid', 'paid', 'refunding', 'refunded'],
  'orders.pays_by': ['card', 'invoice'],
  'organisation_invitations.outcome': ['accepted', 'withdrawn'],
  'organisation_invitations.role': ['owner', 'booker', 'viewer', 'learner'],
  'organisation_memberships.role': ['owner', 'booker', 'viewer', 'learner'],
  'organisations.invoice_terms': ['none', 'when-paid', 'trusted'],
  'payment_attempts.state': ['creating', 'open', 'pending', 'succeeded', 'failed', 'expired'],
  'payments.method': ['provider', 'bank-transfer', 'balance'],
  'price_rules.kind': ['early-bird', 'group', 'member'],
  'quiz_questions.kind': ['single', 'multiple', 'number', 'order', 'match'],
  'refunds.method': ['provider', 'bank-transfer', 'balance'],
  'refunds.state': ['requested', 'pending', 'succeeded', 'failed'],
  'seats.payer': ['buyer', 'organisation'],
  'seats.state': ['held', 'confirmed', 'attended', 'completed', 'no-show', 'cancelled', 'transferred'],
  'session_change_seats.state': ['to-tell', 'asked', 'refunded', 'balance', 'transferred', 'kept', 'gone'],
  'session_changes.if_unanswered': ['refund', 'keep'],
  'session_changes.kind': ['cancelled', 'moved'],
  'sessions.delivery': ['in-person', 'live-stream'],
  'sessions.state': ['draft', 'open', 'closed', 'cancelled'],
  'staff_grants.role': ['admin', 'coordinator', 'trainer'],
  'staff_invitations.outcome': ['accepted', 'withdrawn'],
  'staff_invitations.role': ['admin', 'coordinator', 'trainer'],
  'team_shares.end_reason': ['withdrawn', 'changed', 'left'],
  'team_shares.scope': ['standing', 'credits'],
  'tax_documents.kind': ['tax-invoice', 'invoice', 'adjustment-note'],
  'venues.state': ['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT'],
  'waiting_entries.delivery': ['in-person', 'live-stream'],
  'waiting_entries.state': ['waiting', 'offered', 'accepted', 'declined', 'left', 'ended'],
  'waiting_entries.venue_state': ['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT'],
  'waiting_offers.outcome': ['accepted', 'declined', 'expired', 'withdrawn'],
};

const defaulted = new Set([
  'orders.pays_by',
  'organisations.invoice_terms',
  'refunds.method',
  'courses.state',
  'credit_entries.state',
  'credit_entries.verification',
  'credit_types.rounding',
  'lessons.kind',
  'messages.state',
  'sessions.state',
]);

const nullable = new Set([
  'attendance_conflicts.settlement',
  'correction_requests.outcome',
  'credit_entries.activity',
  'lesson_progress.done_by',
  'organisation_invitations.outcome',
  'staff_invitations.outcome',
  'team_shares.end_reason',
  'waiting_entries.delivery',
  'waiting_entries.venue_state',
  'waiting_offers.outcome',
]);

/** Kysely types of the migrated database behind the connection string: the text that db/schema.ts must hold. */
export function schemaText(connectionString: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'accrue-schema-'));
  const outFile = path.join(folder, 'schema.ts');
  const union = (of: string[]) => of.map((word) => `'${word}'`).join(' | ');
  const typeOf = (column: string, of: string[]) => {
    if (defaulted.has(column)) return `Generated<${union(of)}>`;
    return nullable.has(column) ? `${union(of)} | null` : union(of);
  };
  const columns = Object.fromEntries(Object.entries(words).map(([column, of]) => [column, typeOf(column, of)]));
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('kysely-codegen/package.json')),
    'dist/cli/bin.js',
  );
  const flags = [
    '--dialect=postgres',
    `--url=${connectionString}`,
    `--out-file=${outFile}`,
    '--camel-case',
    '--date-parser=string',
  ];
  const types = [`--type-mapping={"int8":"number","bytea":"Buffer"}`, `--overrides=${JSON.stringify({ columns })}`];
  const ignored = ['--exclude-pattern=kysely_*'];
  const run = spawnSync(process.execPath, [cli, ...flags, ...types, ...ignored], { encoding: 'utf8' });
  try {
    if (run.status !== 0) throw new Error(`The schema could not be read: ${run.stderr || run.stdout}`);
    return readFileSync(outFile, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { withMigratedDatabase } = await import('#src/sandbox/migrated-database.ts');
  await withMigratedDatabase((url) => writeFileSync(new URL('./schema.ts', import.meta.url), schemaText(url)));
}
