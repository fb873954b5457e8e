import { listSessionsOfCourse, sessionDates, sessionPlace } from '#src/catalogue/index.ts';
import type { Actor, Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordAllInJournal } from '#src/journal/index.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { waitingEndedMail } from './emails/waiting-mails.ts';
import { changeEntries, lockIdleEntries } from './waiting-queries.ts';
import { type EndedWhy, wishWords } from './waiting-words.ts';

const mostDates = 5;

/**
 * Takes these parties off the list and tells each of them why, and which other dates of the course can be booked. Whoever is
 * off the list already, or has just been made an offer, stays as they are. All of them wait for one course. Gives who ended.
 */
export async function endEntries(
  services: Core,
  trx: Trx,
  ids: string[],
  why: EndedWhy,
  { reason = null, by = { kind: 'system' } }: { reason?: string | null; by?: Actor } = {},
): Promise<string[]> {
  const at = services.clock.now();
  const entries = await lockIdleEntries(trx, ids);
  const [first] = entries;
  if (!first) return [];
  const ended = entries.map(({ id }) => id);
  await changeEntries(trx, ended, { state: 'ended', why, whyFacts: { reason }, gathersUntil: null, endedAt: at });
  const course = { id: first.courseId, priceCents: first.coursePriceCents };
  const dates = await listSessionsOfCourse(trx, course, { now: at, endedAfter: at });
  const bookable = dates.filter(({ state, startsAt, seatsLeft }) => state === 'open' && startsAt > at && seatsLeft > 0);
  const otherDates = bookable
    .slice(0, mostDates)
    .map((session) => `${sessionDates(session)}, ${sessionPlace(session)}, ${left(session.seatsLeft)}`);
  await queueMessages(
    trx,
    at,
    entries.map((entry) => ({
      kind: 'waiting-ended',
      to: { email: entry.email, name: entry.name },
      about: { type: 'person' as const, id: entry.personId },
      ...waitingEndedMail(services.site, { ...entry, wish: wishWords(entry), why, reason, otherDates }),
    })),
  );
  await recordAllInJournal(
    trx,
    ended.map((id) => ({
      ...{ at, by, action: why === 'removed' ? 'waiting.removed' : 'waiting.ended' },
      ...{ subject: { type: 'waiting-entry', id }, facts: { why } },
    })),
  );
  return ended;
}

const left = (seats: number) => (seats === 1 ? '1 seat left' : `${seats} seats left`);
