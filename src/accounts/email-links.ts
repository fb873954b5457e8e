import type { Site } from '#src/core.ts';
import type { Db, Trx } from '#src/database.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import {
  addEmailToken,
  findEmailToken,
  type LinkPurpose,
  type PendingSignUp,
  useEmailToken,
} from './email-token-queries.ts';
import { hashOf, newSecret } from './secret.ts';

/** A link that was used before, or one that never was, is too old, or was withdrawn. */
export interface DeadLink {
  reason: 'link-used' | 'link-expired';
}

/** Where each link leads, and for how long. A way in lives briefly; what waits in an order's papers may be opened later. */
const links: Record<LinkPurpose, { path: string; minutes: number }> = {
  'sign-up': { path: '/sign-up/confirm', minutes: 24 * 60 },
  'sign-in': { path: '/sign-in/link', minutes: 15 },
  'reset-password': { path: '/reset-password', minutes: 60 },
  'change-email': { path: '/confirm-email', minutes: 24 * 60 },
  'claim-account': { path: '/claim', minutes: 30 * 24 * 60 },
};

interface NewLink {
  purpose: LinkPurpose;
  email: string;
  personId?: string;
  payload?: PendingSignUp;
  at: Date;
  /** Where its reader wanted to go. */
  to?: string;
}

/** Writes down a new single-use link for this e-mail and gives its address, which is kept nowhere. */
export async function addEmailLink(trx: Trx, site: Site, link: NewLink): Promise<string> {
  const { path, minutes } = links[link.purpose];
  const token = newSecret();
  await addEmailToken(trx, {
    tokenHash: hashOf(token),
    purpose: link.purpose,
    email: link.email,
    personId: link.personId ?? null,
    payload: link.payload ?? null,
    createdAt: link.at,
    expiresAt: addMinutes(link.at, minutes),
  });
  const query = new URLSearchParams({ token, ...(link.to ? { to: link.to } : {}) });
  return `${site.url}${path}?${query}`;
}

/** Uses the link up. Of many who try at once, one succeeds. */
export async function takeEmailLink(
  trx: Trx,
  { token, purpose, at }: { token: string; purpose: LinkPurpose; at: Date },
) {
  const taken = await useEmailToken(trx, hashOf(token), purpose, at);
  return taken ? ok(taken) : deadLink(trx, token, purpose);
}

/** What the page behind a link may show before anybody presses its button. Using it up needs the button. */
export async function readEmailLink(
  { db, clock }: { db: Db; clock: { now(): Date } },
  { token, purpose }: { token: string; purpose: LinkPurpose },
): Promise<Result<{ email: string; name: string | null }, DeadLink>> {
  const found = await findEmailToken(db, hashOf(token), purpose);
  if (!found || found.usedAt || found.expiresAt <= clock.now()) return deadLink(db, token, purpose);
  return ok({ email: found.email, name: found.payload.name ?? null });
}

async function deadLink(db: Db, token: string, purpose: LinkPurpose) {
  const known = await findEmailToken(db, hashOf(token), purpose);
  return known?.usedAt ? refuse('link-used') : refuse('link-expired');
}
