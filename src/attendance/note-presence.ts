import type { RateLimiter, Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listSessionDays } from './attendance-queries.ts';
import { type Beat, beatToken, readBeat, silenceSeconds } from './heartbeat.ts';
import { checksOfSeat, dayOfRoom } from './live-room.ts';
import { openPresenceCheck } from './presence-checks.ts';
import {
  addAnswer,
  addPresenceEvents,
  countBeat,
  findLiveSeat,
  keepStay,
  listAnswers,
  type LiveSeat,
  lockStay,
} from './presence-queries.ts';

/** Web processes on different machines do not agree to the second. */
const skewSeconds = 10;

type Services = Core & { rateLimits: RateLimiter };

type NotePresenceRefusal =
  | { reason: 'no-such-seat' }
  /** Made up, sent before, or of a time that has not come: it counts for nothing, and the journal says so. */
  | { reason: 'not-a-beat'; fault: 'forged' | 'repeated' | 'from-the-future' }
  | { reason: 'day-over' };

export interface Presence {
  /** For the next beat. */
  token: string;
  /** The question that is open now, if there is one that is not answered. */
  check: { number: number; until: Date } | null;
  /** Of the stay that goes on now. */
  since: Date;
  answered: number;
}

interface Report {
  viewer: Viewer;
  seatId: string;
  token: string;
  /** The question that the learner has just answered. */
  answers?: number | undefined;
}

/**
 * One report of a page that is open beside a live stream. Time is the server's own; two pages of one learner are one stay; a
 * silence of up to two and a half minutes is no absence, a longer one ends the stay at the last report before it.
 */
export async function notePresence(services: Services, report: Report): Promise<Result<Presence, NotePresenceRefusal>> {
  const now = services.clock.now();
  const beat = readBeat(report.token, (text) => services.signature('presence', text));
  const { viewer, seatId } = report;
  const seat = isId(seatId) ? await findLiveSeat(services.db, { seatId, learnerId: viewer.personId }) : undefined;
  if (!seat?.sessionId) return refuse('no-such-seat');
  if (beat?.seatId !== seatId) return journalFault(services, { report, fault: 'forged', now });
  if (beat.issuedAt > addMinutes(now, skewSeconds / 60))
    return journalFault(services, { report, fault: 'from-the-future', now });
  const day = dayOfRoom(await listSessionDays(services.db, seat.sessionId), now);
  // What somebody gave their word for does not change by itself.
  if (day?.id !== beat.sessionDayId || day.countersignedAt) return refuse('day-over');
  const noted = await inTransaction(services.db, (trx) => note(services, trx, { seat, day, beat, report, now }));
  if (!noted.ok) return journalFault(services, { report, fault: 'repeated', now });
  return noted;
}

interface Noting {
  seat: LiveSeat;
  day: NonNullable<ReturnType<typeof dayOfRoom>>;
  beat: Beat;
  report: Report;
  now: Date;
}

async function note(services: Services, trx: Trx, { seat, day, beat, report, now }: Noting) {
  const place = { seatId: seat.id, sessionDayId: day.id };
  if (!(await countBeat(trx, { ...place, pageId: beat.pageId, number: beat.number }))) return refuse('repeated');
  const since = await goOn(trx, { place, learnerId: report.viewer.personId, now });
  const times = checksOfSeat(services, { seatId: seat.id, day, perHour: seat.presenceChecksPerHour });
  const answers = times.length > 0 ? await listAnswers(trx, [seat.id]) : [];
  const answered = new Set(answers.filter((each) => each.sessionDayId === day.id).map((each) => each.checkNumber));
  const open = openPresenceCheck(times, answered, now);
  if (open && report.answers === open.number) {
    await addAnswer(trx, place, { checkNumber: open.number, answeredAt: now });
    answered.add(open.number);
  }
  const next = { ...beat, number: beat.number + 1, issuedAt: now };
  return ok({
    token: beatToken(next, (text) => services.signature('presence', text)),
    check: openPresenceCheck(times, answered, now),
    since,
    answered: answered.size,
  });
}

interface Stay {
  place: { seatId: string; sessionDayId: string };
  learnerId: string;
  now: Date;
}

/** Goes on with the stay, or begins another one when there was a silence. Gives since when it lasts. */
async function goOn(trx: Trx, { place, learnerId, now }: Stay): Promise<Date> {
  const stay = await lockStay(trx, place, now);
  const isSilent = now > addMinutes(stay.lastSeenAt, silenceSeconds / 60);
  if (!stay.isNew && stay.isOpen && !isSilent) {
    // Two pages may report in the other order than they were read.
    if (now > stay.lastSeenAt) await keepStay(trx, place, { lastSeenAt: now });
    return stay.beganAt;
  }
  const left = stay.isNew || !stay.isOpen ? [] : [{ ...place, learnerId, kind: 'out' as const, at: stay.lastSeenAt }];
  await addPresenceEvents(trx, [...left, { ...place, learnerId, kind: 'in', at: now }], now);
  await keepStay(trx, place, { beganAt: now, lastSeenAt: now, isOpen: true });
  return now;
}

interface Fault {
  report: Report;
  fault: 'forged' | 'repeated' | 'from-the-future';
  now: Date;
}

/** In a transaction of its own, and a few times an hour: a machine that tries must not fill the journal. */
async function journalFault(services: Services, { report, fault, now }: Fault) {
  const few = await services.rateLimits.take(`presence-fault:${report.seatId}`, { tries: 5, perMinutes: 60 });
  if (few.ok) {
    await inTransaction(services.db, async (trx) => {
      await recordInJournal(trx, {
        at: now,
        by: { kind: 'person', personId: report.viewer.personId },
        action: 'presence.refused',
        subject: { type: 'seat', id: report.seatId },
        facts: { fault },
      });
      return ok();
    });
  }
  return refuse('not-a-beat', { fault });
}
