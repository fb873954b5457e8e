import type { Approval, CreditStampFacts } from '#src/credits/index.ts';

export type CourseKind = 'workshop' | 'webinar' | 'online' | 'class' | 'event';
export type Level = 'introductory' | 'intermediate' | 'advanced';
export type Delivery = 'in-person' | 'live-stream';
export type AustralianState = 'NSW' | 'VIC' | 'QLD' | 'SA' | 'WA' | 'TAS' | 'NT' | 'ACT';
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

/** A course on a shelf. */
export interface CourseSummary {
  id: string;
  slug: string;
  title: string;
  kind: CourseKind;
  discipline: Discipline;
  level: Level;
  summary: string;
  durationMinutes: number;
  /** The price of the next session, or the course's own. GST-inclusive. */
  priceCents: number;
  /** The next session that can be booked by date and fits what was asked for; null for online courses and when none is set. */
  next: NextSession | null;
  /** How many sessions fit, the next included. */
  sessionCount: number;
  /** Credit on the days of the next session, or today for an online course. */
  credits: CreditStampFacts[];
}

export interface NextSession {
  id: string;
  delivery: Delivery;
  suburb: string | null;
  state: AustralianState | null;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  dayCount: number;
  capacity: number;
  seatsLeft: number;
}

/** What a course says of itself, to the public as to staff. */
export interface CourseFacts {
  slug: string;
  title: string;
  kind: CourseKind;
  discipline: Discipline;
  level: Level;
  summary: string;
  /** Markdown. */
  description: string;
  outcomes: string[];
  outline: { title: string; minutes: number; points: string[] }[];
  whatToBring: string[];
  /** What the learner pays to others; null cents must be checked with them. */
  alsoPay: { label: string; to: string; cents: number | null }[];
  durationMinutes: number;
  /** GST-inclusive; a session may have its own. */
  priceCents: number;
  gst: 'taxable' | 'gst-free';
  /** Online courses: days of access, null for no end. */
  accessDays: number | null;
  attendancePercent: number;
  /** Of live streams: whether who watches the recording earns the credit too. */
  recordingEarnsCredit: boolean;
  /** The body's exam is to be sat so many days after the last day; null where none follows. */
  examWithinDays: number | null;
  series: { name: string; part: number } | null;
}

/** Everything a course page says, apart from its sessions. */
export interface Course extends CourseFacts {
  id: string;
  state: 'draft' | 'published' | 'retired';
  policy: CancellationPolicy;
  prerequisites: Prerequisite[];
  /** Designations that the class prepares for. */
  preparesFor: { id: string; code: string; name: string }[];
  /** Lessons and quiz of an online course. */
  lessons: { title: string; minutes: number }[];
  quiz: { passPercent: number; attemptsAllowed: number | null; questionCount: number } | null;
  updatedAt: Date;
}

interface CancellationPolicy {
  versionId: string;
  name: string;
  summary: string;
  /** The longest notice first. */
  tiers: { atLeastHoursBefore: number; refundPercent: number; feeCents: number }[];
  /** What moving to another date costs; no step that fits: it cannot be moved any more. */
  transferTiers: { atLeastHoursBefore: number; feeCents: number }[];
  substituteUntilHours: number;
}

export interface Prerequisite {
  rule: 'certificate' | 'declaration' | 'advisory';
  note: string;
  designation: { code: string; name: string } | null;
  /** A course that meets it: the one required, or the classes that prepare for the designation. */
  courses: { slug: string; title: string }[];
}

export interface Venue {
  name: string;
  street: string;
  suburb: string;
  state: AustralianState;
  postcode: string;
  gettingThere: string;
}

/** One dated run, as the public sees it. */
export interface Session {
  id: string;
  courseId: string;
  delivery: Delivery;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  days: { id: string; dayNumber: number; startsAt: Date; endsAt: Date }[];
  venue: Venue | null;
  capacity: number;
  seatsLeft: number;
  minSeats: number;
  goNoGoOn: string | null;
  confirmedToRunAt: Date | null;
  /** The session's own price or the course's, GST-inclusive. */
  priceCents: number;
  state: 'draft' | 'open' | 'closed' | 'cancelled';
  cancelReason: string | null;
  instructors: { slug: string; name: string; headline: string; certifications: string; bio: string }[];
}

/** A course page: the course with its approvals and sessions. */
export interface CoursePage {
  course: Course;
  approvals: Approval[];
  /** Those to come, the soonest first, then those of the last weeks. */
  sessions: Session[];
}

export type CourseBrief = Pick<
  Course,
  | 'id'
  | 'slug'
  | 'title'
  | 'kind'
  | 'discipline'
  | 'level'
  | 'state'
  | 'summary'
  | 'durationMinutes'
  | 'priceCents'
  | 'gst'
  | 'alsoPay'
  | 'whatToBring'
>;
