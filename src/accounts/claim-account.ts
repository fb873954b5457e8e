import type { Site } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { addEmailLink, type DeadLink, readEmailLink, takeEmailLink } from './email-links.ts';
import { deleteUnusedEmailTokensOf } from './email-token-queries.ts';
import { type SessionCookie, startLoginSession } from './lucia.ts';
import { checkPassword, type WeakPassword } from './password-rules.ts';
import { getAccount, lockAccount, markEmailVerified, setPassword } from './people-queries.ts';
import { personOf } from './person-of-link.ts';

/**
 * A link for the mail of an order, by which a person who has no password makes the account theirs; null when they have one.
 * The mail that carries it lets its reader in.
 */
export async function addClaimLink(
  trx: Trx,
  site: Site,
  { personId, at }: { personId: string; at: Date },
): Promise<string | null> {
  const { email, passwordHash } = await getAccount(trx, personId);
  return passwordHash ? null : addEmailLink(trx, site, { purpose: 'claim-account', email, personId, at });
}

/** Sets the first password of a person whom an order made known, proves their e-mail and signs them in. */
export async function claimAccount(
  services: AccountServices,
  { token, password, userAgent }: { token: string; password: string; userAgent: string },
): Promise<
  Result<{ personId: string; cookie: SessionCookie }, DeadLink | WeakPassword | { reason: 'account-exists' }>
> {
  const alive = await readEmailLink(services, { token, purpose: 'claim-account' });
  if (!alive.ok) return alive;
  const strong = checkPassword(password, alive.value);
  if (!strong.ok) return strong;
  const passwordHash = await services.passwords.hash(password);
  return inTransaction(services.db, async (trx) => {
    const at = services.clock.now();
    const link = await takeEmailLink(trx, { token, purpose: 'claim-account', at });
    if (!link.ok) return link;
    const personId = personOf(link.value);
    const person = await lockAccount(trx, personId);
    if (person?.passwordHash) return refuse('account-exists');
    await openAccount(trx, { personId, passwordHash, at });
    return ok({ personId, cookie: await startLoginSession({ ...services, db: trx }, { personId, userAgent }) });
  });
}

async function openAccount(
  trx: Trx,
  { personId, passwordHash, at }: { personId: string; passwordHash: string; at: Date },
): Promise<void> {
  await setPassword(trx, personId, passwordHash);
  await markEmailVerified(trx, personId, at);
  await deleteUnusedEmailTokensOf(trx, personId);
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId },
    action: 'person.account-claimed',
    subject: { type: 'person', id: personId },
  });
}
