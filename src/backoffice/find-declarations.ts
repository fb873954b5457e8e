import type { Viewer } from '#src/accounts/index.ts';
import { mayEdit } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { type Declaration, findSeat, listDeclarations, type SeatDetails } from '#src/enrolment/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { NotAllowed, NotFound } from './sight.ts';

/** What was declared for one seat, for the staff of its course who check it. */
export async function findDeclarations(
  services: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<Result<{ seat: SeatDetails; declarations: Declaration[] }, NotAllowed | NotFound>> {
  const seat = isId(seatId) ? await findSeat(services.db, seatId) : undefined;
  if (!seat) return refuse('not-found');
  if (!mayEdit(viewer, seat.courseId)) return refuse('not-allowed');
  return ok({ seat, declarations: await listDeclarations(services.db, [seatId]) });
}
