import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type BodyDetails, markAfter, saysTheSame } from './body-details.ts';
import { findBody, insertBody, isCodeTaken, lockBody, updateBody } from './body-queries.ts';

export type WriteBodyRefused =
  | { reason: 'not-allowed' }
  | { reason: 'no-such-body' }
  | { reason: 'row-changed-meanwhile' }
  /** Another body is called so. */
  | { reason: 'body-code-taken' };

interface Write {
  bodyId: string;
  /** The mark of the row that the form was filled in from; null for a new body. */
  updatedAt: Date | null;
  details: BodyDetails;
  by: Viewer;
}

/**
 * Adds a body, or corrects what it is called. Certificates that were issued keep the words they carry. The same form sent
 * twice writes once.
 */
export async function writeBody(services: Core, write: Write): Promise<Result<undefined, WriteBodyRefused>> {
  const { bodyId, updatedAt, details, by } = write;
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const result = await inTransaction<Result<undefined, WriteBodyRefused>>(services.db, async (trx) => {
    await lockBody(trx, bodyId);
    const [before, at] = [await findBody(trx, bodyId), services.clock.now()];
    if (before && saysTheSame(before.details, details)) return ok();
    if (!before && updatedAt) return refuse('no-such-body');
    if (before?.updatedAt.getTime() !== updatedAt?.getTime()) return refuse('row-changed-meanwhile');
    if (before) await updateBody(trx, bodyId, { ...details, updatedAt: markAfter(before.updatedAt, at) });
    else if (!(await insertBody(trx, { id: bodyId, ...details, updatedAt: at }))) return ok();
    await recordInJournal(trx, {
      ...{ at, by: { kind: 'person', personId: by.personId }, subject: { type: 'credit-body', id: bodyId } },
      action: before ? 'body.edited' : 'body.added',
      facts: { code: details.code },
    });
    return ok();
  }).catch((error: unknown) => {
    if (isCodeTaken(error)) return refuse('body-code-taken');
    throw error;
  });
  if (result.ok) await services.pages.changed('courses');
  return result;
}
