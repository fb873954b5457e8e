import { inTransaction, type Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { addEmailLink } from './email-links.ts';
import { accountExistsMail } from './emails/account-exists.ts';
import { confirmSignUpMail } from './emails/confirm-sign-up.ts';
import { checkPassword, type WeakPassword } from './password-rules.ts';
import { findAccountByEmail } from './people-queries.ts';
import { queueAccountMail } from './queue-account-mail.ts';
import type { TooManyTries } from './rate-limiter.ts';
import { mailTries, takeTries } from './tries.ts';

interface NewAccount {
  name: string;
  email: string;
  password: string;
  ip: string;
  /** Where to go after confirming. */
  to?: string;
}

/**
 * Sends a mail whose link opens the account; until then there is none. An e-mail that has an account gets another mail, and
 * the answer is the same, so that nobody learns who has one.
 */
export async function signUp(
  services: AccountServices,
  { name, email, password, ip, to }: NewAccount,
): Promise<Result<undefined, WeakPassword | TooManyTries>> {
  const strong = checkPassword(password, { email });
  if (!strong.ok) return strong;
  const allowed = await takeTries(services.rateLimits, mailTries(email, ip));
  if (!allowed.ok) return allowed;
  const passwordHash = await services.passwords.hash(password);
  await inTransaction(services.db, async (trx) => {
    const known = await findAccountByEmail(trx, email);
    if (known?.passwordHash) await tellThatAccountExists(services, trx, known);
    else await sendConfirmation(services, trx, { name, email, passwordHash, to });
    return ok();
  });
  await services.worker.wake('deliver-messages');
  return ok();
}

async function tellThatAccountExists(
  { site, clock }: AccountServices,
  trx: Trx,
  { id, email, name }: { id: string; email: string; name: string },
): Promise<void> {
  await queueAccountMail(trx, clock.now(), { personId: id, email, name }, accountExistsMail(site, { name }));
}

async function sendConfirmation(
  { site, clock }: AccountServices,
  trx: Trx,
  { name, email, passwordHash, to }: { name: string; email: string; passwordHash: string; to: string | undefined },
): Promise<void> {
  const at = clock.now();
  const personId = newId();
  const payload = { personId, name, passwordHash };
  const url = await addEmailLink(trx, site, { purpose: 'sign-up', email, payload, at, to });
  await queueAccountMail(trx, at, { personId, email, name: '' }, confirmSignUpMail(site, { url }));
}
