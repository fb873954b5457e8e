import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type CreditType, listCreditTypesWithCategories, listDesignations } from './credit-queries.ts';
import { type CycleGroup, listCycleGroups, listRequirements, type WrittenRequirement } from './requirement-queries.ts';

export interface GroupForStaff extends CycleGroup {
  /** Codes of the designations that are kept up together. */
  codes: string[];
  /** Every rule there has been, the latest first. */
  requirements: WrittenRequirement[];
  /** The units of its body that are still in use. */
  creditTypes: (CreditType & { categories: { code: string; name: string }[] })[];
}

/** The groups of designations with every version of their rules: all of them, or the one asked for. */
export async function findRequirementsForStaff(
  { db }: Pick<Core, 'db'>,
  { viewer, groupId }: { viewer: Viewer; groupId?: string },
): Promise<Result<GroupForStaff[], { reason: 'not-allowed' }>> {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const groups = await listCycleGroups(db, groupId === undefined ? undefined : [groupId]);
  const [requirements, types, designations] = [
    await listRequirements(
      db,
      groups.map(({ id }) => id),
    ),
    await listCreditTypesWithCategories(db),
    await listDesignations(db),
  ];
  return ok(
    groups.map((group) => ({
      ...group,
      codes: designations.filter(({ cycleGroupId }) => cycleGroupId === group.id).map(({ code }) => code),
      requirements: requirements.filter(({ cycleGroupId }) => cycleGroupId === group.id),
      creditTypes: types.filter(({ bodyId, legacyOf }) => bodyId === group.bodyId && legacyOf === null),
    })),
  );
}
