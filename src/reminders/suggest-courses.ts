import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { queueMessage } from '#src/notifications/index.ts';
import { anyWishes, findPlannerWishes, findRenewalPlan } from '#src/renewal/index.ts';
import { ok } from '#src/shared/result.ts';
import { markSuggestionFailed } from './consent-queries.ts';
import { type EndingCycle, listCyclesToSuggestFor, rememberSuggestion } from './due-cycle-queries.ts';
import { suggestionMail } from './emails/suggestion.ts';
import { unsubscribeLink } from './unsubscribe-link.ts';

/** Each asks the planner, which takes some milliseconds. */
const batchSize = 10;

/**
 * Suggests seats that would close the gap to those who asked for it: nine, five and two months before their cycle ends, and at
 * those times once, by the wishes that they let the planner keep. Whom nothing can be suggested (nothing is missing, nothing
 * fits) gets no mail. Gives how many were sent.
 */
export async function suggestCourses(services: Core): Promise<number> {
  const due = await listCyclesToSuggestFor(services.db, { now: services.clock.now(), limit: batchSize });
  let suggested = 0;
  for (const cycle of due) {
    try {
      if (await suggest(services, cycle)) suggested += 1;
    } catch (error) {
      services.log.error({ cycleId: cycle.cycleId, error }, 'courses could not be suggested');
      await markSuggestionFailed(services.db, cycle.personId, services.clock.now());
    }
  }
  if (suggested > 0) await services.worker.wake('deliver-messages');
  return suggested;
}

async function suggest(services: Core, cycle: EndingCycle): Promise<boolean> {
  const { personId, groupId } = cycle;
  const viewer = { personId };
  const wishes = (await findPlannerWishes(services, { viewer })) ?? anyWishes;
  const found = await findRenewalPlan(services, { viewer, groupId, wishes });
  // The first is the cheapest; where nothing closes the gap, what comes nearest.
  const set = found?.plan ? (found.plan.sets[0] ?? found.plan.nearest) : null;
  const unit = found?.group.requirements.find(({ id }) => id === found.standing?.requirement.id);
  const now = services.clock.now();
  const result = await inTransaction(services.db, async (trx) => {
    const isNews = await rememberSuggestion(trx, cycle, now);
    if (!isNews || !set || !unit) return ok(false);
    const unsubscribeUrl = unsubscribeLink(services, personId);
    await queueMessage(trx, now, suggestionMail(services.site, { cycle, set, unit, unsubscribeUrl }));
    return ok(true);
  });
  return result.value;
}
