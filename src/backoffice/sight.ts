import { isTrainer, type Viewer } from '#src/accounts/index.ts';

export type NotAllowed = { reason: 'not-allowed' };
export type NotFound = { reason: 'not-found' };

/** Which sessions somebody sees behind the counter. */
export interface Sight {
  /** All of them. Otherwise those of these courses, and those that they teach. */
  everything: boolean;
  courseIds: string[];
  instructorId: string | null;
}

/** What the viewer may see, or null when the counter is closed to them. */
export function sightOf(viewer: Viewer): Sight | null {
  const office = viewer.grants.filter(({ role }) => role !== 'trainer');
  const everything = office.some(({ scope }) => scope === null);
  const courseIds = office.flatMap(({ scope }) => scope ?? []);
  const instructorId = isTrainer(viewer) ? viewer.instructorId : null;
  return everything || courseIds.length > 0 || instructorId ? { everything, courseIds, instructorId } : null;
}

/** Whether the viewer works at the counter: sees orders, money and mail. */
export function mayUseCounter(viewer: Viewer): boolean {
  return sightOf(viewer)?.everything ?? false;
}
