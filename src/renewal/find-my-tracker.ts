import { findProfile, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type HeldDesignation, listHeldDesignations } from '#src/credits/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { type GroupStanding, listStandings } from './list-standings.ts';

/** A learner's designations and where they stand with each group of them. */
interface MyTracker {
  today: string;
  iicrcId: string | null;
  groups: GroupStanding[];
  /** Designations of which nothing is known but that they are held. */
  withoutRule: HeldDesignation[];
}

/** Where the viewer stands today with everything they hold. */
export async function findMyTracker({ db, clock }: Core, { viewer }: { viewer: Viewer }): Promise<MyTracker> {
  const today = dateIn(officeZone, clock.now());
  const personIds = [viewer.personId];
  const [standings, held, profile] = await Promise.all([
    listStandings(db, { personIds, today }),
    listHeldDesignations(db, personIds),
    findProfile(db, viewer.personId),
  ]);
  return {
    today,
    iicrcId: profile?.iicrcId ?? null,
    groups: standings.get(viewer.personId) ?? [],
    withoutRule: held.filter(({ cycleGroupId }) => cycleGroupId === null),
  };
}
