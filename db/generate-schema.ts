import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Columns whose check constraint lists its words: the type lists them too. */
const words = {
  'approvals.status': ['pending', 'approved', 'withdrawn'],
  'attendance_events.kind': ['in', 'out', 'present', 'absent', 'minutes'],
  'attendance_events.source': ['trainer', 'staff', 'learner', 'import'],
  'course_prerequisites.rule': ['required', 'advisory'],
  'courses.gst': ['taxable', 'gst-free'],
  'courses.kind': ['workshop', 'webinar', 'online', 'class', 'event'],
  'courses.level': ['introductory', 'intermediate', 'advanced'],
  'courses.state': ['draft', 'published', 'retired'],
  'credit_entries.state': ['earned', 'submitted', 'accepted', 'rejected'],
  'document_numbers.series': ['invoice', 'adjustment-note'],
  'email_tokens.purpose': ['sign-up', 'sign-in', 'reset-password', 'change-email', 'claim-account'],
  'journal_entries.actor_kind': ['person', 'order-link', 'provider', 'system'],
  'messages.state': ['queued', 'sending', 'sent', 'failed'],
  'orders.payment_state': ['free', 'unpaid', 'pending', 'part-paid', 'paid', 'refunding', 'refunded'],
  'organisation_memberships.role': ['owner', 'booker', 'viewer'],
  'payment_attempts.state': ['creating', 'open', 'pending', 'succeeded', 'failed', 'expired'],
  'payments.method': ['provider', 'bank-transfer', 'balance'],
  'quiz_questions.kind': ['single', 'multiple'],
  'refunds.state': ['requested', 'pending', 'succeeded', 'failed'],
  'seats.payer': ['buyer', 'organisation'],
  'seats.state': ['held', 'offered', 'confirmed', 'attended', 'completed', 'no-show', 'cancelled', 'transferred'],
  'sessions.delivery': ['in-person', 'live-stream'],
  'sessions.state': ['draft', 'open', 'closed', 'cancelled'],
  'staff_grants.role': ['admin', 'coordinator', 'trainer'],
  'tax_documents.kind': ['tax-invoice', 'invoice', 'adjustment-note'],
  'venues.state': ['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT'],
};

const defaulted = new Set(['courses.state', 'credit_entries.state', 'messages.state', 'sessions.state']);

/** Kysely types of the migrated database behind the connection string: the text that db/schema.ts must hold. */
export function schemaText(connectionString: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'accrue-schema-'));
  const outFile = path.join(folder, 'schema.ts');
  const union = (of: string[]) => of.map((word) => `'${word}'`).join(' | ');
  const columns = Object.fromEntries(
    Object.entries(words).map(([column, of]) => [
      column,
      defaulted.has(column) ? `Generated<${union(of)}>` : union(of),
    ]),
  );
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
