import type { Core } from '#src/core.ts';
import { isSameSecret } from '#src/shared/secrets.ts';

/** The secret half of the link to a place on the waiting list. Nothing is stored: it is signed anew. */
export function waitingKey({ signature }: Pick<Core, 'signature'>, entryId: string): string {
  return signature('waiting-entry', entryId);
}

export function isWaitingKey(core: Pick<Core, 'signature'>, entryId: string, key: string): boolean {
  return isSameSecret(waitingKey(core, entryId), key);
}

/** What a booking shows to use the places of an offer. */
export function offerKey({ signature }: Pick<Core, 'signature'>, offerId: string): string {
  return signature('waiting-offer', offerId);
}

export function isOfferKey(core: Pick<Core, 'signature'>, offerId: string, key: string): boolean {
  return isSameSecret(offerKey(core, offerId), key);
}

/** Where somebody sees their place in the queue, without signing in. */
export function waitingLink(core: Pick<Core, 'signature' | 'site'>, entryId: string): string {
  return `${core.site.url}/waiting-list/${entryId}?key=${waitingKey(core, entryId)}`;
}

/** Where an offer is taken or declined. */
export function offerLink(core: Pick<Core, 'signature' | 'site'>, entryId: string): string {
  return `${core.site.url}/waiting-list/${entryId}/offer?key=${waitingKey(core, entryId)}`;
}
