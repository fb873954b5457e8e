import { isAdmin, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { journalWords } from './journal-words.ts';
import { type HistoryLine, whoOf } from './list-history.ts';
import type { NotAllowed } from './sight.ts';
import { listOpenStaffInvitations, listStaffJournalRows, listStaffRows } from './staff-list-queries.ts';

const perPage = 50;

interface StaffTeam {
  /** One right a line: somebody may have two. `signedInAt` is null for who has signed out everywhere. */
  staff: Page<Awaited<ReturnType<typeof listStaffRows>>[number]>;
  invitations: (Awaited<ReturnType<typeof listOpenStaffInvitations>>[number] & { isOver: boolean })[];
  history: HistoryLine[];
}

/** Who works here and as what, who is invited to, and who decided it. For administrators. */
export async function findStaffTeam(
  { db, clock }: Core,
  { viewer, page }: { viewer: Viewer; page: number },
): Promise<Result<StaffTeam, NotAllowed>> {
  if (!isAdmin(viewer)) return refuse('not-allowed');
  const now = clock.now();
  const [rows, open, lines] = await Promise.all([
    listStaffRows(db, windowOf(page, perPage)),
    listOpenStaffInvitations(db),
    listStaffJournalRows(db),
  ]);
  return ok({
    staff: pageOf(rows, { page, perPage, count: rows[0]?.total ?? 0 }),
    invitations: open.map((invitation) => ({ ...invitation, isOver: invitation.expiresAt <= now })),
    history: lines.map(({ at, action, facts, subjectName, ...line }) => ({
      ...{ at, who: whoOf(line) },
      what: `${subjectName ? `${subjectName}: ` : ''}${journalWords(action, facts)}`,
    })),
  });
}
