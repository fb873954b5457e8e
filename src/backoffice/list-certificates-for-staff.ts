import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { parseReference } from '#src/shared/ids.ts';
import type { Page } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listCertificateRows } from './certificate-list-queries.ts';
import { countedPage } from './counted-page.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

export type CertificateForStaff = Omit<Awaited<ReturnType<typeof listCertificateRows>>[number], 'total'>;

/** Certificates by number (as it is read out over the phone), by a learner's name or e-mail, or by the course. */
export async function listCertificatesForStaff(
  services: Core,
  { viewer, text, page }: { viewer: Viewer; text: string; page: number },
): Promise<Result<Page<CertificateForStaff>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const search = { number: parseReference(text, 'C'), text: text.trim(), page };
  return ok(countedPage(await listCertificateRows(services.db, search), page));
}
