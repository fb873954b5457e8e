/** What staff are told on every screen alike. */
export const counterWords = {
  'not-allowed': { words: 'Your rights do not cover this. An administrator can widen them.', status: 403 },
  'not-found': { words: 'This is not there (any more).', status: 404 },
  busy: {
    words: 'Somebody else is at work on this order right now. Nothing was changed: press the button again.',
    status: 503,
  },
  'changed-meanwhile': {
    words:
      'Somebody has changed this since you opened the page. Nothing was saved, and what you typed is still here: open the page in a second tab to compare.',
    status: 409,
  },
  'choice-gone': { words: 'Something that you chose is not there any more. Load the page again.', status: 409 },
};
