import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { mayEdit, nextMark } from './may-edit.ts';
import {
  daysAsInstants,
  faultInSession,
  type SessionDetails,
  type SessionDetailsRefused,
  type SessionForEditing,
} from './session-details.ts';
import {
  findSessionForEditing,
  hasAttendance,
  lockSessionForEditing,
  updateSession,
} from './session-editing-queries.ts';

export type MoveSessionRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  | { reason: 'session-cancelled' }
  | { reason: 'session-begun' }
  /** The days that attendance was recorded on stand. */
  | { reason: 'attendance-recorded' }
  | { reason: 'same-days' }
  | { reason: 'days-past' }
  | SessionDetailsRefused;

interface MovedSession {
  at: Date;
  daysBefore: { startsAt: Date; endsAt: Date }[];
  startsAt: Date;
}

/**
 * Moves a session to other days or times, on the clock of its own zone. `together` is done in the same transaction, and may
 * refuse: it is for whoever knows of seats.
 */
export async function moveSession<Refused extends { reason: string }>(
  services: Core,
  { sessionId, days, by }: { sessionId: string; days: SessionDetails['days']; by: Viewer },
  together: (trx: Trx, moved: MovedSession) => Promise<Result<undefined, Refused>>,
): Promise<Result<undefined, MoveSessionRefused | Refused>> {
  const at = services.clock.now();
  const result = await inTransaction(services.db, async (trx): Promise<Moved<Refused>> => {
    const session = (await lockSessionForEditing(trx, sessionId)) && (await findSessionForEditing(trx, sessionId));
    if (!session) return refuse('not-found');
    if (!mayEdit(by, session.course.id)) return refuse('not-allowed');
    const details = { ...session.details, days, goNoGoOn: dateBefore(session.details.goNoGoOn, days) };
    const refused = (await refusalOf(trx, session, at)) ?? refusalOfDays(session, details, at);
    if (refused) return refused;
    const moved = { at, daysBefore: daysAsInstants(session.details), startsAt: firstStart(details) };
    const agreed = await together(trx, moved);
    if (!agreed.ok) return agreed;
    await updateSession(trx, sessionId, details, nextMark(at, session.updatedAt));
    const actor = { kind: 'person', personId: by.personId } as const;
    await recordInJournal(trx, { at, by: actor, action: 'session.moved', subject: { type: 'session', id: sessionId } });
    return ok(session.course.slug);
  });
  if (!result.ok) return result;
  await services.pages.changed('courses', `course:${result.value}`, `session:${sessionId}`);
  return ok();
}

type Moved<Refused extends { reason: string }> = Result<string, MoveSessionRefused | Refused>;
type Refusal = { ok: false } & MoveSessionRefused;

async function refusalOf(trx: Trx, session: SessionForEditing, now: Date): Promise<Refusal | null> {
  if (session.state === 'cancelled') return refuse('session-cancelled');
  if (session.startsAt <= now) return refuse('session-begun');
  return (await hasAttendance(trx, session.id)) ? refuse('attendance-recorded') : null;
}

function refusalOfDays({ details: before }: SessionForEditing, details: SessionDetails, now: Date): Refusal | null {
  const fault = faultInSession(details);
  if (fault) return { ok: false, ...fault };
  if (JSON.stringify(before.days) === JSON.stringify(details.days)) return refuse('same-days');
  return firstStart(details) <= now ? refuse('days-past') : null;
}

function firstStart(details: SessionDetails): Date {
  const [first] = daysAsInstants(details);
  if (!first) throw new Error('A session has at least one day');
  return first.startsAt;
}

/** A go/no-go date that would come after the new first day has lost its sense. */
function dateBefore(goNoGoOn: string | null, days: SessionDetails['days']): string | null {
  const [first] = days;
  return goNoGoOn && first && goNoGoOn >= first.date ? null : goNoGoOn;
}
