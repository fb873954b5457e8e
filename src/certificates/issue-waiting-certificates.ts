import { addDays, addMinutes, dateIn, instantAt } from '#src/shared/dates.ts';
import { listWaitingCompletions } from './certificate-queries.ts';
import { listSeatsToEvaluate } from './due-seat-queries.ts';
import { issueCertificate } from './issue-certificate.ts';
import { checkSigningKey } from './issuing-state.ts';
import { judgeCompletions } from './judge-completions.ts';
import type { IssuingServices } from './prepare-certificate.ts';

const batch = 50;
/** An invoice is paid within this, or the order is looked at by hand. */
const settlingDays = 90;
const newsDays = 2;
/** What no row tells of is found within a day. */
const lookMinutes = 24 * 60;

/** Issues what a learner's completions have waited for, once they have confirmed their name. Gives how many were issued. */
export async function issueWaitingCertificates(
  services: IssuingServices,
  { learnerId }: { learnerId: string },
): Promise<number> {
  return issueAll(services, await listWaitingCompletions(services.db, { learnerId, limit: 500 }));
}

/**
 * The worker's look at everything that may be due: seats of which there is news, and completions whose certificate was
 * not issued, be it that a process died in between. Goes through in batches and may stop and start again anywhere.
 */
export async function issueDueCertificates(services: IssuingServices): Promise<{ evaluated: number; issued: number }> {
  const evaluated = await evaluateAll(services);
  // Without a key nothing can be issued, and whatever waits is found again once there is one.
  if (!(await checkSigningKey(services)).ok) return { evaluated, issued: 0 };
  let issued = 0;
  let after: string | null = null;
  for (;;) {
    const waiting: string[] = await listWaitingCompletions(services.db, { after, limit: batch });
    issued += await issueAll(services, waiting);
    after = waiting.at(-1) ?? null;
    if (waiting.length < batch) return { evaluated, issued };
  }
}

async function evaluateAll(services: IssuingServices): Promise<number> {
  const now = services.clock.now();
  const daysAgo = (days: number) => instantAt(addDays(dateIn('UTC', now), -days), '00:00', 'UTC');
  const lookedBefore = addMinutes(now, -lookMinutes);
  const sweep = { now, lookedBefore, since: daysAgo(settlingDays), newsSince: daysAgo(newsDays), limit: batch };
  let evaluated = 0;
  let after: string | null = null;
  for (;;) {
    const seatIds: string[] = await listSeatsToEvaluate(services.db, { ...sweep, after });
    await judge(services, seatIds);
    evaluated += seatIds.length;
    after = seatIds.at(-1) ?? null;
    if (seatIds.length < batch) return evaluated;
  }
}

/** Together; where that fails, each on its own, so that one seat of which something is wrong does not hold up the others. */
async function judge(services: IssuingServices, seatIds: string[]): Promise<void> {
  try {
    await judgeCompletions(services, { seatIds });
  } catch {
    for (const seatId of seatIds) {
      await attempt(services, { seatId }, () => judgeCompletions(services, { seatIds: [seatId] }));
    }
  }
}

async function issueAll(services: IssuingServices, completionIds: string[]): Promise<number> {
  let issued = 0;
  for (const completionId of completionIds) {
    const by = { kind: 'system' } as const;
    const result = await attempt(services, { completionId }, () => issueCertificate(services, { completionId, by }));
    if (result?.ok) issued += 1;
  }
  return issued;
}

/** One that fails is logged and tried again on the next look; the others must not wait for it. */
async function attempt<Outcome>(services: IssuingServices, facts: object, work: () => Promise<Outcome>) {
  try {
    return await work();
  } catch (error) {
    services.log.error({ ...facts, error }, 'a certificate could not be issued');
    return undefined;
  }
}
