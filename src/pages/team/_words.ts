import type { TeamRole } from '#src/accounts/index.ts';
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

/** What a member may do, in a word and in a sentence. */
export const roleWords: Record<TeamRole, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'Books, sees papers, decides who is on the team' },
  booker: { name: 'Booker', may: 'Books for the team and sees its papers' },
  viewer: { name: 'Viewer', may: 'Sees who is booked where' },
};

export const roleChoices = (['owner', 'booker', 'viewer'] as const).map((role) => ({
  value: role,
  label: roleWords[role].name,
  hint: roleWords[role].may,
}));

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
