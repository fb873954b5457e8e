import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { StaffRole } from './viewer.ts';

export async function insertStaffInvitation(
  trx: Trx,
  invitation: {
    email: string;
    role: StaffRole;
    tokenHash: string;
    invitedBy: string;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<string> {
  const id = newId();
  await trx
    .insertInto('staffInvitations')
    .values({ id, ...invitation })
    .execute();
  return id;
}

export async function findStaffInvitation(db: Db | Trx, tokenHash: string) {
  return db
    .selectFrom('staffInvitations')
    .select(['id', 'email', 'role', 'expiresAt', 'outcome'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
}

/** Ends open invitations: one, that of an address, or those that somebody sent. False when none was open. */
export async function endStaffInvitations(
  trx: Trx,
  which: { id: string } | { email: string } | { invitedBy: string },
  outcome: 'accepted' | 'withdrawn',
  at: Date,
): Promise<boolean> {
  const ended = await trx
    .updateTable('staffInvitations')
    .set({ endedAt: at, outcome })
    .where('endedAt', 'is', null)
    .where((eb) => eb.and(which))
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}
