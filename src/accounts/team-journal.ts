import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';

/** A line about an organisation, done by one of its members or by staff. */
export async function recordOfTeam(
  trx: Trx,
  { organisationId, personId, at }: { organisationId: string; personId: string; at: Date },
  action: string,
  facts: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId },
    action: `organisation.${action}`,
    subject: { type: 'organisation', id: organisationId },
    facts,
  });
}
