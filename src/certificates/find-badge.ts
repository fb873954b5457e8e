import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findBadge as findSigned } from './badge-queries.ts';

/** A badge as it was signed, for anybody: it names nobody. Whether it still stands is in its status list. */
export async function findBadge(
  { db }: Core,
  { badgeId }: { badgeId: string },
): Promise<Result<{ credential: string }, { reason: 'no-such-badge' }>> {
  const badge = isId(badgeId) ? await findSigned(db, badgeId) : undefined;
  return badge ? ok({ credential: badge.credential }) : refuse('no-such-badge');
}
