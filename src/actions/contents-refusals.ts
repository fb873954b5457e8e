import type {
  moveLesson,
  retireLesson,
  retireQuestion,
  writeLesson,
  writeQuestion,
  writeQuiz,
} from '#src/learning/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { counterWords } from './counter-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type ContentsRefusal = RefusalOf<
  | typeof moveLesson
  | typeof retireLesson
  | typeof retireQuestion
  | typeof writeLesson
  | typeof writeQuestion
  | typeof writeQuiz
>;

const videoFields = {
  captions: { field: 'captionsPath', words: 'A video needs captions' },
  transcript: { field: 'transcript', words: 'A video needs a transcript, for those who cannot watch it' },
  length: { field: 'durationSeconds', words: 'Enter how long the video is' },
  share: { field: 'watchPercent', words: 'Enter how much of it must be watched' },
};

const words: WordsFor<ContentsRefusal> = {
  ...counterWords,
  'changed-meanwhile': {
    words: 'A colleague has changed this meanwhile. Open the page again and look at it first.',
    status: 409,
  },
  'lesson-without-media': { words: 'Enter the address of the file', status: 422, field: 'mediaPath' },
  'picture-without-words': {
    words: 'Say what the picture shows, for those who cannot see it',
    status: 422,
    field: 'mediaAlt',
  },
  'video-without': ({ what }) => ({ ...videoFields[what], status: 422 }),
  'last-question': {
    words: 'A quiz asks at least one question. Write the one that takes its place first, then take this one out.',
    status: 409,
  },
  'quiz-without-rules': { words: 'Set the rules of the quiz first, then write its questions.', status: 409 },
};

/** The form comes back with the refusal in words. */
export function refusedContents(refusal: ContentsRefusal): FormOutcome {
  return { refused: phrase(words, refusal) };
}
