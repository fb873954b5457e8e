import { ok, refuse, type Result } from '#src/shared/result.ts';

export const shortestPassword = 10;
export const longestPassword = 200;

export interface WeakPassword {
  reason: 'password-too-short' | 'password-too-long' | 'password-too-common';
}

/** The long ones of the passwords that guessers try first; shorter ones fall to the length rule. */
const common = new Set(
  `1234567890 12345678910 123456789a 1q2w3e4r5t 1qaz2wsx3edc 0987654321 0123456789 1111111111 0000000000 9876543210
  qwertyuiop qwerty12345 qwerty123456 asdfghjkl1 zxcvbnm123 password12 password123 password1234 passw0rd123 letmein1234
  iloveyou12 iloveyou123 welcome123 welcome1234 administrator changeme123 football123 baseball123 sunshine123 princess123
  superman123 dragon12345 monkey12345 master12345 abcdefghij abc1234567 a123456789 aa12345678 australia1 australia123
  passwordpassword correcthorse trustno1trustno1 sydney12345 melbourne1 melbourne123 brisbane123 whatever123`.split(
    /\s+/,
  ),
);

/**
 * Long enough, and not what a guesser tries first. Length counts, no rules about digits or capitals: NIST SP 800-63B,
 * section 3.1.1.2 (read 2026-11).
 */
export function checkPassword(password: string, { email }: { email: string }): Result<undefined, WeakPassword> {
  const length = [...password].length;
  if (length < shortestPassword) return refuse('password-too-short');
  if (length > longestPassword) return refuse('password-too-long');
  return isGuessable(password.toLowerCase(), email.toLowerCase()) ? refuse('password-too-common') : ok();
}

function isGuessable(password: string, email: string): boolean {
  return common.has(password) || new Set(password).size < 4 || password === email || password === email.split('@')[0];
}
