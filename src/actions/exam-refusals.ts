import type { noteExamResult } from '#src/renewal/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import type { WordsFor } from './refusal-words.ts';

export const examRefusals: WordsFor<RefusalOf<typeof noteExamResult>> = {
  'no-exam': { words: 'No exam follows a seat of yours with that number.', status: 404 },
  'exam-day-wrong': ({ first, today }) => ({
    words: `Enter a day from ${formatDate(first)} to ${formatDate(today)}.`,
    status: 422,
    field: 'satOn',
  }),
};
