import type { Core } from '#src/core.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { deleteEmailTokensExpiredBefore } from './email-token-queries.ts';
import { deleteExpiredLoginSessions } from './login-session-queries.ts';

const weekInMinutes = 7 * 24 * 60;

/** Removes sessions and links whose time is over. Links stay a week longer, so that a late reader is told why. */
export async function forgetExpired({ db, clock }: Core): Promise<void> {
  const now = clock.now();
  await deleteExpiredLoginSessions(db, now);
  await deleteEmailTokensExpiredBefore(db, addMinutes(now, -weekInMinutes));
}
