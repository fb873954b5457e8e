import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { BadgeSigner, SigningKey } from './badge-signer.ts';
import { addIssuerKey, findIssuerKey } from './issuer-key-queries.ts';

type ReadyKey = Extract<SigningKey, { state: 'ready' }>;

/**
 * Why nothing can be signed: ISSUER_KEY is not set, is not a key, or bears the name of an earlier key that was another one,
 * which would make what that one signed look forged.
 */
export interface IssuingStopped {
  reason: 'issuing-stopped';
  why: 'key-missing' | 'key-malformed' | 'key-name-taken';
}

type Services = Pick<Core, 'db' | 'clock' | 'pages'> & { badges: BadgeSigner };

/** The key to sign with, if it may be used. Looks only. */
export async function checkSigningKey({ db, badges }: Services): Promise<Result<ReadyKey, IssuingStopped>> {
  const key = await badges.key();
  if (key.state !== 'ready') {
    return refuse('issuing-stopped', { why: key.state === 'missing' ? 'key-missing' : 'key-malformed' });
  }
  const published = await findIssuerKey(db, key.id);
  if (published && published.publicKey !== key.publicKey) return refuse('issuing-stopped', { why: 'key-name-taken' });
  return ok(key);
}

/** The same, and its public half is published for ever from now on: before anything that it signed leaves the house. */
export async function publishSigningKey(services: Services): Promise<Result<ReadyKey, IssuingStopped>> {
  const { db, clock, badges, pages } = services;
  const checked = await checkSigningKey(services);
  if (!checked.ok || (await findIssuerKey(db, checked.value.id))) return checked;
  const { id, publicKey } = checked.value;
  await inTransaction(db, async (trx) => {
    await addIssuerKey(trx, { id, did: badges.issuer, publicKey, firstUsedAt: clock.now() });
    return ok();
  });
  await pages.changed('issuer-keys');
  // Two processes may have come with two keys of one name: the first of them is the published one.
  return checkSigningKey(services);
}
