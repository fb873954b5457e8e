import { inTransaction } from '#src/database.ts';
import { ok, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { addEmailLink } from './email-links.ts';
import { signInLinkMail } from './emails/sign-in-link.ts';
import { findAccountByEmail } from './people-queries.ts';
import { queueAccountMail } from './queue-account-mail.ts';
import type { TooManyTries } from './rate-limiter.ts';
import { mailTries, takeTries } from './tries.ts';

/**
 * Mails a link that signs its reader in. Also for people who were booked by somebody else and have no password. An unknown
 * e-mail gets the same answer and no mail.
 */
export async function sendSignInLink(
  services: AccountServices,
  { email, ip, to }: { email: string; ip: string; to?: string },
): Promise<Result<undefined, TooManyTries>> {
  const allowed = await takeTries(services.rateLimits, mailTries(email, ip));
  if (!allowed.ok) return allowed;
  const { db, site, clock } = services;
  await inTransaction(db, async (trx) => {
    const person = await findAccountByEmail(trx, email);
    if (!person) return ok();
    const at = clock.now();
    const link = { purpose: 'sign-in', email: person.email, personId: person.id, at, to } as const;
    const mail = signInLinkMail(site, { name: person.name, url: await addEmailLink(trx, site, link) });
    await queueAccountMail(trx, at, { ...person, personId: person.id }, mail);
    return ok();
  });
  await services.worker.wake('deliver-messages');
  return ok();
}
