import { parseAbn } from '#src/shared/abn.ts';
import type { Db } from '#src/database.ts';
import type { TeamRole } from '#src/accounts/index.ts';
import { newId } from '#src/shared/ids.ts';
import { made } from './serial.ts';

let lastAbn = 10_000_000_000;

/** An ABN whose check digits fit and that nobody in this file has. */
export function anAbn(): string {
  for (;;) {
    lastAbn += 1;
    const abn = parseAbn(String(lastAbn));
    if (abn) return abn;
  }
}

interface OrganisationFacts {
  name?: string;
  terms?: 'none' | 'when-paid' | 'trusted';
  days?: number;
  members?: { id: string; role: TeamRole }[];
}

/** An employer that may not pay by invoice, unless told otherwise. */
export async function anOrganisation(db: Db, facts: OrganisationFacts = {}) {
  const { name = 'Harbour City Restoration', terms = 'none', days = 14, members = [] } = facts;
  const organisation = {
    id: newId(),
    name,
    abn: anAbn(),
    billingEmail: `accounts-${lastAbn}@harbour.example.com`,
    billingAddress: '1 Quay Street, Sydney NSW 2000',
  };
  const allowed = { invoiceTerms: terms, invoiceDays: days, createdAt: made };
  await db
    .insertInto('organisations')
    .values({ ...organisation, ...allowed })
    .execute();
  for (const { id, role } of members)
    await db
      .insertInto('organisationMemberships')
      .values({ organisationId: organisation.id, personId: id, role, createdAt: made })
      .execute();
  return organisation;
}
