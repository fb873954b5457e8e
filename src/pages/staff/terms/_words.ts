import type { TermsStanding } from '#src/orders/index.ts';

/** How a version of the terms stands. */
export const standingWords: Record<TermsStanding, { text: string; tone: 'neutral' | 'info' | 'attention' | 'done' }> = {
  'in-force': { text: 'In force', tone: 'done' },
  ahead: { text: 'Still ahead', tone: 'info' },
  past: { text: 'Past', tone: 'neutral' },
  'never-held': { text: 'Replaced before it held', tone: 'neutral' },
};
