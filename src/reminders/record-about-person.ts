import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';

/** The line of the journal about something that a person said of their own mail. */
export async function recordAboutPerson(
  trx: Trx,
  line: { personId: string; at: Date; action: string; facts?: Record<string, string> },
): Promise<void> {
  const { personId, ...rest } = line;
  await recordInJournal(trx, {
    ...rest,
    by: { kind: 'person', personId },
    subject: { type: 'person', id: personId },
  });
}
