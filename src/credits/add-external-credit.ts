import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { listCreditTypesWithCategories } from './credit-queries.ts';
import { insertExternalEntry, isOwnEntry } from './entry-queries.ts';
import { type EvidenceRefused, readEvidence } from './evidence.ts';
import {
  checkExternalCredit,
  courseKeyOf,
  type ExternalCredit,
  type ExternalCreditRefused,
} from './external-credit.ts';
import { lockHolder } from './holding-queries.ts';
import { keepEvidence, type KeepEvidenceRefused } from './keep-evidence.ts';

export type AddExternalCreditRefused =
  ExternalCreditRefused | EvidenceRefused | KeepEvidenceRefused | { reason: 'form-used-by-another' };

interface Addition {
  by: Viewer;
  /** Made by the form, so that the same form sent twice is one entry. */
  entryId: string;
  credit: ExternalCredit;
  file: { name: string; content: Uint8Array } | null;
}

/**
 * Enters credit that the viewer earned elsewhere, by their own word until staff have looked at its evidence. A file that
 * is refused leaves no entry behind, and a refused entry no file.
 */
export async function addExternalCredit(
  services: Core,
  { by, entryId, credit, file }: Addition,
): Promise<Result<undefined, AddExternalCreditRefused>> {
  const at = services.clock.now();
  const types = await listCreditTypesWithCategories(services.db);
  const checked = checkExternalCredit(credit, { types, today: dateIn(officeZone, at) });
  if (!checked.ok) return checked;
  const read = file ? await readEvidence(file) : null;
  if (read && !read.ok) return read;
  return inTransaction<Result<undefined, AddExternalCreditRefused>>(services.db, async (trx) => {
    const learnerId = by.personId;
    // The same form or the same file twice at once: the second waits, then finds the first.
    await lockHolder(trx, learnerId);
    if (await isOwnEntry(trx, { id: entryId, learnerId })) return ok();
    const kept = read
      ? await keepEvidence(trx, { personId: learnerId, evidence: read.value, at, replaces: null })
      : ok(null);
    if (!kept.ok) return kept;
    const entry = { ...credit, id: entryId, learnerId, minutes: checked.value.minutes, courseKey: courseKeyOf(credit) };
    const written = await insertExternalEntry(trx, { ...entry, evidenceId: kept.value, recordedAt: at });
    if (!written) return refuse('form-used-by-another');
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId: learnerId },
      action: 'credit.entered',
      subject: { type: 'credit-entry', id: entryId },
      facts: { creditTypeId: credit.creditTypeId, units: credit.units, withEvidence: kept.value !== null },
    });
    return ok();
  });
}
