import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { compareDecimals, trimDecimal } from '#src/shared/decimals.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type Marked, markAfter, saysTheSame, type UnitDetails } from './body-details.ts';
import { findUnit, insertUnit, isUnitInUse, lockBody, lockUnit, updateUnit } from './body-queries.ts';

export type WriteUnitRefused =
  | { reason: 'not-allowed' }
  | { reason: 'no-such-body' }
  | { reason: 'no-such-unit' }
  | { reason: 'row-changed-meanwhile' }
  /** Which number must be more than nothing. */
  | { reason: 'unit-of-nothing'; field: 'minutesPerUnit' | 'step' | 'legacyFactor' }
  /** An older unit needs a unit of today of its own body, and how many of it it is worth. */
  | { reason: 'legacy-malformed' }
  /** Approvals, credit or rules rest on it: its numbers stand. */
  | { reason: 'unit-in-use' };

interface Write {
  bodyId: string;
  unitId: string;
  /** The mark of the row that the form was filled in from; null for a new unit. */
  updatedAt: Date | null;
  details: UnitDetails;
  by: Viewer;
}

/**
 * Adds a unit of a body, or corrects one. Its words may always be corrected; once an approval, credit or a rule rests on it,
 * its numbers stand, and a body that counts otherwise from now on gets another unit. The older one may then be said to be
 * worth so many of the new, once. The same form sent twice writes once.
 */
export async function writeUnit(services: Core, given: Write): Promise<Result<undefined, WriteUnitRefused>> {
  const write = { ...given, details: inShortForm(given.details) };
  const { bodyId, unitId, updatedAt, details, by } = write;
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const result = await inTransaction<Result<undefined, WriteUnitRefused>>(services.db, async (trx) => {
    if (!(await lockBody(trx, bodyId))) return refuse('no-such-body');
    await lockUnit(trx, unitId);
    const [before, at] = [await findUnit(trx, unitId), services.clock.now()];
    if (before ? before.bodyId !== bodyId : updatedAt) return refuse('no-such-unit');
    if (before && saysTheSame(before.details, details)) return ok();
    if (before?.updatedAt.getTime() !== updatedAt?.getTime()) return refuse('row-changed-meanwhile');
    const wrong = (await faultOf(trx, write)) ?? (before && (await faultOfChange(trx, before, details)));
    if (wrong) return wrong;
    if (before) await updateUnit(trx, unitId, { ...details, updatedAt: markAfter(before.updatedAt, at) });
    else await insertUnit(trx, { id: unitId, bodyId, ...details, updatedAt: at });
    await recordInJournal(trx, {
      ...{ at, by: { kind: 'person', personId: by.personId }, subject: { type: 'credit-body', id: bodyId } },
      action: before ? 'body.unit-edited' : 'body.unit-added',
      facts: { unitId, unit: details.unitSingular, minutesPerUnit: details.minutesPerUnit, step: details.step },
    });
    return ok();
  });
  if (result.ok) await services.pages.changed('courses');
  return result;
}

/** "0.50" as "0.5", as the database's own numbers are read. */
function inShortForm({ minutesPerUnit, step, legacyFactor, ...rest }: UnitDetails): UnitDetails {
  return {
    ...rest,
    minutesPerUnit: trimDecimal(minutesPerUnit),
    step: trimDecimal(step),
    legacyFactor: legacyFactor === null ? null : trimDecimal(legacyFactor),
  };
}

type Refused = { ok: false } & WriteUnitRefused;

async function faultOf(trx: Trx, { bodyId, unitId, details }: Write): Promise<Refused | null> {
  for (const field of ['minutesPerUnit', 'step', 'legacyFactor'] as const)
    if (compareDecimals(details[field] ?? '1', '0') <= 0) return refuse('unit-of-nothing', { field });
  const { legacyOf, legacyFactor } = details;
  if (legacyOf === null && legacyFactor === null) return null;
  const today = legacyOf === null ? undefined : await findUnit(trx, legacyOf);
  const isOfToday = today?.bodyId === bodyId && today.details.legacyOf === null && today.id !== unitId;
  return isOfToday && legacyFactor !== null ? null : refuse('legacy-malformed');
}

async function faultOfChange(trx: Trx, { id, details: was }: Marked<UnitDetails>, is: UnitDetails) {
  const { unitSingular: _, unitPlural: __, legacyOf, legacyFactor, ...numbers } = is;
  const becomesLegacy = was.legacyOf === null && legacyOf !== null;
  const isSameLegacy = was.legacyOf === legacyOf && was.legacyFactor === legacyFactor;
  if (saysTheSame(was, numbers) && (isSameLegacy || becomesLegacy)) return null;
  return (await isUnitInUse(trx, id)) ? refuse('unit-in-use') : null;
}
