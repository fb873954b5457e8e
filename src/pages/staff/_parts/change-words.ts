import type { ChangedSeatState } from '#src/enrolment/index.ts';

type Tone = 'neutral' | 'info' | 'attention' | 'done' | 'error';

/** What became of a seat of a session that we cancelled or moved. */
export const changedSeatWords: Record<ChangedSeatState, { text: string; tone: Tone }> = {
  'to-tell': { text: 'Not told yet', tone: 'info' },
  asked: { text: 'Asked', tone: 'attention' },
  refunded: { text: 'Refunded', tone: 'done' },
  balance: { text: 'Kept as balance', tone: 'done' },
  transferred: { text: 'Other date', tone: 'done' },
  kept: { text: 'Kept at the new time', tone: 'done' },
  gone: { text: 'Given back otherwise', tone: 'neutral' },
};

export const changedSeatStates = Object.keys(changedSeatWords) as ChangedSeatState[];
