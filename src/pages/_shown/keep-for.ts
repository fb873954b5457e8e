const longestSeconds = 60;

/** Seconds a page may be kept: a minute, or until the first of these instants, after which it would say something untrue. */
export function keepFor(now: Date, instants: readonly (Date | null | undefined)[]): number {
  const ahead = instants.flatMap((instant) => (instant && instant > now ? [instant.getTime() - now.getTime()] : []));
  return Math.max(1, Math.min(longestSeconds, Math.floor(Math.min(...ahead, Infinity) / 1000)));
}
