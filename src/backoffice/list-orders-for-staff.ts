import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { parseReference } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listOrderRows } from './order-list-queries.ts';
import { pageOf, type PageOf } from './page-of.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

export type OrderForStaff = Omit<Awaited<ReturnType<typeof listOrderRows>>[number], 'total'>;

/** Orders by reference (as it is read out over the phone), or by a name or e-mail of buyer, employer or attendee. */
export async function listOrdersForStaff(
  services: Core,
  { viewer, text, page }: { viewer: Viewer; text: string; page: number },
): Promise<Result<PageOf<OrderForStaff>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const search = { reference: parseReference(text, 'A'), text: text.trim(), page };
  return ok(pageOf(await listOrderRows(services.db, search), page));
}
