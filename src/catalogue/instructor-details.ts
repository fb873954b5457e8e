/** What staff say about somebody who teaches. The public reads all of it but the account. */
export interface InstructorDetails {
  name: string;
  /** What they teach, in a few words. */
  headline: string;
  /** What they hold themselves, in one line; may be empty. */
  certifications: string;
  bio: string;
  /** The account with which they see their sessions; null for a guest who needs none. */
  accountEmail: string | null;
}

export interface InstructorForEditing {
  id: string;
  /** Carried by the form: an edit of an older one is refused. */
  updatedAt: Date;
  retiredAt: Date | null;
  details: InstructorDetails;
}

/** Nobody has signed up with this e-mail and confirmed it, or the account is another instructor's. */
export type AccountRefused = { reason: 'nobody-with-this-email' } | { reason: 'account-teaches-already'; name: string };
