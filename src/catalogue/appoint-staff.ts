import type { StaffRole } from '#src/accounts/index.ts';
import type { Actor, Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { addGrant, addInstructor, findProvenPerson, removeGrant } from './staff-queries.ts';

export type AppointStaffRefused = {
  /** Nobody has signed up with this e-mail and confirmed it. */
  reason: 'nobody-with-this-email';
};

interface Appointment {
  email: string;
  role: StaffRole;
  /** False takes the right away. */
  appointed: boolean;
  by: Actor;
}

/**
 * Gives somebody who has signed up a right at the counter, or takes it away: `coordinator` runs courses, sessions, orders and
 * mail, `trainer` teaches and records attendance, `admin` may do both. Whoever trains can be named for sessions from then on.
 * For whoever runs the server: no page calls it. Tells whether anything changed; twice changes nothing.
 */
export async function appointStaff(
  services: Pick<Core, 'db' | 'clock'>,
  { email, role, appointed, by }: Appointment,
): Promise<Result<{ changed: boolean }, AppointStaffRefused>> {
  return inTransaction<Result<{ changed: boolean }, AppointStaffRefused>>(services.db, async (trx) => {
    const person = await findProvenPerson(trx, email);
    if (!person) return refuse('nobody-with-this-email');
    const at = services.clock.now();
    if (appointed && role === 'trainer') await addInstructor(trx, person);
    const changed = appointed ? await addGrant(trx, person.id, role, at) : await removeGrant(trx, person.id, role);
    if (!changed) return ok({ changed });
    await recordInJournal(trx, {
      ...{ at, by, action: appointed ? 'staff.appointed' : 'staff.dismissed' },
      ...{ subject: { type: 'person', id: person.id }, facts: { role } },
    });
    return ok({ changed });
  });
}
