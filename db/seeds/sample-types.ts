/** The shapes the sample provider's catalogue is written in. Everything in db/seeds is invented. */

export type CourseKind = 'workshop' | 'webinar' | 'online' | 'class' | 'event';

export type Discipline =
  | 'water-damage'
  | 'mould'
  | 'fire-and-odour'
  | 'carpet'
  | 'upholstery'
  | 'rugs'
  | 'stone-and-tile'
  | 'inspection'
  | 'trauma-scene'
  | 'business-and-safety';

/** Ids of credit types that the seed creates. */
export type SampleCreditType = 'iicrc-cec' | 'ria-hour' | 'acac-rc' | 'nadca-cec' | 'iacet-ceu' | 'nsw-cpd' | 'tas-cpd';

export interface SampleApproval {
  creditType: SampleCreditType;
  /** Exact decimal as text: '7', '1.5', '0.7'. */
  units: string;
  status: 'approved' | 'pending';
  /** Days from the day of seeding; absent means open-ended. */
  validFromDays?: number;
  validToDays?: number;
}

export interface SampleCourse {
  /** Lower-case words with hyphens; also the URL. */
  slug: string;
  title: string;
  kind: CourseKind;
  discipline: Discipline;
  level: 'introductory' | 'intermediate' | 'advanced';
  /** One sentence for the card, at most 160 characters. */
  summary: string;
  /** Markdown, at least 120 words, written for this course alone. */
  description: string;
  /** "After this you can …": 4 to 7. */
  outcomes: string[];
  outline: { title: string; minutes: number; points: string[] }[];
  durationMinutes: number;
  /** GST-inclusive. 0 is free. */
  priceCents: number;
  gst: 'taxable' | 'gst-free';
  /** Paid when booking; the rest so many days before the start. Absent: everything when booking. */
  deposit?: { cents: number; balanceDueDays: number };
  whatToBring: string[];
  /** What the learner pays to others, not to us; `cents` is null where the amount must be checked with them. */
  alsoPay: { label: string; to: string; cents: number | null }[];
  approvals: SampleApproval[];
  /** Codes of designations the class prepares for (WRT, ASD …); two for a combination class. */
  preparesFor: string[];
  prerequisites: {
    designation?: string;
    courseSlug?: string;
    rule: 'certificate' | 'declaration' | 'advisory';
    note: string;
  }[];
  /** Self-paced courses only: days of access, null for no end. */
  accessDays?: number | null;
  /**
   * Days of attendance in per cent of the time, the quiz's pass mark where there is a quiz, and whether the trainer countersigns
   * each day.
   */
  completion: { attendancePercent: number; quizPassPercent?: number; countersign?: true };
  series?: { name: string; part: number };
  /** Slugs of sample instructors. */
  instructors: string[];
  /** Online courses: whether each lesson waits for the one before it. It does when this is absent. */
  lessonsInOrder?: boolean;
  lessons?: SampleLesson[];
  quiz?: {
    passPercent: number;
    attempts: number;
    /** How many of the bank an attempt asks; absent: all. */
    drawCount?: number;
    coolDownMinutes?: number;
    minutesAllowed?: number;
    questions: SampleQuestion[];
  };
  sessions: SampleSession[];
}

export interface SampleLesson {
  title: string;
  /** Lessons that follow one another under the same words are a module. */
  module?: string;
  minutes: number;
  /** Markdown. */
  body: string;
  /** Seconds between opening it and having read it. */
  leastSeconds?: number;
  /** What it shows besides its text: files under db/seeds/courses/media. */
  media?:
    | { kind: 'image'; path: string; alt: string }
    | { kind: 'file'; path: string }
    | {
        kind: 'video';
        path: string;
        captions: string;
        transcript: string;
        seconds: number;
        watchPercent: number;
        skippingAllowed: boolean;
        transcriptCounts: boolean;
      };
}

/** A question of the bank. */
export type SampleQuestion = {
  prompt: string;
  /** Shown after marking: why the right answer is right. */
  explanation: string;
} & (
  | {
      /** Exactly one correct answer when `single`, at least one when `multiple`. */
      kind: 'single' | 'multiple';
      options: { text: string; correct: boolean }[];
    }
  | { kind: 'number'; options: [{ value: string; tolerance: string; unit: string }] }
  /** In the right order. */
  | { kind: 'order'; options: { text: string }[] }
  | { kind: 'match'; options: { text: string; match: string }[] }
);

export interface SampleSession {
  /** First day, counted from the day of seeding; negative for a session in the past. */
  inDays: number;
  /** One entry a day, times in the session's zone: [offset from the first day, start, end]. */
  days: [offset: number, start: string, end: string][];
  delivery: 'in-person' | 'live-stream';
  /** Slug of a sample venue when in person. */
  venue?: string;
  /** Needed for a live stream; a venue has its own. */
  timeZone?: string;
  capacity: number;
  minSeats: number;
  /** Days before the first day on which it is decided whether the session runs. */
  goNoGoDaysBefore: number;
  state: 'open' | 'closed' | 'cancelled' | 'draft';
  /** Overrides the course's price for this session, GST-inclusive. */
  priceCents?: number;
  /** Invented learners already enrolled. `capacity` means it is full. */
  taken: number;
  instructor: string;
}

export interface SampleVenue {
  slug: string;
  name: string;
  street: string;
  suburb: string;
  state: 'NSW' | 'VIC' | 'QLD' | 'SA' | 'WA' | 'TAS' | 'NT' | 'ACT';
  postcode: string;
  timeZone: string;
  /** Parking, public transport, step-free access: what a visitor asks. */
  gettingThere: string;
}

export interface SampleInstructor {
  slug: string;
  name: string;
  /** e-mail at example.com; the one with slug 'dana-whitlock' signs in as trainer@example.com. */
  email: string;
  headline: string;
  /** What they hold themselves, in one line. */
  certifications?: string;
  bio: string;
}
