import type { Core } from '#src/core.ts';
import { sendEntries, type SendEntriesRefused } from '#src/credits/index.ts';
import { inTransaction } from '#src/database.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { Result } from '#src/shared/result.ts';
import { type ChosenProof, gatherProof, type ProofRefused } from './find-proof-pack.ts';

type SubmitProofRefused = ProofRefused | SendEntriesRefused;

/**
 * Notes that the viewer sent this pack to the body on that day (null for today), one line a credit. What was sent before stays
 * as it is, so that noting it twice changes nothing. Gives how many were noted.
 */
export async function submitProof(
  services: Core,
  { on, note, ...chosen }: ChosenProof & { on: string | null; note: string | null },
): Promise<Result<{ sent: number }, SubmitProofRefused>> {
  const gathered = await gatherProof(services, chosen);
  if (!gathered.ok) return gathered;
  const at = services.clock.now();
  const today = dateIn(officeZone, at);
  const entryIds = gathered.value.entries.map(({ id }) => id);
  return inTransaction<Result<{ sent: number }, SubmitProofRefused>>(services.db, (trx) =>
    sendEntries(trx, { entryIds, by: chosen.viewer, at, today, on: on ?? today, note: note?.trim() || null }),
  );
}
