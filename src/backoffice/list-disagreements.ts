import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Db } from '#src/database.ts';
import { addMinutes } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type Disagreement, disagreementNames } from './disagreement.ts';
import { listDisagreeing } from './disagreement-queries.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

/** The worker looks at everything once a minute; what it has had no time for is nobody's business yet. */
const workerMinutes = 5;

/**
 * Every rule by which money and seats agree, with how often it is broken at this instant: normally never. All rows are read,
 * nothing is believed. States that are lawful for a while are no breach: a hold whose payment is open, an offer that runs, a
 * bank that takes its days. `graceMinutes` leaves the worker time for what it mends by itself.
 */
export async function listDisagreements(
  db: Db,
  now: Date,
  { graceMinutes = 0 }: { graceMinutes?: number } = {},
): Promise<Disagreement[]> {
  const facts = { now, begunBefore: addMinutes(now, -graceMinutes) };
  const found: Disagreement[] = [];
  for (const name of disagreementNames) found.push({ name, ...(await listDisagreeing(db, name, facts)) });
  return found;
}

/** The same for a page, for those who work at the counter. */
export async function findAgreement(
  services: Core,
  { viewer }: { viewer: Viewer },
): Promise<Result<Disagreement[], NotAllowed>> {
  if (!mayUseCounter(viewer)) return refuse('not-allowed');
  return ok(await listDisagreements(services.db, services.clock.now(), { graceMinutes: workerMinutes }));
}
