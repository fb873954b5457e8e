import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { getAccount } from './people-queries.ts';
import type { TooManyTries } from './rate-limiter.ts';
import { giveBackTries, passwordTries, takeTries } from './tries.ts';

export interface WrongPassword {
  reason: 'wrong-password';
}

/** Asks somebody who is signed in for their password again, if they have one: a borrowed phone must not take an account. */
export async function confirmPassword(
  { db, passwords, rateLimits }: AccountServices,
  { personId, password }: { personId: string; password: string },
): Promise<Result<{ passwordHash: string | null }, WrongPassword | TooManyTries>> {
  const tries = passwordTries(personId);
  const allowed = await takeTries(rateLimits, tries);
  if (!allowed.ok) return allowed;
  const { passwordHash } = await getAccount(db, personId);
  if (passwordHash && !(await passwords.verify(passwordHash, password))) return refuse('wrong-password');
  await giveBackTries(rateLimits, tries);
  return ok({ passwordHash });
}
