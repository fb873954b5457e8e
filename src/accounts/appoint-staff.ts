import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { actorOf, type Appointer, asAdmin } from './as-admin.ts';
import { grantRole } from './grant-role.ts';
import { findProvenPerson } from './staff-grant-queries.ts';
import type { StaffRole } from './viewer.ts';

type AppointStaffRefused =
  | { reason: 'not-allowed' }
  /** Nobody has signed up with this e-mail and confirmed it. */
  | { reason: 'nobody-with-this-email' };

/**
 * Gives somebody who has signed up a right at the counter: `coordinator` runs courses, sessions, orders and mail, `trainer`
 * teaches and records attendance, `admin` may do both and says who works here. Tells whether anything changed; twice changes
 * nothing.
 */
export async function appointStaff(
  services: Pick<Core, 'db' | 'clock'>,
  { email, role, by }: { email: string; role: StaffRole; by: Appointer },
): Promise<Result<{ changed: boolean }, AppointStaffRefused>> {
  return asAdmin<Result<{ changed: boolean }, AppointStaffRefused>>(services, by, async (trx) => {
    const person = await findProvenPerson(trx, email);
    if (!person) return refuse('nobody-with-this-email');
    return ok({ changed: await grantRole(trx, { person, role, by: actorOf(by), at: services.clock.now() }) });
  });
}
