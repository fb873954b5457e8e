import type { Core } from '#src/core.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { statusListLength, statusListUrl, withoutFractions } from './badge-credential.ts';
import { findLastStatusListIndex, listFallenIndexes } from './badge-queries.ts';
import type { BadgeSigner } from './badge-signer.ts';
import { type IssuingStopped, publishSigningKey } from './issuing-state.ts';

/** How long a verifier may keep a copy: a certificate that was withdrawn yesterday must not pass for valid. */
const validMinutes = 24 * 60;

/** A status list as a credential of its own, signed now: the bits of certificates that were withdrawn or replaced are set. */
export async function findStatusList(
  services: Core & { badges: BadgeSigner },
  { list }: { list: number },
): Promise<Result<{ credential: object }, { reason: 'no-such-list' } | IssuingStopped>> {
  const { db, clock, badges, site } = services;
  const last = (await findLastStatusListIndex(db)) ?? 0;
  if (!Number.isSafeInteger(list) || list < 0 || list > Math.floor(last / statusListLength))
    return refuse('no-such-list');
  const key = await publishSigningKey(services);
  if (!key.ok) return key;
  const from = list * statusListLength;
  const fallen = await listFallenIndexes(db, { from, to: from + statusListLength });
  const now = clock.now();
  const id = statusListUrl(site.url, list);
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: badges.issuer,
    validFrom: withoutFractions(now.toISOString()),
    validUntil: withoutFractions(addMinutes(now, validMinutes).toISOString()),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: await badges.packStatusList(
        statusListLength,
        fallen.map((index) => index - from),
      ),
    },
  };
  return ok({ credential: await badges.sign(credential, now) });
}
