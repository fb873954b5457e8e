import type { Core } from '#src/core.ts';
import { inTransaction, violates } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type DeadLink, takeEmailLink } from './email-links.ts';
import { deleteUnusedEmailTokensOf } from './email-token-queries.ts';
import { emailChangedMail } from './emails/change-email.ts';
import { lockAccount, setEmail } from './people-queries.ts';
import { personOf } from './person-of-link.ts';
import { queueAccountMail } from './queue-account-mail.ts';

type Refusal = DeadLink | { reason: 'email-taken' };

/** Moves the account to the new address, whose mailbox the link has proven, and tells the old one. */
export async function confirmEmailChange(
  services: Core,
  facts: { token: string },
): Promise<Result<undefined, Refusal>> {
  try {
    const result = await changeEmail(services, facts);
    if (result.ok) await services.worker.wake('deliver-messages');
    return result;
  } catch (error) {
    if (violates(error, 'people_email_key')) return refuse('email-taken');
    throw error;
  }
}

async function changeEmail(
  { db, clock, site }: Core,
  { token }: { token: string },
): Promise<Result<undefined, DeadLink>> {
  return inTransaction(db, async (trx) => {
    const at = clock.now();
    const link = await takeEmailLink(trx, { token, purpose: 'change-email', at });
    if (!link.ok) return link;
    const personId = personOf(link.value);
    const person = await lockAccount(trx, personId);
    if (!person) return refuse('link-expired');
    await setEmail(trx, personId, link.value.email, at);
    // Links that went to the old mailbox let nobody in any more.
    await deleteUnusedEmailTokensOf(trx, personId);
    await queueAccountMail(trx, at, { ...person, personId }, emailChangedMail(site, person));
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId },
      action: 'person.email-changed',
      subject: { type: 'person', id: personId },
    });
    return ok();
  });
}
