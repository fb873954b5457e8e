import { z } from 'astro/zod';
import { type Answers, completeLesson, submitQuiz } from '#src/learning/index.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';
import { whenSignedIn } from './signed-in.ts';

// Hidden fields: only a form that was cut off or tampered with lacks them.
const broken = 'That form was not complete. Open the page again and try once more';
const number = z.coerce.number(broken);
const seat = z.string(broken);
const answerPrefix = 'answers.';

export const learning = {
  completeLesson: formAction(z.object({ seat, position: number }), async ({ seat: seatId, position }, context) =>
    whenSignedIn(context, async (viewer) => {
      const result = await completeLesson(context.locals.services, { viewer, seatId, position });
      if (!result.ok) return refused(result);
      const { nextPosition } = result.value;
      return { to: nextPosition === null ? `/my/learn/${seatId}` : `/my/learn/${seatId}/lessons/${nextPosition}` };
    }),
  ),

  submitQuiz: formAction(z.object({ seat, attempt: number, confirmed: z.boolean() }), async (typed, context) =>
    whenSignedIn(context, async (viewer) => {
      const result = await submitQuiz(context.locals.services, {
        viewer,
        seatId: typed.seat,
        attemptNumber: typed.attempt,
        answers: answersIn(await context.request.clone().formData()),
        unansweredConfirmed: typed.confirmed,
      });
      if (!result.ok) return refused(result);
      return { to: `/my/learn/${typed.seat}/quiz/result?attempt=${result.value.attemptNumber}` };
    }),
  ),
};

/** The fields are named after the questions, which no shape can list: `answers.<question>` holds keys of options. */
function answersIn(form: FormData): Answers {
  const fields = [...new Set(form.keys())].filter((field) => field.startsWith(answerPrefix));
  return Object.fromEntries(fields.map((field) => [field.slice(answerPrefix.length), form.getAll(field).map(String)]));
}
