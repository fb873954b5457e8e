/** What a course asks of whoever takes it. */
export interface Prerequisite {
  id: string;
  courseId: string;
  /** certificate: holds ours; declaration: holds ours, or says what they hold; advisory: is told. */
  rule: 'certificate' | 'declaration' | 'advisory';
  /** What is needed, in a name: "WRT, Water Damage Restoration Technician", or a course's title. */
  needs: string;
  /** The same in the words of the course's page, with how it is shown. */
  note: string;
  /** The designation that is asked for; null where it is a course. */
  designationId: string | null;
  /** The courses of ours that give it. */
  givenBy: string[];
}

/** One person who is to take one course. */
export interface Candidate {
  courseId: string;
  /** Null for an online course. */
  startsAt: Date | null;
  /** The prerequisites of which they say that they hold them, with evidence. */
  declared: readonly string[];
  /** What else they take under the same booking. */
  besides: readonly { courseId: string; endsAt: Date | null }[];
}

/** How somebody stands to a prerequisite in our own books. */
export type Standing = 'completed' | 'revoked' | 'none';

export interface UnmetPrerequisite {
  prerequisiteId: string;
  needs: string;
  note: string;
  why: WhyUnmet;
}

/** Only our certificate counts and there is none; it was withdrawn; nothing is on record and nothing was declared. */
export type WhyUnmet = 'certificate-needed' | 'certificate-revoked' | 'declaration-needed';

/** A declaration says more than "yes": a certificate's number, a school, a date. */
export const shortestEvidence = 6;
export const longestEvidence = 300;

/** What stands between the person and the course: nothing that a class before it, in the same booking, gives. */
export function unmetPrerequisites(
  candidate: Candidate,
  prerequisites: readonly Prerequisite[],
  standingIn: (prerequisiteId: string) => Standing,
): UnmetPrerequisite[] {
  return prerequisites
    .filter(({ courseId, rule }) => courseId === candidate.courseId && rule !== 'advisory')
    .filter(({ givenBy }) => !isGivenBefore(candidate, givenBy))
    .flatMap(({ id, rule, needs, note }) => {
      const why = whyUnmet(rule, standingIn(id), candidate.declared.includes(id));
      return why ? [{ prerequisiteId: id, needs, note, why }] : [];
    });
}

function isGivenBefore({ startsAt, besides }: Candidate, givenBy: readonly string[]): boolean {
  if (!startsAt) return false;
  return besides.some(({ courseId, endsAt }) => givenBy.includes(courseId) && endsAt !== null && endsAt <= startsAt);
}

function whyUnmet(rule: Prerequisite['rule'], standing: Standing, isDeclared: boolean): WhyUnmet | null {
  if (standing === 'completed') return null;
  if (rule === 'declaration') return isDeclared ? null : 'declaration-needed';
  return standing === 'revoked' ? 'certificate-revoked' : 'certificate-needed';
}
