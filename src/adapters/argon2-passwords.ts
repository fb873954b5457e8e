import { hash, type Options, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '#src/accounts/index.ts';

/** Argon2id with 19 MiB, two passes, one lane: OWASP's recommendation (read 2026-11), 9 ms a hash on one core. */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password nobody knows, checked when there is none, so that the answer takes the same time. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$03GSoLPAPJDjUaVBPY9uyg$YVhUs785/3nk28GcxYWKNvNDxF0W85BGU4ZfEN8DTUw';

/** Hashes a few passwords at a time; the rest wait, so that a wave of sign-ins leaves memory and threads to others. */
export function argon2Passwords({ atOnce = 4 } = {}): PasswordHasher {
  const turns = takeTurns(atOnce);
  // The same letters can be typed in several ways; they mean the same password.
  const plain = (password: string) => password.normalize('NFKC');
  return {
    hash: (password) => turns(() => hash(plain(password), options)),
    verify: async (known, password) => {
      const fits = await turns(() => verify(known ?? nobodys, plain(password)));
      return fits && known !== null;
    },
  };
}

function takeTurns(atOnce: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (running >= atOnce) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
