import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { addDays, addMinutes, dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { type Attention, countAttention } from './count-attention.ts';
import { goNoGoOf, noticeDays } from './go-no-go.ts';
import type { SessionForStaff } from './list-sessions-for-staff.ts';
import { listSessionsBetween, listSessionsToDecide, type SessionRow } from './session-list-queries.ts';
import { type NotAllowed, sightOf } from './sight.ts';

interface StaffDashboard {
  /** Sessions that are running or begin within seven days. */
  thisWeek: SessionForStaff[];
  /** Sessions not confirmed whose go/no-go date is within two weeks or has passed. */
  toDecide: SessionForStaff[];
  /** Null for a trainer. */
  attention: Attention | null;
}

const weekMinutes = 7 * 24 * 60;

/** What is on, and what asks for a decision. A trainer sees their own sessions only. */
export async function findStaffDashboard(
  services: Core,
  { viewer }: { viewer: Viewer },
): Promise<Result<StaffDashboard, NotAllowed>> {
  const sight = sightOf(viewer);
  if (!sight) return refuse('not-allowed');
  const { db, clock } = services;
  const now = clock.now();
  const by = addDays(dateIn(officeZone, now), noticeDays);
  const [thisWeek, toDecide, attention] = await Promise.all([
    listSessionsBetween(db, sight, { from: now, to: addMinutes(now, weekMinutes) }, now),
    sight.everything || sight.courseIds.length > 0 ? listSessionsToDecide(db, sight, by, now) : [],
    countAttention(services, { viewer }),
  ]);
  const withFlag = (row: Omit<SessionRow, 'total'>) => ({ ...row, goNoGo: goNoGoOf(row, now) });
  return ok({ thisWeek: thisWeek.map(withFlag), toDecide: toDecide.map(withFlag), attention });
}
