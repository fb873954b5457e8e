import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { isId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { lockPriceRule, stopPriceRule } from './price-rule-queries.ts';

type SwitchOffPriceRuleRefused = { reason: 'not-allowed' } | { reason: 'not-found' };

/**
 * Ends a price rule for whatever is booked from now on; what was booked under it keeps its price, and whoever is at the
 * checkout is told of the new total. One that is off stays off.
 */
export async function switchOffPriceRule(
  services: Core,
  { ruleId, by }: { ruleId: string; by: Viewer },
): Promise<Result<{ changed: boolean }, SwitchOffPriceRuleRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const result = await inTransaction(services.db, async (trx) => {
    const rule = isId(ruleId) ? await lockPriceRule(trx, ruleId) : undefined;
    if (!rule) return refuse('not-found');
    if (!rule.active) return ok({ changed: false });
    await stopPriceRule(trx, ruleId);
    await recordInJournal(trx, {
      at: services.clock.now(),
      by: { kind: 'person', personId: by.personId },
      action: 'price-rule.switched-off',
      subject: { type: 'price-rule', id: ruleId },
      facts: {},
    });
    return ok({ changed: true });
  });
  if (result.ok && result.value.changed) await services.pages.changed('courses');
  return result;
}
