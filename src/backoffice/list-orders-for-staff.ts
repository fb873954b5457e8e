import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Page } from '#src/shared/paging.ts';
import { parseReference } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listOrderRows } from './order-list-queries.ts';
import { countedPage } from './counted-page.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

type OrderForStaff = Omit<Awaited<ReturnType<typeof listOrderRows>>[number], 'total'>;

/** Orders by reference (as it is read out over the phone), or by a name or e-mail of buyer, employer or attendee. */
export async function listOrdersForStaff(
  services: Core,
  { viewer, text, page }: { viewer: Viewer; text: string; page: number },
): Promise<Result<Page<OrderForStaff>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const search = { reference: parseReference(text, 'A'), text: text.trim(), page };
  return ok(countedPage(await listOrderRows(services.db, search), page));
}
