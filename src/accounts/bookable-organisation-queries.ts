import type { Db } from '#src/database.ts';
import { canManageOrganisation, type Viewer } from './viewer.ts';

export type BookableOrganisation = Awaited<ReturnType<typeof listBookableOrganisations>>[number];

/** The organisations whoever is signed in may book for, with what their invoices say and how they may pay. */
export async function listBookableOrganisations(db: Db, viewer: Viewer | null) {
  const ids = (viewer?.memberships ?? []).flatMap(({ organisationId }) =>
    viewer && canManageOrganisation(viewer, organisationId) ? organisationId : [],
  );
  if (ids.length === 0) return [];
  return db
    .selectFrom('organisations')
    .select(['id', 'name', 'abn', 'billingAddress', 'invoiceTerms', 'invoiceDays'])
    .where('id', 'in', ids)
    .orderBy('name')
    .orderBy('id')
    .execute();
}
