import { Temporal } from 'temporal-polyfill';

/** What is kept about a person, as they and the staff may see it. */
export interface Profile {
  id: string;
  email: string;
  emailVerifiedAt: Date | null;
  name: string;
  phone: string | null;
  /** The name as the credit body holds it, printed on certificates. */
  certificateName: string | null;
  certificateNameConfirmedAt: Date | null;
  iicrcId: string | null;
  /** The 18th birthday, set only for a learner who is under 18. */
  adultOn: string | null;
  guardianName: string | null;
  guardianEmail: string | null;
  hasPassword: boolean;
}

/** Learners are at least this old: younger people are not taught here. */
const youngestAge = 15;

/** Whether the learner is under 18 on this date ('YYYY-MM-DD'). */
export function isMinorOn(person: { adultOn: string | null }, date: string): boolean {
  return person.adultOn !== null && date < person.adultOn;
}

/** Whether somebody with this 18th birthday is between 15 and 17 on the date. */
export function isYoungLearner(adultOn: string, date: string): boolean {
  const latest = Temporal.PlainDate.from(date)
    .add({ years: 18 - youngestAge })
    .toString();
  return date < adultOn && adultOn <= latest;
}

/**
 * The IICRC id as it is written on a profile there: digits, perhaps with letters or hyphens. The format is not published,
 * so only what cannot be one is turned away. Null when it cannot.
 */
export function parseIicrcId(typed: string): string | null {
  const id = typed.trim().replace(/\s+/g, ' ').toUpperCase();
  return /^(?=.*\d)[A-Z0-9][A-Z0-9 -]{2,19}$/.test(id) ? id : null;
}
