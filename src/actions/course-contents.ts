import { z } from 'astro/zod';
import {
  type LessonDetails,
  moveLesson,
  readAnswers,
  retireLesson,
  retireQuestion,
  writeLesson,
  writeQuestion,
  writeQuiz,
} from '#src/learning/index.ts';
import { optionalWhole, text, whole } from './counter-fields.ts';
import { refusedContents } from './contents-refusals.ts';
import { line, optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';

const part = { courseId: z.uuid(), revision: z.coerce.number().int().min(0) };

/** A file of the course: uploaded with this form, or there before. See lesson-files.ts. */
const fileId = z
  .union([z.uuid(), z.literal('')])
  .nullish()
  .transform((id) => id || null);

const lessonForm = z.object({
  ...part,
  lessonId: z.uuid(),
  module: optionalLine(80),
  title: line('Give the lesson a title', 120),
  kind: z.enum(['text', 'image', 'video', 'file'], 'Choose a kind'),
  minutes: whole('Enter about how many minutes it takes', { min: 1, max: 600 }),
  leastMinutes: optionalWhole(240),
  body: text(40_000),
  mediaId: fileId,
  mediaName: optionalLine(200),
  mediaAlt: optionalLine(400),
  captionsId: fileId,
  transcript: text(40_000),
  durationSeconds: optionalWhole(6 * 3600),
  watchPercent: optionalWhole(100),
  skippingAllowed: z.literal('yes').nullish(),
  transcriptCounts: z.literal('yes').nullish(),
});

/** Forms by which staff write what an online course teaches and asks. */
export const courseContents = {
  writeLesson: formAction(lessonForm, async ({ courseId, lessonId, revision, ...typed }, context) =>
    whenSignedIn(context, async (by) => {
      const { services, fileRefused } = context.locals;
      if (fileRefused) return refusedContents(fileRefused);
      const result = await writeLesson(services, { by, courseId, lessonId, revision, details: detailsOf(typed) });
      return result.ok ? { to: `${pathOf(courseId)}?done=lesson#lessons` } : refusedContents(result);
    }),
  ),

  moveLesson: formAction(
    z.object({
      courseId: z.uuid(),
      lessonId: z.uuid(),
      from: z.coerce.number().int(),
      to: z.enum(['up', 'down']),
    }),
    async (move, context) =>
      whenSignedIn(context, async (by) => {
        const result = await moveLesson(context.locals.services, { by, ...move });
        return result.ok ? { to: `${pathOf(move.courseId)}#lessons` } : refusedContents(result);
      }),
  ),

  retireLesson: formAction(z.object({ courseId: z.uuid(), lessonId: z.uuid() }), async (which, context) =>
    whenSignedIn(context, async (by) => {
      const result = await retireLesson(context.locals.services, { by, ...which });
      return result.ok ? { to: `${pathOf(which.courseId)}?done=lesson-out#lessons` } : refusedContents(result);
    }),
  ),

  writeQuiz: formAction(
    z.object({
      ...part,
      lessonsInOrder: z.literal('yes').nullish(),
      passPercent: whole('Enter a percentage', { min: 1, max: 100 }),
      attemptsAllowed: optionalWhole(50),
      drawCount: optionalWhole(200),
      coolDownMinutes: optionalWhole(7 * 24 * 60),
      minutesAllowed: optionalWhole(600),
    }),
    async ({ courseId, revision, lessonsInOrder, ...details }, context) =>
      whenSignedIn(context, async (by) => {
        const rules = { by, courseId, revision, details, lessonsInOrder: lessonsInOrder === 'yes' };
        const result = await writeQuiz(context.locals.services, rules);
        return result.ok ? { to: `${pathOf(courseId)}?done=quiz#quiz` } : refusedContents(result);
      }),
  ),

  writeQuestion: formAction(
    z
      .object({
        ...part,
        questionId: z.uuid(),
        prompt: text(1_000).refine((prompt) => prompt !== '', 'Ask something'),
        kind: z.enum(['single', 'multiple', 'number', 'order', 'match'], 'Choose a kind'),
        answers: text(4_000),
        explanation: text(1_000).refine((words) => words !== '', 'Say why: learners read it after an attempt'),
      })
      .superRefine(({ kind, answers }, { addIssue }) => {
        const read = readAnswers(kind, answers);
        if ('wrong' in read) addIssue({ code: 'custom', path: ['answers'], message: read.wrong });
      }),
    async ({ courseId, questionId, revision, answers, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const read = readAnswers(typed.kind, answers);
        if ('wrong' in read) throw new Error('The form was checked before');
        const details = { ...typed, options: read.options };
        const question = { by, courseId, questionId, revision, details };
        const result = await writeQuestion(context.locals.services, question);
        return result.ok ? { to: `${pathOf(courseId)}?done=question#quiz` } : refusedContents(result);
      }),
  ),

  retireQuestion: formAction(z.object({ courseId: z.uuid(), questionId: z.uuid() }), async (which, context) =>
    whenSignedIn(context, async (by) => {
      const result = await retireQuestion(context.locals.services, { by, ...which });
      return result.ok ? { to: `${pathOf(which.courseId)}?done=question-out#quiz` } : refusedContents(result);
    }),
  ),
};

function detailsOf(typed: Omit<z.output<typeof lessonForm>, 'courseId' | 'lessonId' | 'revision'>): LessonDetails {
  const { leastMinutes, transcript, skippingAllowed, transcriptCounts, ...same } = typed;
  return {
    ...same,
    leastSeconds: leastMinutes === null ? null : leastMinutes * 60,
    transcript: transcript || null,
    skippingAllowed: skippingAllowed === 'yes',
    transcriptCounts: transcriptCounts === 'yes',
  };
}

function pathOf(courseId: string): string {
  return `/staff/courses/${courseId}/learning`;
}
