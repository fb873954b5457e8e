import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { made, next } from './serial.ts';

/** A person with a verified e-mail: `aPerson(db, 'Maria')` is maria-1@example.com. */
export async function aPerson(db: Db, name = 'Maria', facts: { email?: string; passwordHash?: string } = {}) {
  const id = newId();
  const email = facts.email ?? `${name.toLowerCase().replace(/[^a-z]+/g, '-')}-${next()}@example.com`;
  await db
    .insertInto('people')
    .values({ id, email, name, emailVerifiedAt: made, passwordHash: facts.passwordHash, createdAt: made })
    .execute();
  return { id, name, email };
}

/** The right to work behind the counter. A trainer's own sessions come from `aSession(db, { instructor })`. */
export async function aStaffGrant(db: Db, personId: string, role: 'admin' | 'coordinator' | 'trainer') {
  await db.insertInto('staffGrants').values({ id: newId(), personId, role, createdAt: made }).execute();
}
