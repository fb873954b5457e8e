import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { newId } from '#src/shared/ids.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findLatestTerms, findTerms, insertTerms, listVersionsOf, lockTerms } from './terms-queries.ts';

type PublishTermsRefused =
  | { reason: 'not-allowed' }
  /** Somebody else has published a version since the form was opened. */
  | { reason: 'changed-meanwhile' }
  /** The latest version says just this. */
  | { reason: 'same-terms'; version: string }
  | { reason: 'terms-from-past' }
  /** A version that holds from later on is written already; `from` is its first moment. */
  | { reason: 'before-latest-terms'; from: Date };

interface NewTerms {
  /** Made with the form, so that one form sent twice publishes one version. */
  termsId?: string;
  /** The version that the form was filled in from; null where there was none. */
  latestId: string | null;
  /** Markdown. */
  body: string;
  /** From when it holds; null for at once. */
  from: Date | null;
  by: Viewer;
}

/**
 * Publishes the next version of the terms of sale. What is published is never changed, because orders name the version that
 * their buyer accepted: a mistake is put right by another version, which may hold from the same moment as one that is ahead.
 */
export async function publishTerms(
  services: Core,
  { termsId = newId(), latestId, body, from, by }: NewTerms,
): Promise<Result<{ termsId: string }, PublishTermsRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const result = await inTransaction<Result<{ termsId: string }, PublishTermsRefused>>(services.db, async (trx) => {
    await lockTerms(trx);
    if (await findTerms(trx, termsId)) return ok({ termsId });
    const [latest, at] = [await findLatestTerms(trx), services.clock.now()];
    const publishedAt = from ?? at;
    if ((latest?.id ?? null) !== latestId) return refuse('changed-meanwhile');
    if (latest?.body === body) return refuse('same-terms', { version: latest.version });
    if (publishedAt < at) return refuse('terms-from-past');
    if (latest && publishedAt < latest.publishedAt) return refuse('before-latest-terms', { from: latest.publishedAt });
    const day = dateIn(officeZone, publishedAt);
    const version = versionOf(day, await listVersionsOf(trx, day));
    await insertTerms(trx, { id: termsId, version, body, publishedAt });
    const facts = { version, from: publishedAt.toISOString() };
    const actor = { kind: 'person', personId: by.personId } as const;
    const subject = { type: 'terms', id: termsId };
    await recordInJournal(trx, { at, by: actor, action: 'terms.published', subject, facts });
    return ok({ termsId });
  });
  if (result.ok) await services.pages.changed('terms');
  return result;
}

/** '2026-12-01', then '2026-12-01-2': buyers read it beside the box that they tick. */
function versionOf(day: string, taken: string[]): string {
  let version = day;
  for (let number = 2; taken.includes(version); number += 1) version = `${day}-${number}`;
  return version;
}
