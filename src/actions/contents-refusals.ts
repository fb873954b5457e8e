import type {
  FileUse,
  keepLessonFile,
  moveLesson,
  retireLesson,
  retireQuestion,
  writeLesson,
  writeQuestion,
  writeQuiz,
} from '#src/learning/index.ts';
import type { FormOutcome, FormRefusal } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { counterWords } from './counter-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type ContentsRefusal = RefusalOf<
  | typeof keepLessonFile
  | typeof moveLesson
  | typeof retireLesson
  | typeof retireQuestion
  | typeof writeLesson
  | typeof writeQuestion
  | typeof writeQuiz
>;

const videoFields = {
  captions: { field: 'captions', words: 'A video needs captions, for those who cannot hear it' },
  transcript: { field: 'transcript', words: 'A video needs a transcript, for those who cannot watch it' },
  length: { field: 'durationSeconds', words: 'Enter how long the video is' },
  share: { field: 'watchPercent', words: 'Enter how much of it must be watched' },
};

const typesWanted: Record<FileUse, string> = {
  image: 'This is no PNG, JPEG or WebP picture',
  video: 'This is no WebM or MP4 video',
  file: 'This is no PDF, CSV, XLSX, DOCX or plain text file',
  captions: 'This is no file of captions (VTT)',
};

const besideFile = (use: FileUse, said: string): FormRefusal => ({
  ...{ words: said, status: 422, field: use === 'captions' ? 'captions' : 'media' },
});

const words: WordsFor<ContentsRefusal> = {
  ...counterWords,
  'changed-meanwhile': {
    words: 'A colleague has changed this meanwhile. Open the page again and look at it first.',
    status: 409,
  },
  'lesson-without-media': { words: 'Choose the file', status: 422, field: 'media' },
  'text-shows-no-file': {
    words: 'A text shows no file: choose another kind above, then the file again; or leave the file out',
    status: 422,
    field: 'media',
  },
  'file-empty': ({ use }) => besideFile(use, 'This file is empty: 0 bytes. Choose it again'),
  'file-too-large': ({ use, largestBytes }) =>
    besideFile(use, `This file is larger than ${largestBytes / 1024 / 1024} MB. Make it smaller, then choose it again`),
  'course-full-of-files': ({ use, mostBytes }) =>
    besideFile(
      use,
      `The files of this course weigh ${mostBytes / 1024 ** 3} GB together, which is the most. Those that no lesson shows go a day after they were uploaded: wait for that, or use smaller ones`,
    ),
  'file-of-wrong-type': ({ use }) => besideFile(use, `${typesWanted[use]}, whatever its name says. Choose another`),
  'file-gone': ({ use }) => besideFile(use, 'This file was uploaded more than a day ago and is gone: choose it again'),
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
