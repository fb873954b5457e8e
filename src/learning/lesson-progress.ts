import { coveredSeconds, type Range } from './watched-ranges.ts';

export type LessonKind = 'text' | 'image' | 'video' | 'file';
/** How a lesson was done: read, watched, or its transcript read in place of watching. */
export type DoneBy = 'reading' | 'watching' | 'transcript';

/** A lesson with what this learner has done of it. */
export interface LessonRecord {
  id: string;
  position: number;
  title: string;
  /** Lessons that follow one another under the same words are a module. */
  module: string | null;
  kind: LessonKind;
  minutes: number;
  /** Seconds that must pass between opening it and having done it. */
  leastSeconds: number | null;
  /** Of a video. */
  durationSeconds: number | null;
  /** The share of a video that must be watched. */
  watchPercent: number | null;
  /** Whether reading the transcript stands for watching. */
  transcriptCounts: boolean;
  openedAt: Date | null;
  completedAt: Date | null;
  watched: Range[];
}

export interface LessonState extends LessonRecord {
  /** In a course with an order, a lesson opens when all before it are completed; without one, all are open. */
  state: 'completed' | 'open' | 'closed';
}

/** The lessons in order, each with whether it may be read. */
export function lessonStates(records: LessonRecord[], { inOrder }: { inOrder: boolean }): LessonState[] {
  const sorted = records.toSorted((a, b) => a.position - b.position);
  const firstMissing = sorted.find(({ completedAt }) => completedAt === null)?.position ?? Infinity;
  const openUpTo = inOrder ? firstMissing : Infinity;
  return sorted.map((lesson) => ({ ...lesson, state: stateOf(lesson, openUpTo) }));
}

function stateOf({ completedAt, position }: LessonRecord, openUpTo: number): LessonState['state'] {
  if (completedAt) return 'completed';
  return position <= openUpTo ? 'open' : 'closed';
}

/** The lessons that are still to be completed, in order. */
export function missingLessons<Lesson extends LessonRecord>(lessons: Lesson[]): Lesson[] {
  return lessons.filter(({ completedAt }) => completedAt === null);
}

export type NotDone =
  | { reason: 'lesson-not-opened' }
  /** It was opened less time ago than it asks for. */
  | { reason: 'lesson-too-soon'; readyAt: Date }
  | { reason: 'video-not-watched'; watchedSeconds: number; neededSeconds: number; transcriptCounts: boolean }
  | { reason: 'transcript-does-not-count' };

/** What stands against having done a lesson now, in the way that the learner says; null when nothing does. */
export function whyNotDone(lesson: LessonRecord, by: DoneBy, now: Date): NotDone | null {
  if (!lesson.openedAt) return { reason: 'lesson-not-opened' };
  if (lesson.kind === 'video') {
    if (by === 'transcript' && !lesson.transcriptCounts) return { reason: 'transcript-does-not-count' };
    if (by !== 'transcript') return whyNotWatched(lesson);
  }
  const readyAt = new Date(lesson.openedAt.getTime() + (lesson.leastSeconds ?? 0) * 1000);
  return now < readyAt ? { reason: 'lesson-too-soon', readyAt } : null;
}

function whyNotWatched(lesson: LessonRecord): NotDone | null {
  const { watchedSeconds, neededSeconds } = watchingOf(lesson);
  if (watchedSeconds >= neededSeconds) return null;
  return { reason: 'video-not-watched', watchedSeconds, neededSeconds, transcriptCounts: lesson.transcriptCounts };
}

/** How much of a video was watched, and how much has to be. Whole seconds; what is needed is rounded down. */
export function watchingOf({ durationSeconds, watchPercent, watched }: Omit<LessonRecord, 'id'>) {
  return {
    watchedSeconds: Math.floor(coveredSeconds(watched)),
    neededSeconds: Math.floor(((durationSeconds ?? 0) * (watchPercent ?? 0)) / 100),
  };
}
