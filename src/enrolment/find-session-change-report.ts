import type { Viewer } from '#src/accounts/index.ts';
import { findSessionForEditing, mayEdit, type SessionForEditing } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { writeChangeError } from './changed-seat-queries.ts';
import { findSessionChange } from './session-change-queries.ts';
import type { SessionChange } from './session-change.ts';
import {
  countChangedSeats,
  countWhatChanges,
  listChangedSeats,
  listSessionChanges,
} from './session-change-report-queries.ts';

type Refused = { reason: 'not-allowed' } | { reason: 'not-found' };
const rowsPerPage = 50;

interface SessionChangeReport {
  session: SessionForEditing;
  change: SessionChange;
  counts: Awaited<ReturnType<typeof countChangedSeats>>;
  rows: Awaited<ReturnType<typeof listChangedSeats>>;
  total: number;
  page: number;
  pages: number;
}

/** How far the work of one change has come: every seat is in exactly one state, so the counts add up to the seats. */
export async function findSessionChangeReport(
  services: Core,
  { viewer, changeId, page }: { viewer: Viewer; changeId: string; page: number },
): Promise<Result<SessionChangeReport, Refused>> {
  const found = await findFor(services, viewer, changeId);
  if (!found.ok) return found;
  const part = { offset: (page - 1) * rowsPerPage, limit: rowsPerPage };
  const [counts, rows] = [
    await countChangedSeats(services.db, changeId),
    await listChangedSeats(services.db, changeId, part),
  ];
  const total = counts.reduce((sum, { seats }) => sum + seats, 0);
  return ok({ ...found.value, counts, rows, total, page, pages: Math.ceil(total / rowsPerPage) });
}

/** Staff have the seats that failed tried again now, and not only when the worker comes round to them. */
export async function trySessionChangeAgain(
  services: Core,
  { by, changeId }: { by: Viewer; changeId: string },
): Promise<Result<{ sessionId: string }, Refused>> {
  const found = await findFor(services, by, changeId);
  if (!found.ok) return found;
  await writeChangeError(services.db, { changeId }, null);
  await services.worker.wake('change-sessions');
  return ok({ sessionId: found.value.session.id });
}

/** What changing a session would mean, and what became of earlier changes; for who may change it. */
export async function previewSessionChange(
  services: Core,
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<
  Result<
    {
      means: Awaited<ReturnType<typeof countWhatChanges>>;
      changes: Awaited<ReturnType<typeof listSessionChanges>>;
    },
    Refused
  >
> {
  const session = await findSessionForEditing(services.db, sessionId);
  if (!session) return refuse('not-found');
  if (!mayEdit(viewer, session.course.id)) return refuse('not-allowed');
  const [means, changes] = [
    await countWhatChanges(services.db, sessionId),
    await listSessionChanges(services.db, sessionId),
  ];
  return ok({ means, changes });
}

async function findFor(
  services: Core,
  viewer: Viewer,
  changeId: string,
): Promise<Result<{ session: SessionForEditing; change: SessionChange }, Refused>> {
  const change = isId(changeId) ? await findSessionChange(services.db, changeId) : undefined;
  const session = change && (await findSessionForEditing(services.db, change.sessionId));
  if (!change || !session) return refuse('not-found');
  return mayEdit(viewer, session.course.id) ? ok({ session, change }) : refuse('not-allowed');
}
