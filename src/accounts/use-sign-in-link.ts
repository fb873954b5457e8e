import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, type Result } from '#src/shared/result.ts';
import { type DeadLink, takeEmailLink } from './email-links.ts';
import { type SessionCookie, startLoginSession } from './lucia.ts';
import { markEmailVerified } from './people-queries.ts';
import { personOf } from './person-of-link.ts';

/** Signs in whoever holds the mailed link, once. Called by a POST only: mail scanners open every link they see. */
export async function useSignInLink(
  services: Core,
  { token, userAgent }: { token: string; userAgent: string },
): Promise<Result<{ personId: string; cookie: SessionCookie }, DeadLink>> {
  return inTransaction(services.db, async (trx) => {
    const at = services.clock.now();
    const link = await takeEmailLink(trx, { token, purpose: 'sign-in', at });
    if (!link.ok) return link;
    const personId = personOf(link.value);
    await markEmailVerified(trx, personId, at);
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId },
      action: 'person.signed-in',
      subject: { type: 'person', id: personId },
      facts: { way: 'link' },
    });
    return ok({ personId, cookie: await startLoginSession({ ...services, db: trx }, { personId, userAgent }) });
  });
}
