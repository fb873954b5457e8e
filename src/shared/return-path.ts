const longest = 500;

/**
 * Where to go after signing in: a path on this site that somebody was on their way to, else the other one. Whatever could
 * lead to another site is not followed: full addresses, `//host`, backslashes, control characters.
 */
export function returnPath(wanted: string | null | undefined, otherwise: string): string {
  if (!wanted || wanted.length > longest || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return otherwise;
  const address = new URL(wanted, 'http://here.invalid');
  return address.origin === 'http://here.invalid' && !address.pathname.startsWith('//')
    ? address.pathname + address.search + address.hash
    : otherwise;
}
