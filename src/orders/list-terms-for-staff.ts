import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findCurrentTerms, findLatestTerms, findTerms, listTermsRows } from './terms-queries.ts';

const perPage = 25;

/** How a version stands: it holds, will hold, held, or was replaced before it did. */
export type TermsStanding = 'in-force' | 'ahead' | 'past' | 'never-held';

interface TermsSummary {
  id: string;
  version: string;
  publishedAt: Date;
  /** When the next one begins; null for the last. */
  endsAt: Date | null;
  standing: TermsStanding;
}

export type Terms = NonNullable<Awaited<ReturnType<typeof findTerms>>>;

/** Every version of the terms of sale, the one that holds last first. */
export async function listTermsForStaff(
  { db, clock }: Core,
  { viewer, page }: { viewer: Viewer; page: number },
): Promise<Result<Page<TermsSummary>, { reason: 'not-allowed' }>> {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const now = clock.now();
  const rows = await listTermsRows(db, windowOf(page, perPage));
  const items = rows.map(({ total: _, ...row }) => ({ ...row, standing: standingOf(row, now) }));
  return ok(pageOf(items, { page, perPage, count: rows[0]?.total ?? 0 }));
}

function standingOf({ publishedAt, endsAt }: { publishedAt: Date; endsAt: Date | null }, now: Date): TermsStanding {
  if (endsAt && endsAt.getTime() === publishedAt.getTime()) return 'never-held';
  if (publishedAt > now) return 'ahead';
  return endsAt && endsAt <= now ? 'past' : 'in-force';
}

/** One version in full, and whether it is the one in force. */
export async function findTermsForStaff(
  { db, clock }: Core,
  { viewer, termsId }: { viewer: Viewer; termsId: string },
): Promise<Result<{ terms: Terms; isInForce: boolean }, { reason: 'not-allowed' } | { reason: 'not-found' }>> {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const terms = isId(termsId) ? await findTerms(db, termsId) : undefined;
  if (!terms) return refuse('not-found');
  const current = await findCurrentTerms(db, clock.now());
  return ok({ terms, isInForce: current?.id === terms.id });
}

/** The version that the next one is written from; null while there is none. */
export async function findLatestTermsForStaff(
  { db }: Core,
  { viewer }: { viewer: Viewer },
): Promise<Result<Terms | null, { reason: 'not-allowed' }>> {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  return ok((await findLatestTerms(db)) ?? null);
}
