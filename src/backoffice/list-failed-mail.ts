import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listFailedMessages, type MessageSummary } from '#src/notifications/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { countFailures } from './attention-queries.ts';
import { pageOf, type PageOf, rowsPerPage } from './page-of.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

/** Mail that was given up, newest first, with the mail server's last word. */
export async function listFailedMail(
  services: Core,
  { viewer, page }: { viewer: Viewer; page: number },
): Promise<Result<PageOf<MessageSummary>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const [{ failedMail: total }, rows] = await Promise.all([
    countFailures(services.db),
    listFailedMessages(services.db, { offset: (page - 1) * rowsPerPage, limit: rowsPerPage }),
  ]);
  return ok(
    pageOf(
      rows.map((row) => ({ ...row, total })),
      page,
    ),
  );
}
