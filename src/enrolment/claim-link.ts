import type { Core } from '#src/core.ts';
import { isSameSecret } from '#src/shared/secrets.ts';

/** The seat that a claim link is for. */
interface ClaimableSeat {
  id: string;
  claimVersion: number;
}

/** The secret half of a seat's claim link. Nothing is stored: it is signed anew, and a raised version makes old links useless. */
export function claimKey({ signature }: Pick<Core, 'signature'>, { id, claimVersion }: ClaimableSeat): string {
  return signature('seat-claim', `${id}:${claimVersion}`);
}

/** The address at which whoever has it may take the seat in their own name. */
export function claimLink(core: Pick<Core, 'signature' | 'site'>, seat: ClaimableSeat): string {
  return `${core.site.url}/seats/${seat.id}/claim?key=${claimKey(core, seat)}`;
}

/** How old links may be and still be told from guesses: their holder hears that there is a newer one. */
const olderVersions = 20;

/** Whether the key opens this seat, opened it once, or never did. */
export function ageOfClaimKey(
  core: Pick<Core, 'signature'>,
  seat: ClaimableSeat,
  key: string,
): 'current' | 'replaced' | 'unknown' {
  if (isSameSecret(claimKey(core, seat), key)) return 'current';
  for (let version = seat.claimVersion - 1; version > Math.max(0, seat.claimVersion - olderVersions); version -= 1) {
    if (isSameSecret(claimKey(core, { ...seat, claimVersion: version }), key)) return 'replaced';
  }
  return 'unknown';
}
