import type { StaffRole, Viewer } from '#src/accounts/index.ts';
import type { Db } from '#src/database.ts';
import { aPerson, aStaffGrant } from './people.ts';

/** Somebody who is signed in, with these rights: `aViewer(db, { role: 'coordinator' })`. */
export async function aViewer(
  db: Db,
  facts: { name?: string; role?: StaffRole; scope?: string; person?: { id: string; name: string; email: string } } = {},
): Promise<Viewer> {
  const { role, scope = null } = facts;
  const person = facts.person ?? (await aPerson(db, facts.name ?? 'Kerry'));
  if (role && !scope) await aStaffGrant(db, person.id, role);
  const teaches = await db.selectFrom('instructors').select('id').where('personId', '=', person.id).executeTakeFirst();
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    emailVerified: true,
    sessionHash: 'no-session',
    grants: role ? [{ role, scope }] : teaches ? [{ role: 'trainer', scope: null }] : [],
    memberships: [],
    instructorId: teaches?.id ?? null,
  };
}
