import { describe, expect, it } from 'vitest';
import type { DayAttendance } from '#src/attendance/index.ts';
import { type CompletionFacts, completionRule } from '#src/certificates/completion-rule.ts';
import type { LearningEvidence } from '#src/learning/index.ts';

const afterwards = { now: new Date('2027-02-10T00:00:00Z'), inPart: false };

const marked = (state: DayAttendance['state'], minutes: number, open = false): DayAttendance => ({
  state,
  minutes,
  open,
  anomalies: [],
});
const present = marked('present', 480);
const unmarked = marked('unmarked', 0);

/** Days of eight hours from 3 Feb 2027 in Parramatta. */
function attended(days: DayAttendance[], attendancePercent = 100) {
  return {
    delivery: 'in-person' as const,
    timeZone: 'Australia/Sydney',
    attendancePercent,
    countersignNeeded: false,
    earnsPart: false,
    isHeld: true,
    finishedAt: null as Date | null,
    attendance: {
      days: days.map((attendance, index) => ({
        dayNumber: index + 1,
        startsAt: new Date(Date.UTC(2027, 1, 2 + index, 21, 30)),
        endsAt: new Date(Date.UTC(2027, 1, 3 + index, 5, 30)),
        scheduledMinutes: 480,
        attendance,
        checks: null,
        seen: [],
        countersignedAt: null,
        restsOnOwnWord: false,
        eventIds: [index],
      })),
      attendedMinutes: days.reduce((total, { minutes }) => total + minutes, 0),
      scheduledMinutes: 480 * days.length,
    },
  };
}

function learned(facts: Partial<LearningEvidence> = {}): CompletionFacts['course'] {
  const all: LearningEvidence = {
    lessonsDone: 2,
    lessonsTotal: 2,
    missingLessons: [],
    quizPassed: true,
    bestPercent: 90,
    passPercent: 80,
    attemptsLeft: 1,
    passedAttemptId: 'attempt',
    metAt: new Date('2027-02-03T14:00:00Z'),
  };
  return { delivery: 'self-paced', learning: { ...all, ...facts } };
}

const facts = (course: CompletionFacts['course'], rest: Partial<CompletionFacts> = {}): CompletionFacts => ({
  course,
  learnerIsNamed: true,
  payment: 'paid',
  owes: false,
  onTrust: false,
  ...rest,
});

const missingIn = (given: CompletionFacts, moment = afterwards) => {
  const verdict = completionRule(given, moment);
  return verdict.met ? [] : verdict.missing;
};

