import type { Core } from '#src/core.ts';
import type { BadgeSigner } from './badge-signer.ts';
import { listIssuerKeys } from './issuer-key-queries.ts';

/**
 * The issuer's DID document: every key that badges were ever signed with, and the one that is next. A key that was replaced
 * stays: what it signed must stay checkable.
 */
export async function findIssuerDocument({ db, badges }: Pick<Core, 'db'> & { badges: BadgeSigner }): Promise<object> {
  const { issuer } = badges;
  const [used, now] = [await listIssuerKeys(db, issuer), await badges.key()];
  const isNew = now.state === 'ready' && used.every(({ id }) => id !== now.id);
  const keys = isNew ? [...used, now] : used;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: issuer,
    verificationMethod: keys.map(({ id, publicKey }) => ({
      id,
      type: 'Multikey',
      controller: issuer,
      publicKeyMultibase: publicKey,
    })),
    assertionMethod: keys.map(({ id }) => id),
  };
}
