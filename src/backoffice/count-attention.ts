import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { countUncheckedEntries } from '#src/credits/index.ts';
import { countUnnamedSeats } from '#src/enrolment/index.ts';
import { addMinutes } from '#src/shared/dates.ts';
import {
  countFailures,
  countUncheckedDeclarations,
  hasBegun,
  listFailedRefunds,
  listOpenDisputes,
  listTurnedDownDeclarations,
} from './attention-queries.ts';
import { mayUseCounter } from './sight.ts';

export interface Attention {
  /** False while nothing can be sold or counted: there are no terms, or no units of credit. */
  hasBegun: boolean;
  failedMail: number;
  failedRefunds: number;
  refunds: Awaited<ReturnType<typeof listFailedRefunds>>;
  disputes: Awaited<ReturnType<typeof listOpenDisputes>>;
  /** What attendees of sessions to come declared and staff turned down. */
  turnedDown: Awaited<ReturnType<typeof listTurnedDownDeclarations>>;
  /** What they declared and nobody has checked. */
  uncheckedDeclarations: number;
  /** Confirmed seats in sessions of the next seven days that have nobody's name. */
  unnamedSeats: number;
  /** Files that learners sent for credit from elsewhere and nobody has looked at. */
  uncheckedEvidence: number;
}

const weekMinutes = 7 * 24 * 60;

/** What went wrong and waits for somebody at the counter; null for whoever does not work there. */
export async function countAttention(services: Core, { viewer }: { viewer: Viewer }): Promise<Attention | null> {
  if (!mayUseCounter(viewer)) return null;
  const [counts, disputes] = [await countFailures(services.db), await listOpenDisputes(services.db)];
  const now = services.clock.now();
  const [turnedDown, uncheckedDeclarations, unnamedSeats, uncheckedEvidence] = await Promise.all([
    listTurnedDownDeclarations(services.db, now),
    countUncheckedDeclarations(services.db, now),
    countUnnamedSeats(services.db, { from: now, to: addMinutes(now, weekMinutes) }),
    countUncheckedEntries(services.db),
  ]);
  const seats = { turnedDown, uncheckedDeclarations, unnamedSeats, uncheckedEvidence };
  return {
    ...counts,
    ...seats,
    hasBegun: await hasBegun(services.db),
    disputes,
    refunds: counts.failedRefunds > 0 ? await listFailedRefunds(services.db) : [],
  };
}
