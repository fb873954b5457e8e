/** The key that badges are signed with now. Never holds its private half. */
export type SigningKey =
  | {
      state: 'ready';
      /** The verification method that proofs name: the issuer's DID and the key's fragment. */
      id: string;
      /** The year it was made for, "2026", or "2026-b" where one year needed two. */
      name: string;
      /** Multibase (base58btc) of the Ed25519 public key, as a Multikey has it. */
      publicKey: string;
    }
  | { state: 'missing' }
  | { state: 'malformed' };

/**
 * Signs W3C Verifiable Credentials with a Data Integrity proof (cryptosuite eddsa-rdfc-2022). Everything it needs is on this
 * machine: JSON-LD contexts are bundled and never fetched.
 */
export interface BadgeSigner {
  /** Who issues: a DID, such as `did:web:training.example.com`. */
  issuer: string;
  key(): Promise<SigningKey>;
  /** The credential with its proof. Throws unless the key is ready, and on a term that no context defines. */
  sign(credential: object, at: Date): Promise<object>;
  /** A status list of `length` bits in which these are set, compressed as Bitstring Status List v1.0 asks. */
  packStatusList(length: number, set: readonly number[]): Promise<string>;
}
