import type { GroupStanding } from '#src/renewal/index.ts';
import { addDecimals } from '#src/shared/decimals.ts';
import type { RecordedStanding } from './emails/cycle-ends.ts';

/** Where somebody stands in this cycle, out of all their standings; null where no rule is known for it. */
export function recordedStanding(
  { cycleId, groupId }: { cycleId: string; groupId: string },
  groups: readonly GroupStanding[] = [],
): RecordedStanding | null {
  const group = groups.find((each) => each.group.id === groupId);
  const standing = group?.cycles.find(({ cycle }) => cycle.id === cycleId)?.standing;
  const unit = group?.requirements.find(({ id }) => id === standing?.requirement.id);
  if (!standing || !unit) return null;
  const { counted, carried, required, gap, deadline } = standing;
  return { counted: addDecimals(counted, carried), required, missing: gap, earnedUntil: deadline, unit };
}
