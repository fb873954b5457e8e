import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { dateIn } from '#src/shared/dates.ts';
import { countWaitingCompletions } from './certificate-queries.ts';
import type { BadgeSigner } from './badge-signer.ts';
import { checkSigningKey, type IssuingStopped } from './issuing-state.ts';

export type IssuingProblem =
  | { kind: 'stopped'; why: IssuingStopped['why']; waiting: number }
  /** The key is of an earlier year: it goes on signing, and should be replaced. */
  | { kind: 'key-is-old'; keyName: string };

/** What staff must do about the key that certificates are signed with; null when nothing, and for others than the counter's staff. */
export async function findIssuingProblem(
  services: Core & { badges: BadgeSigner },
  { viewer }: { viewer: Viewer },
): Promise<IssuingProblem | null> {
  if (!isCounterStaff(viewer)) return null;
  const key = await checkSigningKey(services);
  if (!key.ok) return { kind: 'stopped', why: key.why, waiting: await countWaitingCompletions(services.db) };
  const year = dateIn('UTC', services.clock.now()).slice(0, 4);
  return key.value.name.slice(0, 4) < year ? { kind: 'key-is-old', keyName: key.value.name } : null;
}
