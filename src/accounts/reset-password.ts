import { inTransaction } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { type DeadLink, readEmailLink, takeEmailLink } from './email-links.ts';
import { type SessionCookie, startLoginSession } from './lucia.ts';
import { checkPassword, type WeakPassword } from './password-rules.ts';
import { lockAccount, markEmailVerified } from './people-queries.ts';
import { personOf } from './person-of-link.ts';
import { replacePassword } from './replace-password.ts';

/** Sets a new password by the mailed link, signs the person out everywhere and in here. A weak one leaves the link alive. */
export async function resetPassword(
  services: AccountServices,
  { token, password, userAgent }: { token: string; password: string; userAgent: string },
): Promise<Result<{ personId: string; cookie: SessionCookie }, DeadLink | WeakPassword>> {
  const alive = await readEmailLink(services, { token, purpose: 'reset-password' });
  if (!alive.ok) return alive;
  const strong = checkPassword(password, alive.value);
  if (!strong.ok) return strong;
  const passwordHash = await services.passwords.hash(password);
  const result = await inTransaction(services.db, async (trx) => {
    const at = services.clock.now();
    const link = await takeEmailLink(trx, { token, purpose: 'reset-password', at });
    if (!link.ok) return link;
    const personId = personOf(link.value);
    const person = await lockAccount(trx, personId);
    if (!person) return refuse('link-expired');
    await replacePassword(services, trx, { person, passwordHash, at });
    await markEmailVerified(trx, personId, at);
    return ok({ personId, cookie: await startLoginSession({ ...services, db: trx }, { personId, userAgent }) });
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}
