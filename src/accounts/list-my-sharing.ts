import type { Core } from '#src/core.ts';
import { listSharingOf } from './team-share-queries.ts';
import type { Viewer } from './viewer.ts';

type MySharing = Awaited<ReturnType<typeof listSharingOf>>[number];

/** The viewer's teams, each with what they let it see, who asked them to, and who would see it. */
export async function listMySharing({ db }: Core, { viewer }: { viewer: Viewer }): Promise<MySharing[]> {
  return listSharingOf(db, viewer.personId);
}
