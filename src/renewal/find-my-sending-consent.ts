import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { findSendingConsent } from './sending-consent-queries.ts';

/** What the viewer agreed to about sending their evidence; null when nothing stands. */
export async function findMySendingConsent({ db }: Core, { viewer }: { viewer: Viewer }) {
  return (await findSendingConsent(db, viewer.personId)) ?? null;
}
