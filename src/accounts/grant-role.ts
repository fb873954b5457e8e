import type { Actor } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { addGrant, addInstructor } from './staff-grant-queries.ts';
import type { StaffRole } from './viewer.ts';

interface Grant {
  person: { id: string; name: string };
  role: StaffRole;
  /** Who does it, and when. */
  by: Actor;
  at: Date;
}

/** Gives the right and writes it down. Whoever trains can be named for sessions from then on. Tells whether it is new. */
export async function grantRole(trx: Trx, { person, role, by, at }: Grant): Promise<boolean> {
  if (role === 'trainer') await addInstructor(trx, { ...person, at });
  const added = await addGrant(trx, { personId: person.id, role, scope: null, createdAt: at });
  const subject = { type: 'person', id: person.id };
  if (added) await recordInJournal(trx, { at, by, action: 'staff.appointed', subject, facts: { role } });
  return added;
}
