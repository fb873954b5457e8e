import type { Core } from '#src/core.ts';
import { type Trx, violates } from '#src/database.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { parseAbn } from '#src/shared/abn.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { asOwner } from './as-owner.ts';
import { organisationRenamedMail } from './emails/organisation-renamed.ts';
import type { NotOwner, NotYourTeam, OrganisationDetails } from './organisation.ts';
import { type Organisation, setInvoiceTermsOf, setOrganisationDetails } from './organisation-queries.ts';
import { recordOfTeam } from './team-journal.ts';
import type { Viewer } from './viewer.ts';

type EditOrganisationRefused = NotOwner | NotYourTeam | { reason: 'abn-malformed' } | { reason: 'organisation-known' };

/**
 * Changes to whom papers are made out from now on; those that were issued stay as they are. Under another name or ABN an
 * organisation pays by card until staff, who are told, allow it to pay by invoice again.
 */
export async function editOrganisation(
  services: Core,
  { organisationId, details, by }: { organisationId: string; details: OrganisationDetails; by: Viewer },
): Promise<Result<undefined, EditOrganisationRefused>> {
  if (parseAbn(details.abn) !== details.abn) return refuse('abn-malformed');
  try {
    const result = await asOwner(services, { organisationId, by }, async (trx, before) => {
      const names = ['name', 'abn', 'billingEmail', 'billingAddress'] as const;
      const changed = names.filter((name) => before[name] !== details[name]);
      if (changed.length === 0) return ok();
      await setOrganisationDetails(trx, organisationId, details);
      const who = { organisationId, personId: by.personId, at: services.clock.now() };
      await recordOfTeam(trx, who, 'billing-edited', { changed: changed.join(', ') });
      const isAnother = changed.includes('name') || changed.includes('abn');
      if (isAnother && before.invoiceTerms !== 'none') await takeTermsAway(services, trx, { before, details, who });
      return ok();
    });
    await services.worker.wake('deliver-messages');
    return result;
  } catch (error) {
    if (violates(error, 'organisations_abn')) return refuse('organisation-known');
    throw error;
  }
}

interface Renamed {
  before: Organisation;
  details: OrganisationDetails;
  who: { organisationId: string; personId: string; at: Date };
}

/** Staff trusted whoever was called so: who is called otherwise is to be looked at anew. */
async function takeTermsAway(services: Core, trx: Trx, { before, details, who }: Renamed): Promise<void> {
  const { organisationId, at } = who;
  await setInvoiceTermsOf(trx, organisationId, { terms: 'none', days: before.invoiceDays, mayOweMore: false });
  await recordOfTeam(trx, who, 'invoice-terms-lost', { before: before.invoiceTerms });
  const { provider } = services.site;
  await queueMessage(trx, at, {
    to: { email: provider.email, name: provider.name },
    about: { type: 'organisation', id: organisationId },
    ...organisationRenamedMail(services.site, { organisationId, before, now: details }),
  });
}
