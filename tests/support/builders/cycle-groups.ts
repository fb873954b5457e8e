import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { aCreditType } from './courses.ts';
import { made, next } from './serial.ts';

interface GroupFacts {
  creditType?: string;
  codes?: string[];
  units?: string;
  cycleMonths?: number;
  calendarStarts?: string | null;
  earnedMonthsBefore?: number;
  maxCarry?: string;
  effectiveFrom?: string;
}

/** Designations with one requirement: WRT and ASD with 14 IICRC CECs every four years unless told otherwise. */
export async function aCycleGroup(db: Db, facts: GroupFacts = {}) {
  const { creditType = 'iicrc-cec', codes = ['WRT', 'ASD'], units = '14', cycleMonths = 48, ...rest } = facts;
  const { bodyId } = await aCreditType(db, { id: creditType });
  const id = `group-${next()}`;
  await db.insertInto('cycleGroups').values({ id, bodyId, name: 'Technicians' }).execute();
  const rule = { cycleGroupId: id, creditTypeId: creditType, units, cycleMonths, effectiveFrom: '2000-01-01', ...rest };
  const requirementId = newId();
  await db
    .insertInto('creditRequirements')
    .values({ id: requirementId, ...rule })
    .execute();
  const designations = codes.map((code) => ({
    id: `${code.toLowerCase()}-${next()}`,
    code,
    name: `${code} Technician`,
  }));
  await db
    .insertInto('designations')
    .values(designations.map((each) => ({ ...each, bodyId, track: 'restoration', cycleGroupId: id })))
    .execute();
  return { id, bodyId, creditTypeId: creditType, requirementId, designations };
}

/** Somebody holds a designation, with a cycle when its first day is given. */
export async function aHeldDesignation(
  db: Db,
  facts: {
    personId: string;
    group: { id: string; designations: { id: string }[] };
    cycle?: { startsOn: string; endsOn: string };
  },
) {
  const { personId, group, cycle } = facts;
  const id = newId();
  const designationId = group.designations[0]?.id ?? '';
  await db
    .insertInto('heldDesignations')
    .values({ id, personId, designationId, awardedOn: '2024-02-01', recordedAt: made })
    .execute();
  if (cycle)
    await db
      .insertInto('creditCycles')
      .values({ id: newId(), personId, cycleGroupId: group.id, ...cycle, recordedAt: made })
      .execute();
  return { id, designationId };
}
