import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listFailedMessages, type MessageSummary } from '#src/notifications/index.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { countFailures } from './attention-queries.ts';
import { rowsPerPage } from './counted-page.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

/** Mail that was given up, newest first, with the mail server's last word. */
export async function listFailedMail(
  services: Core,
  { viewer, page }: { viewer: Viewer; page: number },
): Promise<Result<Page<MessageSummary>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const [{ failedMail: count }, items] = await Promise.all([
    countFailures(services.db),
    listFailedMessages(services.db, windowOf(page, rowsPerPage)),
  ]);
  return ok(pageOf(items, { page, perPage: rowsPerPage, count }));
}
