import type { LessonDetails, QuestionKind } from '#src/learning/index.ts';

export const lessonKindNames: Record<LessonDetails['kind'], string> = {
  text: 'Text',
  image: 'Picture with text',
  video: 'Video',
  file: 'File to save',
};

export const questionKindNames: Record<QuestionKind, string> = {
  single: 'One is right',
  multiple: 'Several are right',
  number: 'A number',
  order: 'Put in order',
  match: 'Match',
};

/** The choices of a select. */
export function choicesOf(names: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}
