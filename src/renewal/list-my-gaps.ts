import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { CycleGroup, WrittenRequirement } from '#src/credits/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { listStandings } from './list-standings.ts';

/** A cycle that runs and in which something is missing. Units are an exact decimal, in the rule's unit. */
interface MyGap {
  group: CycleGroup;
  rule: WrittenRequirement;
  gap: string;
  deadline: string;
}

/** Where the viewer still has to earn something, the nearest deadline first. */
export async function listMyGaps(
  { db, clock }: Pick<Core, 'db' | 'clock'>,
  { viewer }: { viewer: Viewer },
): Promise<MyGap[]> {
  const today = dateIn(officeZone, clock.now());
  const standings = await listStandings(db, { personIds: [viewer.personId], today });
  return (standings.get(viewer.personId) ?? [])
    .flatMap(({ group, requirements, current }) => {
      const standing = current?.standing;
      const rule = requirements.find(({ id }) => id === standing?.requirement.id);
      if (!standing || !rule || standing.met || standing.daysLeft < 0) return [];
      return { group, rule, gap: standing.gap, deadline: standing.deadline };
    })
    .toSorted((one, other) => one.deadline.localeCompare(other.deadline));
}
