/** Turns passwords into hashes that take time to guess. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Whether the password fits. Without a hash it says no after the same time, so that nobody learns who has a password. */
  verify(hash: string | null, password: string): Promise<boolean>;
}
