import { createHash } from 'node:crypto';
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

/** A file for lessons of the course, in one piece. */
export async function aLessonFile(
  db: Db,
  courseId: string,
  { mediaType = 'image/png', content = Buffer.from(newId()) }: { mediaType?: string; content?: Buffer } = {},
) {
  const file = { id: newId(), courseId, mediaType, uploadedAt: new Date('2026-11-01T00:00:00Z') };
  const sha256 = createHash('sha256').update(content).digest('hex');
  await db
    .insertInto('lessonFiles')
    .values({ ...file, sha256, byteCount: content.length })
    .execute();
  await db.insertInto('lessonFilePieces').values({ fileId: file.id, number: 0, content }).execute();
  return { ...file, sha256, content };
}

/** A video of one minute, of which ninety per cent must be watched, after the lessons there are. */
export async function aVideoLesson(
  db: Db,
  courseId: string,
  facts: { position: number; skippingAllowed?: boolean; transcriptCounts?: boolean; leastSeconds?: number },
) {
  const lesson = {
    id: newId(),
    courseId,
    title: 'A video',
    minutes: 1,
    body: 'Watch it.',
    kind: 'video' as const,
    mediaId: (await aLessonFile(db, courseId, { mediaType: 'video/webm' })).id,
    mediaName: 'a-video.webm',
    captionsId: (await aLessonFile(db, courseId, { mediaType: 'text/vtt' })).id,
    transcript: 'What is said.',
    durationSeconds: 60,
    watchPercent: 90,
    ...facts,
  };
  await db.insertInto('lessons').values(lesson).execute();
  return lesson;
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
  drawCount?: number;
  coolDownMinutes?: number;
  minutesAllowed?: number;
}

const twoQuestions: QuestionFacts[] = [
  { prompt: 'What does a pin meter read?', right: ['Resistance'], wrong: ['Water', 'Heat'] },
  { prompt: 'Which hold moisture in a wall?', right: ['Vinyl', 'Foil'], wrong: ['Flat paint', 'Air'] },
];

/** A quiz of two questions, one with a single answer and one with two; all right to pass, three attempts. */
export async function aQuiz(db: Db, courseId: string, facts: QuizFacts = {}) {
  const { passPercent = 100, attempts = 3, questions = twoQuestions, ...rules } = facts;
  await db
    .insertInto('quizzes')
    .values({ courseId, passPercent, attemptsAllowed: attempts, ...rules })
    .execute();
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
