import { inTransaction } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { type WrongPassword, confirmPassword } from './confirm-password.ts';
import { checkPassword, type WeakPassword } from './password-rules.ts';
import { lockAccount } from './people-queries.ts';
import type { TooManyTries } from './rate-limiter.ts';
import { replacePassword } from './replace-password.ts';

interface Change {
  by: { personId: string; email: string; sessionHash: string };
  /** Empty for somebody who never had one: they came by a mailed link. */
  current: string;
  password: string;
}

/** Changes one's own password, or sets the first. Other devices are signed out. */
export async function changePassword(
  services: AccountServices,
  { by, current, password }: Change,
): Promise<Result<undefined, WeakPassword | WrongPassword | TooManyTries>> {
  const strong = checkPassword(password, by);
  if (!strong.ok) return strong;
  const confirmed = await confirmPassword(services, { personId: by.personId, password: current });
  if (!confirmed.ok) return confirmed;
  const passwordHash = await services.passwords.hash(password);
  const result = await inTransaction(services.db, async (trx) => {
    const person = await lockAccount(trx, by.personId);
    // Whoever changed it in the meantime knew the old one; this caller no longer does.
    if (!person || person.passwordHash !== confirmed.value.passwordHash) return refuse('wrong-password');
    await replacePassword(services, trx, {
      person,
      passwordHash,
      at: services.clock.now(),
      keepSession: by.sessionHash,
    });
    return ok();
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}
