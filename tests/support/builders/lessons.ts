import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';

/** Text lessons of an online course, in this order. */
export async function someLessons(db: Db, courseId: string, titles: string[]) {
  const lessons = titles.map((title, index) => ({
    id: newId(),
    courseId,
    position: index + 1,
    title,
    minutes: 10,
    body: `All about **${title}**.`,
  }));
  await db.insertInto('lessons').values(lessons).execute();
  return lessons;
}

interface QuestionFacts {
  prompt: string;
  /** What is right; the question takes several answers when there is more than one. */
  right: string[];
  wrong: string[];
}

interface QuizFacts {
  passPercent?: number;
  attempts?: number | null;
  questions?: QuestionFacts[];
}

const twoQuestions: QuestionFacts[] = [
  { prompt: 'What does a pin meter read?', right: ['Resistance'], wrong: ['Water', 'Heat'] },
  { prompt: 'Which hold moisture in a wall?', right: ['Vinyl', 'Foil'], wrong: ['Flat paint', 'Air'] },
];

/** A quiz of two questions, one with a single answer and one with two; all right to pass, three attempts. */
export async function aQuiz(db: Db, courseId: string, facts: QuizFacts = {}) {
  const { passPercent = 100, attempts = 3, questions = twoQuestions } = facts;
  await db.insertInto('quizzes').values({ courseId, passPercent, attemptsAllowed: attempts }).execute();
  const rows = questions.map(({ prompt, right, wrong }, index) => ({
    id: newId(),
    courseId,
    position: index + 1,
    prompt,
    kind: right.length > 1 ? ('multiple' as const) : ('single' as const),
    options: [...right.map((text) => ({ text, correct: true })), ...wrong.map((text) => ({ text, correct: false }))],
    explanation: `Because of ${right.join(' and ')}.`,
  }));
  await db
    .insertInto('quizQuestions')
    .values(rows.map((row) => ({ ...row, options: JSON.stringify(row.options) })))
    .execute();
  return rows;
}
