import type { StaffRole, Viewer } from '#src/accounts/index.ts';
import type { NewMark } from '#src/attendance/index.ts';
import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { aPerson, aSeat, aSession, aStaffGrant } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';

/** A person looking at the site with these grants, and as the instructor they are, if they are one. */
export async function aViewer(
  db: Db,
  facts: { person?: { id: string; name: string; email: string }; grants?: StaffRole[]; scope?: string } = {},
): Promise<Viewer> {
  const person = facts.person ?? (await aPerson(db, 'Viewer'));
  for (const role of facts.grants ?? []) await aStaffGrant(db, person.id, role);
  const instructor = await db
    .selectFrom('instructors')
    .select('id')
    .where('personId', '=', person.id)
    .executeTakeFirst();
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    emailVerified: true,
    sessionHash: 'hash',
    grants: (facts.grants ?? []).map((role) => ({ role, scope: facts.scope ?? null })),
    memberships: [],
    instructorId: instructor?.id ?? null,
  };
}

/** Dana teaches a session that begins on 3 Feb 2027 in Parramatta; Maria has a seat; it is that day at five in the afternoon. */
export async function aTaughtSession(db: Db, facts: Parameters<typeof aSession>[1] = {}) {
  const clock = stoppedClock('2027-02-03T06:00:00Z');
  const dana = await aPerson(db, 'Dana');
  const session = await aSession(db, { instructor: dana, ...facts });
  const seat = await aSeat(db, { session });
  const trainer = await aViewer(db, { person: dana, grants: ['trainer'] });
  return { services: testCore(db, clock), session, seat, trainer };
}

/** A mark for the first day: present unless told otherwise. */
export function aMark(seatId: string, facts: Partial<NewMark> = {}): NewMark {
  return { clientId: newId(), seatId, dayNumber: 1, kind: 'present', ...facts };
}
