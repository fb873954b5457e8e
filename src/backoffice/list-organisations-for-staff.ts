import { findOrganisation, listMembers, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { countOrders, listOrders, sumBalance } from '#src/orders/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { isId } from '#src/shared/ids.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { historyOf } from './list-history.ts';
import { listOrganisationRows, sumDebtsOf } from './organisation-list-queries.ts';
import { countedPage } from './counted-page.ts';
import { mayUseCounter, type NotAllowed, type NotFound } from './sight.ts';

type OrganisationForStaff = Omit<Awaited<ReturnType<typeof listOrganisationRows>>[number], 'total'>;

/** Organisations by name, ABN or address for invoices, with what each owes. */
export async function listOrganisationsForStaff(
  { db, clock }: Core,
  { viewer, text, page }: { viewer: Viewer; text: string; page: number },
): Promise<Result<Page<OrganisationForStaff>, NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const today = dateIn(officeZone, clock.now());
  return ok(countedPage(await listOrganisationRows(db, { text: text.trim(), today, page }), page));
}

const perPage = 50;

type OrganisationStory = Awaited<ReturnType<typeof storyOf>> & {
  organisation: NonNullable<Awaited<ReturnType<typeof findOrganisation>>>;
};

/** One organisation: its people, its orders, what it owes and what is kept for it. */
export async function findOrganisationForStaff(
  services: Core,
  { viewer, organisationId, page }: { viewer: Viewer; organisationId: string; page: number },
): Promise<Result<OrganisationStory, NotAllowed | NotFound>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  const organisation = isId(organisationId) ? await findOrganisation(services.db, organisationId) : undefined;
  return organisation ? ok({ organisation, ...(await storyOf(services, organisationId, page)) }) : refuse('not-found');
}

async function storyOf({ db, clock }: Core, organisationId: string, page: number) {
  const today = dateIn(officeZone, clock.now());
  const whose = { organisationIds: [organisationId] };
  const [members, orders, count, debts, balanceCents, history] = await Promise.all([
    listMembers(db, organisationId, { offset: 0, limit: 100 }),
    listOrders(db, whose, windowOf(page, perPage)),
    countOrders(db, whose),
    sumDebtsOf(db, organisationId, today),
    sumBalance(db, { organisationId }),
    historyOf(db, [{ type: 'organisation', id: organisationId }]),
  ]);
  return { members, orders: pageOf(orders, { page, perPage, count }), debts, balanceCents, history };
}
