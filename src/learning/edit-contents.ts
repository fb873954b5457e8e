import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { isId } from '#src/shared/ids.ts';
import { refuse, type Result } from '#src/shared/result.ts';
import { lockContentsOf } from './contents-queries.ts';

export type EditContentsRefused =
  | { reason: 'not-allowed' }
  /** There is no such online course, or no such part of it any more. */
  | { reason: 'not-found' }
  /** Somebody else has changed this part since the form was opened. */
  | { reason: 'changed-meanwhile' };

interface Edit {
  by: Viewer;
  courseId: string;
}

/** What was done, for the journal; null where nothing had to change. */
export type ContentsDeed = { action: string; facts?: Record<string, string | number | boolean> } | null;

/**
 * Runs one change of what an online course teaches or asks: for those who may edit the course, one after the other, noted in
 * the journal. Whoever is in the course goes on with it as it is from then on; what they have done stays done, and nobody is
 * issued a certificate by it.
 */
export async function editContents<Refused extends { reason: string }>(
  services: Core,
  { by, courseId }: Edit,
  change: (trx: Trx, at: Date) => Promise<Result<ContentsDeed, Refused>>,
): Promise<Result<ContentsDeed, Refused | EditContentsRefused>> {
  if (!mayEdit(by, courseId)) return refuse('not-allowed');
  let slug = '';
  const result = await inTransaction<Result<ContentsDeed, Refused | EditContentsRefused>>(services.db, async (trx) => {
    const course = isId(courseId) ? await lockContentsOf(trx, courseId) : undefined;
    if (!course) return refuse('not-found');
    slug = course.slug;
    const at = services.clock.now();
    const done = await change(trx, at);
    if (!done.ok || !done.value) return done;
    const subject = { type: 'course', id: courseId };
    await recordInJournal(trx, { at, by: { kind: 'person', personId: by.personId }, subject, ...done.value });
    return done;
  });
  if (result.ok && result.value) await services.pages.changed(`course:${slug}`);
  return result;
}
