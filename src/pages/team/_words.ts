import type { ShareScope, TeamRole } from '#src/accounts/index.ts';
import type { BoardFilter, HadBefore, TeamSeatStanding, TeamStanding } from '#src/renewal/index.ts';

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

/** What a member may do, in a word and in a sentence. */
export const roleWords: Record<TeamRole, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'Books, sees papers, decides who is on the team' },
  booker: { name: 'Booker', may: 'Books for the team and sees its papers' },
  viewer: { name: 'Viewer', may: 'Sees who is booked where' },
  learner: { name: 'Learner', may: 'Sees only their own; shares their credit with the team if they choose' },
};

export const roleChoices = (['owner', 'booker', 'viewer', 'learner'] as const).map((role) => ({
  value: role,
  label: roleWords[role].name,
  hint: roleWords[role].may,
}));

/** How much a member shares. */
export const scopeWords: Record<ShareScope, { badge: string; choice: string }> = {
  standing: { badge: 'How they stand', choice: 'How I stand, and nothing else' },
  credits: { badge: 'Credits and certificates', choice: 'How I stand, with my credits and certificates' },
};

export const filterWords: Record<BoardFilter, string> = {
  all: 'Everybody',
  '180': 'Gap, ends in 180 days',
  '90': 'In 90 days',
  '30': 'In 30 days',
  lapsed: 'Ended with a gap',
};

export const boardStateWords: Record<
  TeamStanding['state'],
  { text: string; tone: 'neutral' | 'info' | 'attention' | 'done' | 'error' }
> = {
  met: { text: 'Nothing missing', tone: 'done' },
  missing: { text: 'Missing', tone: 'attention' },
  lapsed: { text: 'Ended with a gap', tone: 'error' },
  unknown: { text: 'No cycle entered', tone: 'neutral' },
};

/** Why a course brings somebody nothing new. */
export function hadBeforeWords({ name, holds }: HadBefore): string {
  return holds
    ? `${name} holds ${new Intl.ListFormat('en-AU').format(holds)} already.`
    : `${name} has completed it before.`;
}

/** What a deed led back with: `?done=invited`. */
export const doneWords: Record<string, string> = {
  founded: 'Your organisation is here. Invite those who book with you.',
  saved: 'Saved. Papers from now on carry this; those that were issued stay as they are.',
  invited: 'The invitation is on its way. Its link works for seven days.',
  withdrawn: 'The invitation is withdrawn: its link leads nowhere now.',
  joined: 'You are on the team.',
  role: 'The role is changed.',
  removed: 'They are off the team. Seats that were booked for them stay theirs.',
  left: 'You have left the team.',
  'mail-on': 'You have the board by mail on the first of every month, from next month on.',
  'mail-off': 'You have no more monthly mail of this board.',
};

/** Whether staff let an organisation pay by invoice, and what that means. */
export function invoiceTermsWords({
  invoiceTerms,
  invoiceDays,
}: {
  invoiceTerms: 'none' | 'when-paid' | 'trusted';
  invoiceDays: number;
}): string {
  const within = invoiceDays === 0 ? 'on the day of booking' : `within ${invoiceDays} days`;
  if (invoiceTerms === 'trusted') return `By card, or by invoice ${within}. Seats are confirmed at once.`;
  if (invoiceTerms === 'when-paid')
    return `By card, or by invoice ${within}. Seats are kept until the due date and confirmed once the money is here.`;
  return 'By card. To pay by invoice as well, write to us: we look at it for each organisation.';
}
