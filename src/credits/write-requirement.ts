import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { addDays } from '#src/shared/dates.ts';
import { addDecimals, compareDecimals, trimDecimal } from '#src/shared/decimals.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { Activity, Requirement } from './requirement.ts';
import { listRequirements, type WrittenRequirement } from './requirement-queries.ts';
import {
  endRequirement,
  insertRequirement,
  lockCycleGroup,
  putRequirement,
  setFeeNote,
} from './requirement-writing-queries.ts';

/** What staff write down of a body's rule. Units are exact decimals. */
export interface RequirementDetails extends Pick<
  Requirement,
  | 'creditTypeId'
  | 'units'
  | 'cycleMonths'
  | 'calendarStarts'
  | 'earnedMonthsBefore'
  | 'maxCarry'
  | 'repeatsCount'
  | 'effectiveFrom'
> {
  minima: { category: string; units: string }[];
  caps: { activity: Activity; units: string }[];
  note: string;
}

export type WriteRequirementRefused =
  | { reason: 'not-allowed' }
  | { reason: 'no-such-group' }
  /** Somebody else has written a rule since the form was opened. */
  | { reason: 'changed-meanwhile' }
  /** A later rule is written already; `from` is its first day. */
  | { reason: 'before-latest-rule'; from: string }
  | { reason: 'units-not-positive' }
  | { reason: 'no-such-credit-type' }
  | { reason: 'no-such-category' }
  /** The categories ask for more than the whole. */
  | { reason: 'minima-beyond-total' };

interface Write {
  by: Viewer;
  groupId: string;
  /** The rule that the form was filled in from; null where there was none. */
  latestId: string | null;
  details: RequirementDetails;
  /** What is known of the body's yearly fee, the other clock. */
  feeNote: string;
}

/**
 * Writes what keeps a group of designations up, for cycles that begin on `effectiveFrom` or later; the rule before it ends the
 * day before, and cycles that began under it keep it. The day of the latest rule corrects that rule itself, for everybody
 * counted by it. Nothing is issued or sent by it. The same form sent twice writes once.
 */
export async function writeRequirement(
  services: Core,
  { by, groupId, latestId, details, feeNote }: Write,
): Promise<Result<undefined, WriteRequirementRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  return inTransaction<Result<undefined, WriteRequirementRefused>>(services.db, async (trx) => {
    const group = await lockCycleGroup(trx, groupId);
    if (!group) return refuse('no-such-group');
    const [latest = null] = await listRequirements(trx, [groupId]);
    if (latest && asText(latest) === asText(details) && group.feeNote === feeNote) return ok();
    if ((latest?.id ?? null) !== latestId) return refuse('changed-meanwhile');
    if (latest && details.effectiveFrom < latest.effectiveFrom)
      return refuse('before-latest-rule', { from: latest.effectiveFrom });
    const wrong = faultOf(details, group);
    if (wrong) return wrong;
    await setFeeNote(trx, groupId, feeNote);
    await write(trx, groupId, latest, details);
    await recordInJournal(trx, {
      at: services.clock.now(),
      by: { kind: 'person', personId: by.personId },
      action: latest?.effectiveFrom === details.effectiveFrom ? 'requirement.corrected' : 'requirement.written',
      subject: { type: 'cycle-group', id: groupId },
      facts: {
        ...{ units: details.units, cycleMonths: details.cycleMonths, effectiveFrom: details.effectiveFrom },
        ...{ was: latest && asText(latest), is: asText(details), feeNoteWas: group.feeNote, feeNote },
      },
    });
    return ok();
  });
}

function faultOf(
  { units, creditTypeId, minima }: RequirementDetails,
  { creditTypes }: { creditTypes: { id: string; categories: string[] }[] },
): ({ ok: false } & WriteRequirementRefused) | null {
  if (compareDecimals(units, '0') <= 0) return refuse('units-not-positive');
  const type = creditTypes.find(({ id }) => id === creditTypeId);
  if (!type) return refuse('no-such-credit-type');
  if (minima.some(({ category }) => !type.categories.includes(category))) return refuse('no-such-category');
  const asked = addDecimals(...minima.map((minimum) => minimum.units));
  return compareDecimals(asked, units) > 0 ? refuse('minima-beyond-total') : null;
}

async function write(trx: Trx, groupId: string, latest: WrittenRequirement | null, details: RequirementDetails) {
  if (latest?.effectiveFrom === details.effectiveFrom) return putRequirement(trx, latest.id, details);
  if (latest) await endRequirement(trx, latest.id, addDays(details.effectiveFrom, -1));
  await insertRequirement(trx, { id: newId(), groupId, details });
}

/** The rule as text, for telling two apart. */
function asText({ minima, caps, units, maxCarry, ...rule }: RequirementDetails): string {
  const { creditTypeId, cycleMonths, calendarStarts, earnedMonthsBefore, repeatsCount, effectiveFrom, note } = rule;
  return JSON.stringify([
    ...[creditTypeId, trimDecimal(units), cycleMonths, calendarStarts, earnedMonthsBefore],
    ...[trimDecimal(maxCarry), repeatsCount, effectiveFrom, note],
    minima.map((minimum) => `${minimum.category} ${trimDecimal(minimum.units)}`).toSorted(),
    caps.map((cap) => `${cap.activity} ${trimDecimal(cap.units)}`).toSorted(),
  ]);
}
