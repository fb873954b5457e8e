import { z } from 'astro/zod';
import { evaluateCompletion } from '#src/certificates/index.ts';
import { type Answers, beginAttempt, completeLesson, findOnlineCourse, submitQuiz } from '#src/learning/index.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';
import { whenSignedIn } from './signed-in.ts';

// Hidden fields: only a form that was cut off or tampered with lacks them.
const broken = 'That form was not complete. Open the page again and try once more';
const number = z.coerce.number(broken);
const seat = z.string(broken);
const answerPrefix = 'answers.';

export const learning = {
  completeLesson: formAction(
    z.object({ seat, position: number, lesson: z.uuid().optional(), transcript: z.boolean() }),
    async ({ seat: seatId, position, lesson: lessonId, transcript }, context) =>
      whenSignedIn(context, async (viewer) => {
        const { services } = context.locals;
        const result = await completeLesson(services, {
          ...{ viewer, seatId, position, lessonId },
          byTranscript: transcript,
        });
        if (!result.ok) return refused(result);
        const { nextPosition } = result.value;
        // The last thing that was left of the lessons, or a passed quiz, may be what the certificate waited for.
        if (nextPosition === null) await evaluateCompletion(services, { seatId });
        return { to: nextPosition === null ? `/my/learn/${seatId}` : `/my/learn/${seatId}/lessons/${nextPosition}` };
      }),
  ),

  finish: formAction(z.object({ seat }), async ({ seat: seatId }, context) =>
    whenSignedIn(context, async (viewer) => {
      const found = await findOnlineCourse(context.locals.services, { viewer, seatId });
      if (!found.ok) return refused(found);
      await evaluateCompletion(context.locals.services, { seatId });
      return { to: `/my/learn/${seatId}` };
    }),
  ),

  beginAttempt: formAction(z.object({ seat }), async ({ seat: seatId }, context) =>
    whenSignedIn(context, async (viewer) => {
      const begun = await beginAttempt(context.locals.services, { viewer, seatId });
      return begun.ok ? { to: `/my/learn/${seatId}/quiz` } : refused(begun);
    }),
  ),

  submitQuiz: formAction(z.object({ seat, attempt: number, confirmed: z.boolean() }), async (typed, context) =>
    whenSignedIn(context, async (viewer) => {
      const { services } = context.locals;
      const result = await submitQuiz(services, {
        viewer,
        seatId: typed.seat,
        attemptNumber: typed.attempt,
        answers: answersIn(await context.request.clone().formData()),
        unansweredConfirmed: typed.confirmed,
      });
      if (!result.ok) return refused(result);
      if (result.value.passed) await evaluateCompletion(services, { seatId: typed.seat });
      return { to: `/my/learn/${typed.seat}/quiz/result?attempt=${result.value.attemptNumber}` };
    }),
  ),
};

/** The fields are named after the questions, which no shape can list: `answers.<question>` holds keys of options. */
function answersIn(form: FormData): Answers {
  const fields = [...new Set(form.keys())].filter((field) => field.startsWith(answerPrefix));
  return Object.fromEntries(fields.map((field) => [field.slice(answerPrefix.length), form.getAll(field).map(String)]));
}
