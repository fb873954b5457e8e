import type { Core } from '#src/core.ts';
import { inTransaction, violates } from '#src/database.ts';
import { parseAbn } from '#src/shared/abn.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { OrganisationDetails } from './organisation.ts';
import { addMember, insertOrganisation } from './organisation-queries.ts';
import { recordOfTeam } from './team-journal.ts';
import type { Viewer } from './viewer.ts';

type FoundOrganisationRefused =
  /** The mailbox has not been proven yet. */
  | { reason: 'email-not-proven' }
  | { reason: 'abn-malformed' }
  /** Another organisation has this ABN; who is in it is not told. */
  | { reason: 'organisation-known' };

/** Founds an organisation of which the founder is the owner. One ABN is one organisation. */
export async function foundOrganisation(
  services: Core,
  { details, by }: { details: OrganisationDetails; by: Viewer },
): Promise<Result<{ organisationId: string }, FoundOrganisationRefused>> {
  if (!by.emailVerified) return refuse('email-not-proven');
  if (parseAbn(details.abn) !== details.abn) return refuse('abn-malformed');
  try {
    return await inTransaction(services.db, async (trx) => {
      const at = services.clock.now();
      const organisationId = await insertOrganisation(trx, details, at);
      await addMember(trx, { organisationId, personId: by.personId, role: 'owner', createdAt: at });
      await recordOfTeam(trx, { organisationId, personId: by.personId, at }, 'founded');
      return ok({ organisationId });
    });
  } catch (error) {
    if (violates(error, 'organisations_abn')) return refuse('organisation-known');
    throw error;
  }
}
