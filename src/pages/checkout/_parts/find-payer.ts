import { listBookableOrganisations, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { sumBalance } from '#src/orders/index.ts';

/** Whom somebody may book for, whom they have chosen, and what is kept for them: a visitor may choose nobody. */
export async function findPayer({ db }: Core, viewer: Viewer | null, organisationId: string | null) {
  const organisations = await listBookableOrganisations(db, viewer);
  const chosen = organisations.find(({ id }) => id === organisationId) ?? null;
  const owner = chosen ? { organisationId: chosen.id } : viewer && { personId: viewer.personId };
  return { organisations, chosen, balanceCents: owner ? await sumBalance(db, owner) : 0 };
}

export type Payer = Awaited<ReturnType<typeof findPayer>>;
