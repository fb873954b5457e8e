import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type DeadLink, takeEmailLink } from './email-links.ts';
import { deleteUnusedEmailTokensOf } from './email-token-queries.ts';
import { type SessionCookie, startLoginSession } from './lucia.ts';
import { findOrAddPerson, lockAccount, markEmailVerified, setName, setPassword } from './people-queries.ts';

/**
 * Opens the account that the link stands for and signs its holder in. Somebody who was booked by a colleague is known
 * already: they keep what they have, and from now on bear the name they gave themselves.
 */
export async function confirmSignUp(
  services: Core,
  { token, userAgent }: { token: string; userAgent: string },
): Promise<Result<{ personId: string; cookie: SessionCookie }, DeadLink | { reason: 'account-exists' }>> {
  return inTransaction(services.db, async (trx) => {
    const at = services.clock.now();
    const link = await takeEmailLink(trx, { token, purpose: 'sign-up', at });
    if (!link.ok) return link;
    const { email, payload } = link.value;
    const { personId } = await findOrAddPerson(trx, { id: payload.personId, email, name: payload.name, at });
    const person = await lockAccount(trx, personId);
    if (person?.passwordHash) return refuse('account-exists');
    await setName(trx, personId, payload.name);
    await setPassword(trx, personId, payload.passwordHash);
    await markEmailVerified(trx, personId, at);
    await deleteUnusedEmailTokensOf(trx, personId);
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId },
      action: 'person.signed-up',
      subject: { type: 'person', id: personId },
    });
    return ok({ personId, cookie: await startLoginSession({ ...services, db: trx }, { personId, userAgent }) });
  });
}
