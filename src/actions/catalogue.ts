import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import type { Viewer } from '#src/accounts/index.ts';
import {
  closeSession,
  confirmSessionToRun,
  createCourse,
  createSession,
  editCourse,
  editSession,
  publishCourse,
  publishSession,
  reopenSession,
  retireCourse,
  setApprovals,
  setPriceTiers,
} from '#src/catalogue/index.ts';
import { approvalLinesOf, approvalsForm } from './approvals-form.ts';
import { mark } from './counter-fields.ts';
import { refusedAtCounter } from './counter-refusals.ts';
import { courseDetailsOf, courseForm } from './course-form.ts';
import { formAction } from './form-action.ts';
import { refusedPlace } from './place-refusals.ts';
import { dayField, sessionDetailsOf, sessionForm } from './session-form.ts';
import { whenSignedIn } from './signed-in.ts';
import { tierLinesOf, tiersForm } from './tiers-form.ts';

const course = z.object({ courseId: z.uuid() });

export const catalogue = {
  createCourse: formAction(courseForm({}), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const result = await createCourse(context.locals.services, { by, details: courseDetailsOf(typed) });
      return result.ok ? { to: `/staff/courses/${result.value.courseId}?done=created` } : refusedAtCounter(result);
    }),
  ),

  editCourse: formAction(courseForm({ courseId: z.uuid(), updatedAt: mark() }), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const { courseId, updatedAt } = typed;
      const edit = { by, courseId, updatedAt, details: courseDetailsOf(typed) };
      const result = await editCourse(context.locals.services, edit);
      return result.ok ? { to: `/staff/courses/${courseId}?done=saved` } : refusedAtCounter(result);
    }),
  ),

  publishCourse: formAction(course, async ({ courseId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await publishCourse(context.locals.services, { by, courseId });
      return result.ok ? { to: `/staff/courses/${courseId}?done=published` } : refusedAtCounter(result);
    }),
  ),

  retireCourse: formAction(course, async ({ courseId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await retireCourse(context.locals.services, { by, courseId });
      return result.ok ? { to: `/staff/courses/${courseId}?done=retired` } : refusedAtCounter(result);
    }),
  ),

  setApprovals: formAction(approvalsForm, async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const { courseId, updatedAt } = typed;
      const { lines: approvals, rows } = approvalLinesOf(typed);
      const result = await setApprovals(context.locals.services, { by, courseId, updatedAt, approvals });
      if (result.ok) return { to: `/staff/courses/${courseId}?done=approvals#approvals` };
      return refusedAtCounter('line' in result ? { ...result, line: rows[result.line] ?? 0 } : result);
    }),
  ),

  createSession: formAction(sessionForm({ courseId: z.uuid(), sessionId: z.uuid() }), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const { courseId, sessionId } = typed;
      const facts = { by, courseId, sessionId, details: sessionDetailsOf(typed) };
      const result = await createSession(context.locals.services, facts);
      if (result.ok) return { to: `/staff/sessions/${sessionId}?done=created` };
      return refusedAtCounter(result, dayField(typed, result));
    }),
  ),

  editSession: formAction(
    sessionForm({ sessionId: z.uuid(), updatedAt: mark(), seatHoldersTold: z.boolean() }),
    async (typed, context) =>
      whenSignedIn(context, async (by) => {
        const { sessionId, updatedAt, seatHoldersTold } = typed;
        const edit = { by, sessionId, updatedAt, seatHoldersTold, details: sessionDetailsOf(typed) };
        const result = await editSession(context.locals.services, edit);
        if (result.ok) return { to: `/staff/sessions/${sessionId}?done=saved` };
        return refusedAtCounter(result, dayField(typed, result));
      }),
  ),

  setPriceTiers: formAction(tiersForm, async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const { sessionId, updatedAt } = typed;
      const { lines: tiers, rows } = tierLinesOf(typed);
      const result = await setPriceTiers(context.locals.services, { by, sessionId, updatedAt, tiers });
      if (result.ok) return { to: `/staff/sessions/${sessionId}?done=tiers#tiers` };
      return refusedPlace('line' in result ? { ...result, line: rows[result.line] ?? 0 } : result);
    }),
  ),

  publishSession: sessionDeed(publishSession, 'published'),
  closeSession: sessionDeed(closeSession, 'closed'),
  reopenSession: sessionDeed(reopenSession, 'reopened'),
  confirmSessionToRun: sessionDeed(confirmSessionToRun, 'confirmed'),
};

type Refused = Parameters<typeof refusedAtCounter>[0];
type Deed = (
  services: ActionAPIContext['locals']['services'],
  given: { by: Viewer; sessionId: string },
) => Promise<{ ok: true } | Refused>;

/** A button on a session's page. */
function sessionDeed(deed: Deed, done: string) {
  return formAction(z.object({ sessionId: z.uuid() }), async ({ sessionId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await deed(context.locals.services, { by, sessionId });
      return 'reason' in result ? refusedAtCounter(result) : { to: `/staff/sessions/${sessionId}?done=${done}` };
    }),
  );
}
