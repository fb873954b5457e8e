import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { ok } from '#src/shared/result.ts';
import { offerExpiredMail } from './emails/waiting-mails.ts';
import { endEntries } from './end-entries.ts';
import { onItsOwn } from './on-its-own.ts';
import { waitingLink } from './waiting-link.ts';
import { countExpiredOffers, expireOffer, listDeadOffers, withdrawOffer } from './waiting-offer-queries.ts';
import { changeEntries, findWaitingEntry } from './waiting-queries.ts';
import { wishWords } from './waiting-words.ts';

const batchSize = 200;

/** An offer may run out once; the second time the party is taken off the list, so that others need not wait for it. */
const mostExpired = 2;

/**
 * Ends open offers whose time is over, and those in sessions that take no more bookings. One transaction an offer: it races
 * with a booking that takes it, and whoever writes the offer's row first has it. Its seats are free after it.
 */
export async function endDeadOffers(services: Core): Promise<void> {
  const dead = await listDeadOffers(services.db, services.clock.now(), batchSize);
  const changed = new Set<string>();
  for (const { id: offerId, entryId, sessionId } of dead) {
    const ended = await onItsOwn(services, { offerId }, () =>
      inTransaction(services.db, async (trx) => ok(await end(services, trx, { offerId, entryId, sessionId }))),
    );
    if (ended?.value) changed.add(`session:${sessionId}`);
  }
  if (changed.size === 0) return;
  await services.pages.changed(...changed);
  await services.worker.wake('deliver-messages');
}

type Dead = { offerId: string; entryId: string; sessionId: string };

async function end(services: Core, trx: Trx, { offerId, entryId, sessionId }: Dead): Promise<boolean> {
  const at = services.clock.now();
  const expired = await expireOffer(trx, offerId, at);
  const ended = expired ?? (await withdrawOffer(trx, offerId, at));
  if (!ended) return false;
  await recordInJournal(trx, {
    ...{ at, by: { kind: 'system' }, subject: { type: 'waiting-entry', id: entryId } },
    action: expired ? 'waiting.offer-expired' : 'waiting.offer-withdrawn',
    facts: { offerId, sessionId },
  });
  const back = { state: 'waiting', gathersUntil: null } as const;
  if (!expired) await changeEntries(trx, [entryId], { ...back, why: 'offer-withdrawn' });
  else if ((await countExpiredOffers(trx, entryId)) >= mostExpired)
    await endEntries(services, trx, [entryId], 'offers-expired');
  else {
    await changeEntries(trx, [entryId], { ...back, why: 'offer-expired', queuedAt: at });
    await tellExpired(services, trx, entryId, at);
  }
  return true;
}

async function tellExpired(services: Core, trx: Trx, entryId: string, at: Date): Promise<void> {
  const entry = await findWaitingEntry(trx, entryId);
  if (!entry) throw new Error(`The waiting entry ${entryId} is gone`);
  await queueMessage(trx, at, {
    kind: 'waiting-offer-expired',
    to: { email: entry.email, name: entry.name },
    about: { type: 'person', id: entry.personId },
    ...offerExpiredMail(services.site, {
      ...{ name: entry.name, title: entry.title, party: entry.party, wish: wishWords(entry) },
      waitingUrl: waitingLink(services, entryId),
    }),
  });
}
