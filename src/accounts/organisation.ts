import type { TeamRole } from './viewer.ts';

/** An employer, and to whom its papers are made out. */
export interface OrganisationDetails {
  name: string;
  /** Eleven digits whose check digits fit. */
  abn: string;
  billingEmail: string;
  billingAddress: string;
}

/** An invitation may be accepted for so many days. */
export const invitationDays = 7;

/** An organisation that nobody is a member of, or does not exist: who may not see it learns nothing. */
export type NotYourTeam = { reason: 'not-found' };
/** Only owners may: they are named on the team's page. */
export type NotOwner = { reason: 'not-owner' };
/** Somebody must be left who can let others in. */
export type LastOwner = { reason: 'last-owner' };

/** Whether this member may change who is on the team and what its papers say. */
export function mayChangeTeam(role: TeamRole | undefined): boolean {
  return role === 'owner';
}

/** Whether this member sees what the team booked. A learner sees their own and nothing of others. */
export function maySeeTeam(role: TeamRole | undefined): boolean {
  return role !== undefined && role !== 'learner';
}

/** Whether this member sees prices, papers and the balance. */
export function maySeeMoney(role: TeamRole | undefined): boolean {
  return role === 'owner' || role === 'booker';
}
