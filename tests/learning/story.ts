import {
  type Answers,
  completeLesson,
  findQuiz,
  listLearningEvidence,
  type OpenQuiz,
  openLesson,
} from '#src/learning/index.ts';
import type { Db } from '#src/database.ts';
import { aCourse, aQuiz, aSeat, someLessons } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';

type SeatFacts = Partial<Parameters<typeof aSeat>[1]>;

/** What is known of one seat's work. */
export async function learningEvidence(db: Db, seatId: string) {
  return (await listLearningEvidence(db, [seatId])).get(seatId);
}

/** A learner with a seat in an online course of two lessons and a quiz. */
export async function anEnrolledLearner(
  db: Db,
  facts: { seat?: SeatFacts; quiz?: Parameters<typeof aQuiz>[2] | null; lessons?: string[] } = {},
) {
  const services = testCore(db);
  const course = await aCourse(db, { kind: 'online', title: 'Moisture basics' });
  const lessons = await someLessons(db, course.id, facts.lessons ?? ['Air', 'Materials']);
  const questions = facts.quiz === null ? [] : await aQuiz(db, course.id, facts.quiz);
  const seat = await aSeat(db, { course, ...facts.seat });
  const who = { viewer: { personId: seat.learner.id }, seatId: seat.id };
  return { services, course, lessons, questions, seat, who };
}

type Story = Awaited<ReturnType<typeof anEnrolledLearner>>;

/** Opens and completes lessons up to this position. */
export async function readsLessons({ services, who }: Story, upTo: number): Promise<void> {
  for (let position = 1; position <= upTo; position += 1) {
    await openLesson(services, { ...who, position });
    await completeLesson(services, { ...who, position });
  }
}

/** The quiz as the learner sees it, all lessons having been read. */
export async function opensQuiz(story: Story): Promise<OpenQuiz> {
  await readsLessons(story, story.lessons.length);
  const found = await findQuiz(story.services, story.who);
  if (!found.ok) throw new Error(found.reason);
  return found.value;
}

/** Answers with exactly what is right, found by the words of the options as a learner would. */
export function rightAnswers({ questions }: OpenQuiz, story: Story): Answers {
  return Object.fromEntries(
    questions.map(({ id, options }) => {
      const kept = story.questions.find((question) => question.id === id)?.options ?? [];
      const right = new Set(kept.filter(({ correct }) => correct).map(({ text }) => text));
      return [id, options.filter(({ text }) => right.has(text)).map(({ key }) => key)];
    }),
  );
}

/** Answers each question with one option that is wrong. */
export function wrongAnswers({ questions }: OpenQuiz, story: Story): Answers {
  return Object.fromEntries(
    questions.map(({ id, options }) => {
      const kept = story.questions.find((question) => question.id === id)?.options ?? [];
      const wrong = kept.find(({ correct }) => !correct)?.text;
      return [id, options.filter(({ text }) => text === wrong).map(({ key }) => key)];
    }),
  );
}
