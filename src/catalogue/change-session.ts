import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { mayEdit, nextMark } from './may-edit.ts';
import type { SessionForEditing } from './session-details.ts';
import { changeSessionState, findSessionForEditing, lockSessionForEditing } from './session-editing-queries.ts';

type StateChange = Parameters<typeof changeSessionState>[3];

export interface Deed<Refused extends { reason: string }> {
  sessionId: string;
  by: Viewer;
  /** Past tense, for the journal. */
  action: string;
  /** What to write, 'as-it-is' when it was done before, or why not. */
  decide(
    session: SessionForEditing,
    now: Date,
    trx: Trx,
  ): Promise<StateChange | 'as-it-is' | Refused> | StateChange | 'as-it-is' | Refused;
}

export type DeedRefused = { reason: 'not-allowed' } | { reason: 'not-found' };

/**
 * One deed on one session: takes its row, asks what the deed does to it, writes that with a line in the journal, and has the
 * public pages made anew. Tells whether anything changed.
 */
export async function changeSession<Refused extends { reason: string }>(
  services: Core,
  { sessionId, by, action, decide }: Deed<Refused>,
): Promise<Result<{ changed: boolean }, DeedRefused | Refused>> {
  const at = services.clock.now();
  const result = await inTransaction(
    services.db,
    async (trx): Promise<Result<{ changed: boolean; slug: string }, DeedRefused | Refused>> => {
      const session = (await lockSessionForEditing(trx, sessionId)) && (await findSessionForEditing(trx, sessionId));
      if (!session) return refuse('not-found');
      if (!mayEdit(by, session.course.id)) return refuse('not-allowed');
      const decided = await decide(session, at, trx);
      if (decided === 'as-it-is') return ok({ changed: false, slug: session.course.slug });
      if ('reason' in decided) return { ok: false, ...decided };
      await changeSessionState(trx, sessionId, nextMark(at, session.updatedAt), decided);
      const actor = { kind: 'person', personId: by.personId } as const;
      await recordInJournal(trx, { at, by: actor, action, subject: { type: 'session', id: sessionId } });
      return ok({ changed: true, slug: session.course.slug });
    },
  );
  if (!result.ok) return result;
  const { changed, slug } = result.value;
  if (!changed) return ok({ changed });
  await services.pages.changed('courses', `course:${slug}`, `session:${sessionId}`);
  // Opened, it may be what somebody waits for; closed or cancelled, nobody waits for it any more.
  await services.worker.wake('offer-seats');
  return ok({ changed });
}