describe('a session', () => {
  it('is completed on its last day when every day was attended', () => {
    const verdict = completionRule(facts(attended([present, present])), afterwards);
    expect(verdict).toMatchObject({ met: true, completedOn: '2027-02-04' });
    expect(verdict).toMatchObject({ evidence: { attendedMinutes: 960, payment: 'paid' } });
  });

  it('counts minutes over all days against the course’s share, to the minute', () => {
    const course = (minutes: number) => facts(attended([present, marked('partial', minutes)], 90));
    expect(missingIn(course(384))).toEqual([]);
    expect(missingIn(course(383))[0]).toContain('14 h 23 min of 16 h, and this course asks for 14 h 24 min');
  });

  it('says which day is not marked and who can mend it', () => {
    expect(missingIn(facts(attended([present, unmarked])))).toEqual([
      'Day 2 (Thu 4 Feb 2027) is not marked yet: your trainer can confirm it.',
    ]);
    expect(missingIn(facts(attended([unmarked])))[0]).toMatch(/^The day \(Wed 3 Feb 2027\) is not marked yet/);
    expect(missingIn(facts(attended([marked('partial', 0, true)])))[0]).toContain('the sign-out is missing');
  });

  it('is not completed before it is over, unless its trainer says that it is', () => {
    const course = facts(attended([present]));
    const during = { ...afterwards, now: new Date('2027-02-03T05:00:00Z') };
    expect(missingIn(course, during)[0]).toContain('is on now: your certificate follows when the last day ends');
    const finished = (time: string) => facts({ ...attended([present]), finishedAt: new Date(time) });
    expect(completionRule(finished('2027-02-03T04:00:00Z'), during)).toMatchObject({ met: true });
    // Said before the last day began, it was said of other dates.
    expect(missingIn(finished('2027-02-02T21:29:00Z'), during)[0]).toContain('is on now');
    const dayBefore = { ...afterwards, now: new Date('2027-02-02T05:00:00Z') };
    expect(missingIn(course, dayBefore)[0]).toContain('still to come: it begins on Wed 3 Feb 2027, 8:30 am AEDT');
  });

  it('that is not held completes nobody', () => {
    const course = { ...attended([present]), isHeld: false };
    expect(missingIn(facts(course))).toEqual(['This session is not held, so nobody completes it.']);
  });

  it('in which people signed themselves in waits for the trainer to confirm the day', () => {
    const course = attended([present]);
    const days = (countersignedAt: Date | null) =>
      course.attendance.days.map((day) => ({ ...day, restsOnOwnWord: true, countersignedAt }));
    const given = (countersignedAt: Date | null) =>
      facts({ ...course, attendance: { ...course.attendance, days: days(countersignedAt) } });
    expect(missingIn(given(null))).toEqual([
      'The day (Wed 3 Feb 2027): you signed yourself in. Your trainer confirms the day, and then it counts.',
    ]);
    expect(missingIn(given(new Date('2027-02-03T06:00:00Z')))).toEqual([]);
  });

  it('waits for the trainer’s countersign of each day where the course asks for it', () => {
    const course = attended([present, present]);
    expect(missingIn(facts({ ...course, countersignNeeded: true }))).toEqual([
      'Day 1 (Wed 3 Feb 2027) waits for your trainer’s countersign: they confirm the record of the whole day.',
      'Day 2 (Thu 4 Feb 2027) waits for your trainer’s countersign: they confirm the record of the whole day.',
    ]);
    const days = course.attendance.days.map((day) => ({
      ...day,
      countersignedAt: day.dayNumber === 1 ? new Date('2027-02-03T06:00:00Z') : null,
    }));
    const half = { ...course, countersignNeeded: true, attendance: { ...course.attendance, days } };
    expect(missingIn(facts(half))).toHaveLength(1);
  });

  it('gives a part only when a person wants it, a body has it, and nothing is left to be noted', () => {
    const earning = (days: DayAttendance[]) => facts({ ...attended(days), earnsPart: true });
    const wish = { ...afterwards, inPart: true };
    const half = [present, marked('partial', 100)];
    expect(completionRule(earning(half), wish)).toMatchObject({ met: true, isPart: true, evidence: { inPart: true } });
    expect(missingIn(earning(half))[0]).toContain('or about the credit for the part that you attended');
    expect(missingIn(facts(attended(half)), wish)[0]).toContain('9 h 40 min of 16 h');
    expect(missingIn(earning([present, unmarked]), wish)[0]).toContain('Day 2 (Thu 4 Feb 2027) is not marked yet');
    expect(missingIn(earning([present, marked('partial', 0, true)]), wish)[0]).toContain('the sign-out is missing');
    expect(completionRule(earning([present, present]), wish)).toMatchObject({ met: true, isPart: false });
  });
});

describe('an online course', () => {
  it('is completed on the day of the last thing done, where the provider is', () => {
    expect(completionRule(facts(learned()), afterwards)).toMatchObject({ met: true, completedOn: '2027-02-04' });
  });

  it('says which lessons are left and what the quiz asks', () => {
    const missing = { metAt: null, missingLessons: ['Air'], quizPassed: false, bestPercent: 60, attemptsLeft: 0 };
    expect(missingIn(facts(learned(missing)))).toEqual([
      '1 lesson is still to be read and marked as done: Air.',
      'The quiz is not passed yet: 80 % is needed; your best so far is 60 %. No attempts are left: write to us, and we look at it together.',
    ]);
  });
});

describe('money and names', () => {
  it('waits for the order to be paid, unless it is on the account of an employer who is trusted', () => {
    const course = attended([present]);
    expect(missingIn(facts(course, { payment: 'pending' }))[0]).toContain('not paid yet');
    expect(missingIn(facts(course, { payment: 'pending', onTrust: true }))).toEqual([]);
    expect(missingIn(facts(course, { payment: 'free' }))).toEqual([]);
    expect(missingIn(facts(course, { payment: 'refunding' }))).toEqual([]);
    // One seat's money goes back while another was moved to a dearer date on account.
    expect(missingIn(facts(course, { payment: 'refunding', owes: true }))[0]).toContain('not paid yet');
  });

  it('names everything that is missing at once', () => {
    const missing = missingIn(facts(attended([unmarked]), { payment: 'unpaid', learnerIsNamed: false }));
    expect(missing).toHaveLength(3);
  });
});
