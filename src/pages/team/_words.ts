import type { TeamSeatStanding } from '#src/renewal/index.ts';

/** How a seat stands, as the employer reads it. */
export const teamWords: Record<
  TeamSeatStanding,
  { text: string; tone: 'neutral' | 'info' | 'attention' | 'done' | 'error' }
> = {
  unpaid: { text: 'Not paid yet', tone: 'attention' },
  booked: { text: 'Booked', tone: 'done' },
  cancelled: { text: 'Cancelled', tone: 'error' },
  moved: { text: 'Moved to another date', tone: 'neutral' },
};
