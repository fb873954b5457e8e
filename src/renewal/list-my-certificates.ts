import { findProfile, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type Page, pageOf, type PageRequest, windowOf } from '#src/shared/paging.ts';
import { type CertificateSummary, listCertificateSummaries } from './ledger-queries.ts';

const perPage = 20;

/** What the viewer completed, with the certificate of each where one was issued. */
export async function listMyCertificates(
  { db }: Core,
  { viewer, page }: { viewer: Viewer } & PageRequest,
): Promise<{ nameConfirmed: boolean; certificates: Page<CertificateSummary> }> {
  const [profile, found] = await Promise.all([
    findProfile(db, viewer.personId),
    listCertificateSummaries(db, viewer.personId, windowOf(page, perPage)),
  ]);
  return {
    nameConfirmed: Boolean(profile?.certificateNameConfirmedAt),
    certificates: pageOf<CertificateSummary>(found, { page, perPage, count: found[0]?.count ?? 0 }),
  };
}
