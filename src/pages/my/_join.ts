import type { Join } from '#src/renewal/index.ts';
import { formatInstant } from '#src/shared/dates.ts';

/** The way into a live stream with its instant in words. */
export function joinWords(join: Join, timeZone: string) {
  return join.state === 'not-yet' ? { state: join.state, opensAt: formatInstant(join.opensAt, timeZone) } : join;
}
