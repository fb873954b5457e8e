import type { Core } from '#src/core.ts';
import { violates } from '#src/database.ts';
import { parseAbn } from '#src/shared/abn.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { asOwner } from './as-owner.ts';
import type { NotOwner, NotYourTeam, OrganisationDetails } from './organisation.ts';
import { setOrganisationDetails } from './organisation-queries.ts';
import { recordOfTeam } from './team-journal.ts';
import type { Viewer } from './viewer.ts';

export type EditOrganisationRefused =
  NotOwner | NotYourTeam | { reason: 'abn-malformed' } | { reason: 'organisation-known' };

/** Changes to whom papers are made out from now on; those that were issued stay as they are. */
export async function editOrganisation(
  services: Core,
  { organisationId, details, by }: { organisationId: string; details: OrganisationDetails; by: Viewer },
): Promise<Result<undefined, EditOrganisationRefused>> {
  if (parseAbn(details.abn) !== details.abn) return refuse('abn-malformed');
  try {
    return await asOwner(services, { organisationId, by }, async (trx, before) => {
      const names = ['name', 'abn', 'billingEmail', 'billingAddress'] as const;
      const changed = names.filter((name) => before[name] !== details[name]);
      if (changed.length === 0) return ok();
      const at = services.clock.now();
      await setOrganisationDetails(trx, organisationId, details);
      const who = { organisationId, personId: by.personId, at };
      await recordOfTeam(trx, who, 'billing-edited', { changed: changed.join(', ') });
      return ok();
    });
  } catch (error) {
    if (violates(error, 'organisations_abn')) return refuse('organisation-known');
    throw error;
  }
}
