import type { Trx } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { AccountRefused } from './instructor-details.ts';
import { findAccountOfInstructor } from './instructor-queries.ts';

/** The person whose account it is; null for none. Refused when it is nobody's, or another instructor's. */
export async function accountOfInstructor(
  trx: Trx,
  { instructorId, accountEmail }: { instructorId: string; accountEmail: string | null },
): Promise<Result<string | null, AccountRefused>> {
  if (accountEmail === null) return ok(null);
  const account = await findAccountOfInstructor(trx, accountEmail);
  if (!account) return refuse('nobody-with-this-email');
  const isAnothers = account.instructorId !== null && account.instructorId !== instructorId;
  return isAnothers ? refuse('account-teaches-already', { name: account.name ?? '' }) : ok(account.personId);
}
