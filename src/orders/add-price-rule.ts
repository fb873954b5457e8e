import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { faultInRule, type PriceRuleDetails, type PriceRuleDetailsRefused, tidiedRule } from './price-rule-details.ts';
import { findWhereItHolds, insertPriceRule, isLimitGone, listOrganisationsCalled } from './price-rule-queries.ts';

type AddPriceRuleRefused =
  | { reason: 'not-allowed' }
  | PriceRuleDetailsRefused
  /** The course, session or organisation is not there (any more), or the session is of another course. */
  | { reason: 'choice-gone' }
  | { reason: 'organisation-unknown' }
  | { reason: 'organisation-ambiguous' };

interface NewRule {
  /** Made with the form, so that one form sent twice makes one rule. */
  ruleId?: string;
  details: PriceRuleDetails;
  by: Viewer;
}

/**
 * Adds a price rule, in force at once for whatever is booked from now on. It is never edited: what it took off stands in the
 * orders that were made under it, so staff switch it off and add another.
 */
export async function addPriceRule(
  services: Core,
  { ruleId = newId(), details: given, by }: NewRule,
): Promise<Result<{ ruleId: string }, AddPriceRuleRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const holds = await findWhereItHolds(services.db, given);
  if (!holds) return refuse('choice-gone');
  const { organisation, ...details } = tidiedRule({ ...given, courseId: holds.courseId });
  const fault = faultInRule({ ...details, organisation }, holds.courseKind);
  if (fault) return { ok: false, ...fault };
  const whose = await findOrganisationCalled(services, organisation);
  if (!whose.ok) return whose;
  const { organisationId } = whose.value;
  const at = services.clock.now();
  const result = await inTransaction(services.db, async (trx) => {
    const added = await insertPriceRule(trx, { id: ruleId, ...details, organisationId, createdAt: at });
    if (added)
      await recordInJournal(trx, {
        at,
        by: { kind: 'person', personId: by.personId },
        action: 'price-rule.added',
        subject: { type: 'price-rule', id: ruleId },
        facts: { ...factsOf(details), organisationId },
      });
    return ok({ ruleId });
  }).catch((error: unknown) => {
    if (isLimitGone(error)) return refuse('choice-gone');
    throw error;
  });
  if (result.ok) await services.pages.changed('courses');
  return result;
}

async function findOrganisationCalled({ db }: Core, text: string | null) {
  if (text === null) return ok({ organisationId: null });
  const [found, another] = await listOrganisationsCalled(db, text);
  if (another) return refuse('organisation-ambiguous');
  return found ? ok({ organisationId: found.id }) : refuse('organisation-unknown');
}

function factsOf({ kind, percent, amountCents, courseId, sessionId }: Omit<PriceRuleDetails, 'organisation'>) {
  return { kind, percent, amountCents, courseId, sessionId };
}
