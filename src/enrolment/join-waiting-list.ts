import { findOrAddPeople, isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import { waitingListClosesMinutes } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { addMinutes, dateIn } from '#src/shared/dates.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { whyNotOnSale } from './bookable.ts';
import { waitingJoinedMail } from './emails/waiting-mails.ts';
import { findSessionWithSeats, findWishedFor } from './join-queries.ts';
import { waitingLink } from './waiting-link.ts';
import {
  type AustralianState,
  changeEntries,
  findLiveEntryOf,
  findWaitingEntry,
  insertWaitingEntry,
} from './waiting-queries.ts';
import { wishWords } from './waiting-words.ts';

/** The largest party that may wait together, as large as one booking may be. */
export const largestParty = 20;

/** What somebody waits for: one session, or any of the course's that fits. */
export interface Wish {
  courseId: string;
  sessionId: string | null;
  venueState: AustralianState | null;
  delivery: 'in-person' | 'live-stream' | null;
  /** Calendar date in the session's zone; the session begins before it. */
  startsBefore: string | null;
}

interface Joining {
  name: string;
  email: string;
  party: number;
  wish: Wish;
  /** Null for somebody who is not signed in. */
  viewer: Viewer | null;
}

type JoinWaitingListRefused =
  | { reason: 'party-impossible'; most: number }
  /** Nobody need wait: so many seats of this session can be booked now. */
  | { reason: 'seats-free'; sessionId: string; seatsLeft: number }
  | { reason: 'nothing-to-wait-for'; why: 'not-published' | 'cancelled' | 'past' | 'closed' | 'starts-soon' }
  | { reason: 'date-passed' };

/** `entryId` is for whoever may see it only: the e-mail's owner, by mail or by being signed in. */
export interface Joined {
  entryId: string;
  /** Whether the person who is signed in has this e-mail, so that their place may be shown at once. */
  isOwn: boolean;
}

/**
 * Puts a party on the waiting list of a session that has no seats for it, or of a course none of whose sessions that fit the
 * wish has. Mails a link to its place, by which whoever has the e-mail confirms that they wait (`confirmWaiting`); who is
 * signed in with that e-mail has done so. Joining twice for the same gives the place it has, and mails the link again.
 */
export async function joinWaitingList(
  services: Core,
  joining: Joining,
): Promise<Result<Joined, JoinWaitingListRefused>> {
  const { party, wish, viewer } = joining;
  if (!Number.isInteger(party) || party < 1 || party > largestParty)
    return refuse('party-impossible', { most: largestParty });
  const result = await inTransaction(services.db, async (trx): Promise<Result<string, JoinWaitingListRefused>> => {
    const now = services.clock.now();
    const refusal = await refusalOf(trx, wish, party, now);
    return refusal ?? ok(await join(services, trx, joining, now));
  });
  if (!result.ok) return result;
  const tags = wish.sessionId ? [`session:${wish.sessionId}`] : ['courses'];
  await services.pages.changed(...tags);
  await services.worker.wake('offer-seats');
  await services.worker.wake('deliver-messages');
  const isOwn =
    viewer?.email.toLowerCase() === joining.email.toLowerCase() || Boolean(viewer && isCounterStaff(viewer));
  return ok({ entryId: result.value, isOwn });
}

type Refusal = { ok: false } & JoinWaitingListRefused;
type NothingWhy = Extract<JoinWaitingListRefused, { reason: 'nothing-to-wait-for' }>['why'];

const nothing = (why: NothingWhy) => refuse('nothing-to-wait-for', { why });

async function refusalOf(trx: Trx, wish: Wish, party: number, now: Date): Promise<Refusal | null> {
  if (wish.sessionId) return refusalForSession(trx, wish.courseId, wish.sessionId, party, now);
  // A wish for a day that has passed where it comes last can never be met.
  if (wish.startsBefore && wish.startsBefore <= dateIn('Australia/Perth', now)) return refuse('date-passed');
  const found = await findWishedFor(trx, wish, party, now);
  if (found.courseState !== 'published') return nothing('not-published');
  return found.free ? refuse('seats-free', found.free) : null;
}

async function refusalForSession(
  trx: Trx,
  courseId: string,
  sessionId: string,
  party: number,
  now: Date,
): Promise<Refusal | null> {
  const session = await findSessionWithSeats(trx, sessionId, now);
  if (!session || session.courseId !== courseId) return nothing('not-published');
  const { courseState, kind, state, startsAt, seatsLeft, seats } = session;
  const why = whyNotOnSale({ courseState, kind, session: { state, startsAt } }, now);
  if (why && why !== 'full') return nothing(why);
  if (startsAt < addMinutes(now, waitingListClosesMinutes)) return nothing('starts-soon');
  if (seatsLeft >= party) return refuse('seats-free', { sessionId, seatsLeft });
  // A party that no date of this size could ever seat would keep its places from everybody for nothing.
  return party > seats && seats > 0 ? refuse('party-impossible', { most: seats }) : null;
}

async function join(services: Core, trx: Trx, joining: Joining, at: Date): Promise<string> {
  const { name, email, party, wish } = joining;
  const confirmedAt = isProven(joining) ? at : null;
  const people = await findOrAddPeople(trx, [{ name, email }], at);
  const personId = people.get(email.toLowerCase());
  if (!personId) throw new Error('Whoever joins is a person before the entry is written');
  const id = newId();
  const isNew = await insertWaitingEntry(trx, { id, personId, name, email, party, ...wish, confirmedAt, at });
  const known = isNew ? null : await findLiveEntryOf(trx, { personId, ...wish });
  const entryId = isNew ? id : known?.id;
  if (!entryId) throw new Error('The place on the waiting list ended while it was joined');
  const isConfirmedNow = confirmedAt !== null && !known?.confirmedAt;
  if (known && isConfirmedNow) await changeEntries(trx, [known.id], { confirmedAt, queuedAt: at });
  if (isConfirmedNow)
    await recordInJournal(trx, {
      ...{ at, by: { kind: 'person', personId }, action: 'waiting.joined' },
      ...{
        subject: { type: 'waiting-entry', id: entryId },
        facts: { party, courseId: wish.courseId, sessionId: wish.sessionId },
      },
    });
  await sendLink(services, trx, entryId, at);
  return entryId;
}

/** Whether the e-mail is that of whoever is signed in; or staff answer for it, who have somebody on the telephone. */
function isProven({ viewer, email }: Joining): boolean {
  if (!viewer) return false;
  return isCounterStaff(viewer) || (viewer.emailVerified && viewer.email.toLowerCase() === email.toLowerCase());
}

async function sendLink(services: Core, trx: Trx, entryId: string, at: Date): Promise<void> {
  const entry = await findWaitingEntry(trx, entryId);
  if (!entry) throw new Error(`The waiting entry ${entryId} is gone`);
  await queueMessage(trx, at, {
    kind: 'waiting-joined',
    to: { email: entry.email, name: entry.name },
    about: entry.sessionId ? { type: 'session', id: entry.sessionId } : { type: 'person', id: entry.personId },
    ...waitingJoinedMail(services.site, {
      ...{ name: entry.name, title: entry.title, party: entry.party, wish: wishWords(entry) },
      ...{ waitingUrl: waitingLink(services, entryId), isConfirmed: entry.confirmedAt !== null },
    }),
  });
}
