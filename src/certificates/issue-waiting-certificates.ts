import type { Core } from '#src/core.ts';
import { addDays, dateIn, instantAt } from '#src/shared/dates.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { listWaitingCompletions } from './certificate-queries.ts';
import { listSeatsToEvaluate } from './completion-queries.ts';
import { evaluateCompletion } from './evaluate-completion.ts';
import { issueCertificate } from './issue-certificate.ts';

type Services = Core & { typesetter: Typesetter };

const batch = 50;
/** An invoice is paid within this, or the order is looked at by hand. */
const settlingDays = 90;
const newsDays = 2;

/** Issues what a learner's completions have waited for, once they have confirmed their name. Gives how many were issued. */
export async function issueWaitingCertificates(
  services: Services,
  { learnerId }: { learnerId: string },
): Promise<number> {
  return issueAll(services, await listWaitingCompletions(services.db, { learnerId, limit: 500 }));
}

/**
 * The worker's look at everything that may be due: seats whose evidence is complete, and completions whose certificate was
 * not issued, be it that a process died in between. Goes through in batches and may stop and start again anywhere.
 */
export async function issueDueCertificates(services: Services): Promise<{ evaluated: number; issued: number }> {
  const evaluated = await evaluateAll(services);
  let issued = 0;
  let after: string | null = null;
  for (;;) {
    const waiting: string[] = await listWaitingCompletions(services.db, { after, limit: batch });
    issued += await issueAll(services, waiting);
    after = waiting.at(-1) ?? null;
    if (waiting.length < batch) return { evaluated, issued };
  }
}

async function evaluateAll(services: Services): Promise<number> {
  const now = services.clock.now();
  const daysAgo = (days: number) => instantAt(addDays(dateIn('UTC', now), -days), '00:00', 'UTC');
  const sweep = { now, since: daysAgo(settlingDays), newsSince: daysAgo(newsDays), limit: batch };
  let evaluated = 0;
  let after: string | null = null;
  for (;;) {
    const seatIds: string[] = await listSeatsToEvaluate(services.db, { ...sweep, after });
    for (const seatId of seatIds) await attempt(services, { seatId }, () => evaluateCompletion(services, { seatId }));
    evaluated += seatIds.length;
    after = seatIds.at(-1) ?? null;
    if (seatIds.length < batch) return evaluated;
  }
}

async function issueAll(services: Services, completionIds: string[]): Promise<number> {
  let issued = 0;
  for (const completionId of completionIds) {
    const by = { kind: 'system' } as const;
    const result = await attempt(services, { completionId }, () => issueCertificate(services, { completionId, by }));
    if (result?.ok) issued += 1;
  }
  return issued;
}

/** One that fails is logged and tried again on the next look; the others must not wait for it. */
async function attempt<Outcome>(services: Services, facts: object, work: () => Promise<Outcome>) {
  try {
    return await work();
  } catch (error) {
    services.log.error({ ...facts, error }, 'a certificate could not be issued');
    return undefined;
  }
}
