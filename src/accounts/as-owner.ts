import { inTransaction, type Trx } from '#src/database.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { refuse } from '#src/shared/result.ts';
import { mayChangeTeam, type NotOwner, type NotYourTeam } from './organisation.ts';
import { findRole, lockOrganisation, type Organisation } from './organisation-queries.ts';
import type { Viewer } from './viewer.ts';

/**
 * Does what only an owner may, with the organisation locked and the role read after the lock: what the viewer was when the
 * page began may have been taken from them since.
 */
export async function asOwner<Outcome extends { ok: true } | { ok: false; reason: string }>(
  { db }: Core,
  { organisationId, by }: { organisationId: string; by: Viewer },
  work: (trx: Trx, organisation: Organisation) => Promise<Outcome>,
): Promise<Outcome | ({ ok: false } & (NotOwner | NotYourTeam))> {
  if (!isId(organisationId)) return refuse('not-found');
  return inTransaction(db, async (trx) => {
    const organisation = await lockOrganisation(trx, organisationId);
    const role = await findRole(trx, organisationId, by.personId);
    if (!organisation || !role) return refuse('not-found');
    if (!mayChangeTeam(role)) return refuse('not-owner');
    return work(trx, organisation);
  });
}
