/** A lesson with what this learner has done of it. */
export interface LessonRecord {
  id: string;
  position: number;
  title: string;
  minutes: number;
  openedAt: Date | null;
  completedAt: Date | null;
}

export interface LessonState extends LessonRecord {
  /** A lesson opens when all before it are completed. */
  state: 'completed' | 'open' | 'closed';
}

/** The lessons in order, each with whether it may be read. */
export function lessonStates(records: LessonRecord[]): LessonState[] {
  const inOrder = records.toSorted((a, b) => a.position - b.position);
  const firstMissing = inOrder.find(({ completedAt }) => completedAt === null)?.position ?? Infinity;
  return inOrder.map((lesson) => ({ ...lesson, state: stateOf(lesson, firstMissing) }));
}

function stateOf({ completedAt, position }: LessonRecord, firstMissing: number): LessonState['state'] {
  if (completedAt) return 'completed';
  return position <= firstMissing ? 'open' : 'closed';
}

/** The lessons that are still to be completed, in order. */
export function missingLessons<Lesson extends LessonRecord>(lessons: Lesson[]): Lesson[] {
  return lessons.filter(({ completedAt }) => completedAt === null);
}
