import { waitingListClosesMinutes } from '#src/catalogue/index.ts';
import { addMinutes } from '#src/shared/dates.ts';

/** How long things last on the waiting list. A provider sets them; see `Site.waiting`. */
export interface WaitingTimes {
  /** How long freed seats are gathered for the head of a queue whose party does not fit yet. */
  gatherHours: number;
  /** How long an offer stands; shorter near the start. */
  offerHours: number;
}

export const usualWaitingTimes: WaitingTimes = { gatherHours: 48, offerHours: 24 };

/** Nobody can decide in less: when no more is left before the start, the list is closed and seats are for everybody. */
const shortestOfferMinutes = waitingListClosesMinutes;

/** From so many minutes before the start nothing is gathered: whoever fits is asked, while people can still come. */
const gatheringEndsMinutesBefore = 24 * 60;

/** Near the start one offer takes at most a quarter of the time that is left, so that others can still be asked. */
const sharesOfTimeLeft = 4;

/** The instant from which the session's list is closed. */
function listClosesAt(startsAt: Date): Date {
  return addMinutes(startsAt, -shortestOfferMinutes);
}

/** Until when an offer made now stands; null when the list of the session is closed. */
export function offerEnds(now: Date, startsAt: Date, { offerHours }: WaitingTimes): Date | null {
  if (now > listClosesAt(startsAt)) return null;
  const minutesLeft = (startsAt.getTime() - now.getTime()) / 60_000;
  const minutes = Math.min(offerHours * 60, Math.max(shortestOfferMinutes, minutesLeft / sharesOfTimeLeft));
  return addMinutes(now, Math.max(shortestOfferMinutes, Math.floor(minutes)));
}

/** Until when seats of this session are gathered for a party that begins to gather now. */
export function gatheringEnds(now: Date, startsAt: Date, { gatherHours }: WaitingTimes): Date {
  const latest = addMinutes(startsAt, -gatheringEndsMinutesBefore);
  const usual = addMinutes(now, gatherHours * 60);
  return usual < latest ? usual : latest;
}

/** One party in the queue of a session. */
export interface InQueue {
  id: string;
  party: number;
  gathersUntil: Date | null;
  /** When it was passed over; from then on it waits until its whole party fits. */
  passedAt: Date | null;
}

export type QueueStep<Entry extends InQueue> =
  | { do: 'offer'; entry: Entry }
  /** Its gathering begins. */
  | { do: 'gather'; entry: Entry; until: Date; has: number }
  /** Its gathering was in vain: it goes behind. */
  | { do: 'pass-over'; entry: Entry; had: number };

/**
 * What is done with the free places of one session, going down its queue in order. A party that fits is offered its places.
 * The first that does not fit gathers: nobody behind it is asked until its party fits or its gathering ends. Then it is
 * passed over, and those behind it are asked. Whoever was passed over before is asked when the whole party fits, and holds up
 * nobody.
 */
export function walkQueue<Entry extends InQueue>(
  queue: readonly Entry[],
  { free, now, startsAt, times }: { free: number; now: Date; startsAt: Date; times: WaitingTimes },
): QueueStep<Entry>[] {
  const steps: QueueStep<Entry>[] = [];
  let left = free;
  for (const entry of queue) {
    if (left <= 0) break;
    if (entry.party <= left) {
      steps.push({ do: 'offer', entry });
      left -= entry.party;
      continue;
    }
    if (entry.passedAt) continue;
    const most = gatheringEnds(now, startsAt, times);
    const until = entry.gathersUntil && entry.gathersUntil < most ? entry.gathersUntil : most;
    if (until <= now) {
      steps.push({ do: 'pass-over', entry, had: left });
      continue;
    }
    if (!entry.gathersUntil) steps.push({ do: 'gather', entry, until, has: left });
    break;
  }
  return steps;
}
