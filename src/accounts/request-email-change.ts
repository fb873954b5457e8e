import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { confirmPassword, type WrongPassword } from './confirm-password.ts';
import { addEmailLink } from './email-links.ts';
import { confirmNewEmailMail, emailChangeAskedMail, emailTakenMail } from './emails/change-email.ts';
import { findAccountByEmail } from './people-queries.ts';
import { queueAccountMail } from './queue-account-mail.ts';
import type { TooManyTries } from './rate-limiter.ts';
import { mailTries, takeTries } from './tries.ts';

interface EmailChange {
  by: { personId: string; email: string; name: string };
  newEmail: string;
  /** Empty for somebody who has none. */
  password: string;
  ip: string;
}

/**
 * Asks the new address to confirm and tells the old one. Nothing changes before the confirmation. When somebody else has the
 * new address, its owner is told instead; the answer is the same.
 */
export async function requestEmailChange(
  services: AccountServices,
  { by, newEmail, password, ip }: EmailChange,
): Promise<Result<undefined, WrongPassword | TooManyTries | { reason: 'same-email' }>> {
  if (newEmail.toLowerCase() === by.email.toLowerCase()) return refuse('same-email');
  const confirmed = await confirmPassword(services, { personId: by.personId, password });
  if (!confirmed.ok) return confirmed;
  const allowed = await takeTries(services.rateLimits, mailTries(newEmail, ip));
  if (!allowed.ok) return allowed;
  const { db, site, clock } = services;
  await inTransaction(db, async (trx) => {
    const at = clock.now();
    const { personId } = by;
    const owner = await findAccountByEmail(trx, newEmail);
    if (owner) {
      await queueAccountMail(trx, at, { ...owner, personId: owner.id }, emailTakenMail(site, owner));
    } else {
      const url = await addEmailLink(trx, site, { purpose: 'change-email', email: newEmail, personId, at });
      await queueAccountMail(trx, at, { personId, email: newEmail, name: '' }, confirmNewEmailMail(site, { url }));
    }
    await queueAccountMail(trx, at, by, emailChangeAskedMail(site, by));
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId },
      action: 'person.email-change-asked',
      subject: { type: 'person', id: personId },
    });
    return ok();
  });
  await services.worker.wake('deliver-messages');
  return ok();
}
