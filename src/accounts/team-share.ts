/**
 * How much of their continuing education a member lets their team see. `standing`: designations, cycle, units counted and
 * missing, deadline. `credits`: that, and each credit with its certificate, which prints
 * the hours attended where it is for a part. Otherwise attendance, quiz and exam results are never shared.
 */
export const shareScopes = ['standing', 'credits'] as const;
export type ShareScope = (typeof shareScopes)[number];

/** What the member agrees to, word for word; kept with each consent. */
export function shareWords(organisation: string, scope: ShareScope): string {
  const what =
    scope === 'standing'
      ? 'my designations, the days of my cycles, how many units I have of how many, what is missing and until when'
      : 'my designations, the days of my cycles, how many units I have of how many, what is missing and until when; and every credit with its title, date, units, what became of it at the body, and its certificate, which prints the hours I attended if it is for a part of a course';
  return `Those who book for ${organisation} may see ${what}. I can change or end this at any time, and it ends when I leave the team.`;
}

/** The mail that tells owners every month what is shared. Named here because it is dropped when less is shared. */
export const teamBoardKind = 'team-board';

/** A member who does not answer is asked again after so many days at the earliest. */
export const daysBetweenRequests = 30;
