import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { cycleEarnedOn } from './cycle.ts';
import { type CycleDatesRefused, cycleOfDates } from './cycle-dates.ts';
import {
  findDesignation,
  insertHeldDesignation,
  listCycles,
  listHeldDesignations,
  lockHolder,
  overlapsAnotherCycle,
  putCycle,
} from './holding-queries.ts';
import { requirementOn } from './requirement.ts';
import { listRequirements } from './requirement-queries.ts';

export type HoldDesignationRefused =
  | { reason: 'no-such-designation' }
  | { reason: 'held-already' }
  | { reason: 'award-in-future' }
  | { reason: 'cycle-overlaps' }
  | CycleDatesRefused;

interface Holding {
  by: Viewer;
  /** Made by the form, so that the same form sent twice is one designation. */
  heldId: string;
  designationId: string;
  awardedOn: string;
  /** The first and last day of the cycle that runs now, where the body's profile shows them. */
  cycle: { startsOn: string; endsOn: string | null } | null;
}

/**
 * Notes that the viewer holds a designation. The cycle that runs now is the one they give, else the one that the
 * requirement gives from the award; a group that has cycles already keeps them, since its designations share them.
 */
export async function holdDesignation(
  services: Core,
  holding: Holding,
): Promise<Result<undefined, HoldDesignationRefused>> {
  const today = dateIn(officeZone, services.clock.now());
  if (holding.awardedOn > today) return refuse('award-in-future');
  return inTransaction(services.db, (trx) => hold(services, trx, { ...holding, today })).catch((error: unknown) => {
    if (overlapsAnotherCycle(error)) return refuse('cycle-overlaps');
    throw error;
  });
}

async function hold(
  services: Core,
  trx: Trx,
  holding: Holding & { today: string },
): Promise<Result<undefined, HoldDesignationRefused>> {
  const { by, heldId, designationId, awardedOn } = holding;
  const designation = await findDesignation(trx, designationId);
  if (!designation) return refuse('no-such-designation');
  const recordedAt = services.clock.now();
  await lockHolder(trx, by.personId);
  const held = await listHeldDesignations(trx, [by.personId]);
  if (held.some(({ id }) => id === heldId)) return ok();
  if (held.some((each) => each.designationId === designationId)) return refuse('held-already');
  await insertHeldDesignation(trx, { id: heldId, personId: by.personId, designationId, awardedOn, recordedAt });
  await recordInJournal(trx, {
    at: recordedAt,
    by: { kind: 'person', personId: by.personId },
    action: 'designation.held',
    subject: { type: 'person', id: by.personId },
    facts: { designationId },
  });
  return designation.cycleGroupId ? beginCycle(trx, { ...holding, recordedAt }, designation.cycleGroupId) : ok();
}

async function beginCycle(
  trx: Trx,
  { by, cycle, awardedOn, today, recordedAt }: Holding & { today: string; recordedAt: Date },
  cycleGroupId: string,
): Promise<Result<undefined, HoldDesignationRefused>> {
  const requirements = await listRequirements(trx, [cycleGroupId]);
  const known = (await listCycles(trx, [by.personId])).filter((each) => each.cycleGroupId === cycleGroupId);
  const write = async (dates: { startsOn: string; endsOn: string }) => {
    if (known.some(({ startsOn, endsOn }) => startsOn === dates.startsOn && endsOn === dates.endsOn)) return;
    const row = { id: newId(), personId: by.personId, cycleGroupId, carriedIn: null, recordedAt };
    await putCycle(trx, { ...row, ...dates });
  };
  if (cycle) {
    const dates = cycleOfDates(cycle, requirements);
    if (!dates.ok) return dates;
    await write(dates.value);
    return ok();
  }
  const rule = requirementOn(requirements, { startsOn: today });
  if (rule && known.length === 0) await write(cycleEarnedOn(awardedOn, rule, today));
  return ok();
}
