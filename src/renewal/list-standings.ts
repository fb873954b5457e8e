import {
  type CycleGroup,
  type HeldDesignation,
  type LearnersCycle,
  listAnnualFees,
  listCycleGroups,
  listCycles,
  listHeldDesignations,
  listRequirements,
  type Standing,
  standingsInOrder,
  type WrittenRequirement,
} from '#src/credits/index.ts';
import type { Db } from '#src/database.ts';
import { currentOf, nextAnniversary } from './cycle-now.ts';
import { type LearnersEntry, listLearnersEntries } from './standing-queries.ts';

/** One cycle of a learner and where they stand in it; null where no requirement is known for its first day. */
export interface CycleStanding {
  cycle: LearnersCycle;
  standing: Standing<LearnersEntry> | null;
}

/** Where a person stands with the designations that share one cycle. */
export interface GroupStanding {
  group: CycleGroup;
  designations: HeldDesignation[];
  /** Every version of the rule, the latest first. */
  requirements: WrittenRequirement[];
  /** The earliest first. */
  cycles: CycleStanding[];
  /** The one that is being earned for today, else the next, else the last. */
  current: CycleStanding | null;
  /** The day on which the body's yearly fee is next due, by what the learner entered once. */
  feeDueOn: string | null;
}

/**
 * Where these people stand today, each with the groups of designations that they hold. Nine statements, however many people,
 * designations and cycles there are; somebody who holds nothing has an empty list.
 */
export async function listStandings(
  db: Db,
  { personIds, today }: { personIds: readonly string[]; today: string },
): Promise<Map<string, GroupStanding[]>> {
  const [held, cycles, fees, entries] = await Promise.all([
    listHeldDesignations(db, personIds),
    listCycles(db, personIds),
    listAnnualFees(db, personIds),
    listLearnersEntries(db, personIds),
  ]);
  const groupIds = [...new Set(held.flatMap(({ cycleGroupId }) => cycleGroupId ?? []))];
  const [groups, requirements] = await Promise.all([listCycleGroups(db, groupIds), listRequirements(db, groupIds)]);
  const of = {
    held: Map.groupBy(held, ({ personId }) => personId),
    cycles: Map.groupBy(cycles, ({ personId }) => personId),
    fees: Map.groupBy(fees, ({ personId }) => personId),
    entries: Map.groupBy(entries, ({ learnerId }) => learnerId),
  };
  const standingsOf = (personId: string) => {
    const person = {
      held: of.held.get(personId) ?? [],
      cycles: of.cycles.get(personId) ?? [],
      fees: of.fees.get(personId) ?? [],
      entries: of.entries.get(personId) ?? [],
    };
    return groups
      .filter(({ id }) => person.held.some(({ cycleGroupId }) => cycleGroupId === id))
      .map((group) => groupStanding(group, { ...person, requirements, today }));
  };
  return new Map(personIds.map((personId) => [personId, standingsOf(personId)]));
}

interface Person {
  held: HeldDesignation[];
  cycles: LearnersCycle[];
  fees: { bodyId: string; dueOn: string }[];
  entries: LearnersEntry[];
  requirements: WrittenRequirement[];
  today: string;
}

function groupStanding(group: CycleGroup, person: Person): GroupStanding {
  const { held, entries, today } = person;
  const inGroup = ({ cycleGroupId }: { cycleGroupId: string | null }) => cycleGroupId === group.id;
  const requirements = person.requirements.filter(inGroup);
  const cycles = standingsInOrder(requirements, person.cycles.filter(inGroup), { entries, on: today });
  const fee = person.fees.find(({ bodyId }) => bodyId === group.bodyId);
  return {
    group,
    designations: held.filter(inGroup),
    requirements,
    cycles,
    current: currentOf(cycles, today),
    feeDueOn: fee ? nextAnniversary(fee.dueOn, today) : null,
  };
}
