import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordAllInJournal } from '#src/journal/index.ts';
import { type NewMessage, queueMessages } from '#src/notifications/index.ts';
import { formatInstant } from '#src/shared/dates.ts';
import { newId } from '#src/shared/ids.ts';
import { passedOverMail, seatsOfferedMail } from './emails/waiting-mails.ts';
import { listOffers, type Offer } from './offer-queries.ts';
import { offeredUnitCents } from './price-booking.ts';
import { offerLink, waitingLink } from './waiting-link.ts';
import { insertOffers } from './waiting-offer-queries.ts';
import { changeEntries, sendBehind } from './waiting-queries.ts';
import type { QueueEntry, SessionToOffer } from './waiting-queue-queries.ts';
import { offerEnds, type QueueStep, type WaitingTimes } from './waiting-rules.ts';
import { wishWords } from './waiting-words.ts';
import { whenAndWhere } from './when-and-where.ts';

interface Taken {
  steps: QueueStep<QueueEntry>[];
  session: SessionToOffer;
  now: Date;
  times: WaitingTimes;
  /** Null for the worker. */
  by?: { kind: 'person'; personId: string };
}

/** Writes what was decided for a queue: the offers with their mails, who gathers, who was passed over. */
export async function takeQueueSteps(services: Core, trx: Trx, taken: Taken): Promise<void> {
  const { steps, session, now, times } = taken;
  const expiresAt = offerEnds(now, session.startsAt, times);
  if (!expiresAt) return;
  const offered = steps.flatMap((step) => (step.do === 'offer' ? [step.entry] : []));
  const [sale] = await listOffers(trx, { sessionIds: [session.id], courseIds: [] });
  const offers = offered.map(({ id: entryId, party }) => {
    return { id: newId(), entryId, sessionId: session.id, seats: party, madeAt: now, expiresAt };
  });
  await changeEntries(trx, idsOf(offered), { state: 'offered', why: 'offered', gathersUntil: null });
  await insertOffers(trx, offers);
  const [gathering] = steps.flatMap((step) => (step.do === 'gather' ? [step] : []));
  if (gathering) {
    const whyFacts = { has: gathering.has, sessionId: session.id };
    await changeEntries(trx, [gathering.entry.id], { why: 'gathering', whyFacts, gathersUntil: gathering.until });
  }
  const passed = steps.flatMap((step) => (step.do === 'pass-over' ? [step] : []));
  const had = passed[0]?.had ?? 0;
  const whyFacts = { had, sessionId: session.id };
  await sendBehind(trx, idsOf(passed.map(({ entry }) => entry)), { at: now, whyFacts });
  await queueMessages(trx, now, [
    ...offered.map((entry) => offerMessage(services, entry, { session, expiresAt, sale, now })),
    ...passed.map(({ entry }) => passedMessage(services, entry, session, had)),
  ]);
  const line = (action: string, id: string, facts: Record<string, string | number>) => ({
    ...{ at: now, by: taken.by ?? ({ kind: 'system' } as const), action },
    ...{ subject: { type: 'waiting-entry', id }, facts: { sessionId: session.id, ...facts } },
  });
  await recordAllInJournal(trx, [
    ...offers.map(({ id, entryId, seats }) => line('waiting.offered', entryId, { offerId: id, seats })),
    ...passed.map(({ entry }) => line('waiting.passed-over', entry.id, { had, party: entry.party })),
  ]);
}

const idsOf = (entries: QueueEntry[]) => entries.map(({ id }) => id);

interface Offering {
  session: SessionToOffer;
  expiresAt: Date;
  sale: Offer | undefined;
  now: Date;
}

function offerMessage(services: Core, entry: QueueEntry, { session, expiresAt, sale, now }: Offering): NewMessage {
  const { title, timeZone } = session;
  if (!sale) throw new Error(`Session ${session.id} has no price`);
  const priceCents = offeredUnitCents(sale, entry.party, now);
  return {
    kind: 'seats-offered',
    to: { email: entry.email, name: entry.name },
    about: { type: 'session', id: session.id },
    ...seatsOfferedMail(services.site, {
      ...{ name: entry.name, party: entry.party, title, priceCents },
      whenAndWhere: whenAndWhere(session),
      until: formatInstant(expiresAt, timeZone),
      offerUrl: offerLink(services, entry.id),
    }),
  };
}

function passedMessage(services: Core, entry: QueueEntry, session: SessionToOffer, had: number): NewMessage {
  const wish = wishWords({ ...session, ...entry, placeState: session.venueState, sessionId: entry.onlySessionId });
  return {
    kind: 'waiting-passed-over',
    to: { email: entry.email, name: entry.name },
    about: { type: 'session', id: session.id },
    ...passedOverMail(services.site, {
      ...{ name: entry.name, title: session.title, party: entry.party, had, wish },
      waitingUrl: waitingLink(services, entry.id),
    }),
  };
}
