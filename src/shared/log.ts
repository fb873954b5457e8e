/** Structured log: facts first, words second. Never a secret, a password, a token or a mail body among the facts. */
export interface Log {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
  error(facts: object, words: string): void;
}
