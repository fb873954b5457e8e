import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { lockOrganisation, setInvoiceTermsOf } from './organisation-queries.ts';
import { recordOfTeam } from './team-journal.ts';
import { isCounterStaff, type Viewer } from './viewer.ts';

export type SetInvoiceTermsRefused = { reason: 'not-allowed' | 'not-found' };

/**
 * Lets an organisation pay by invoice, or not: `when-paid` confirms seats once the money is here, `trusted` at once; due so
 * many days after booking (0 to 90). With `mayOweMore` also while one of its invoices is overdue. Orders that were placed keep the terms they were placed under.
 */
export async function setInvoiceTerms(
  services: Core,
  facts: {
    organisationId: string;
    terms: 'none' | 'when-paid' | 'trusted';
    days: number;
    mayOweMore?: boolean;
    by: Viewer;
  },
): Promise<Result<undefined, SetInvoiceTermsRefused>> {
  const { organisationId, terms, days, mayOweMore = false, by } = facts;
  if (!isCounterStaff(by)) return refuse('not-allowed');
  if (!isId(organisationId)) return refuse('not-found');
  return inTransaction(services.db, async (trx) => {
    const before = await lockOrganisation(trx, organisationId);
    if (!before) return refuse('not-found');
    const isSame = before.invoiceTerms === terms && before.invoiceDays === days && before.mayOweMore === mayOweMore;
    if (isSame) return ok();
    await setInvoiceTermsOf(trx, organisationId, { terms, days, mayOweMore });
    const who = { organisationId, personId: by.personId, at: services.clock.now() };
    await recordOfTeam(trx, who, 'invoice-terms-set', { terms, days, mayOweMore });
    return ok();
  });
}
