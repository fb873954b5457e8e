import { formatMoney } from '#src/shared/money.ts';
import type { AustralianState, CourseKind, Discipline, Level } from './course.ts';

export const kindNames: Record<CourseKind, { one: string; many: string; about: string }> = {
  workshop: { one: 'Workshop', many: 'Workshops', about: 'Half a day to two days with tools in hand.' },
  webinar: { one: 'Webinar', many: 'Webinars', about: 'An hour or two, live, with questions.' },
  online: { one: 'Online course', many: 'Online courses', about: 'Lessons and a quiz, whenever it suits.' },
  class: { one: 'Certification class', many: 'Certification classes', about: 'Several days towards a designation.' },
  event: { one: 'Event', many: 'Events', about: 'Conferences and training days.' },
};

/** Whether a live stream's recording earns its credit, as the course and the seat say it. */
export function recordingWords({ recordingEarnsCredit }: { recordingEarnsCredit: boolean }): string {
  return recordingEarnsCredit
    ? 'Who misses the live stream and watches its recording earns the credit too, once the trainer has noted it.'
    : 'Only being there live earns credit: where there is a recording, watching it earns none.';
}

export const disciplineNames: Record<Discipline, string> = {
  'water-damage': 'Water damage and drying',
  mould: 'Mould',
  'fire-and-odour': 'Fire, smoke and odour',
  carpet: 'Carpet',
  upholstery: 'Upholstery and leather',
  rugs: 'Rugs',
  'stone-and-tile': 'Stone, tile and hard floors',
  inspection: 'Inspection',
  'trauma-scene': 'Trauma scenes',
  'business-and-safety': 'Business and safety',
};

export const levelNames: Record<Level, string> = {
  introductory: 'Introductory',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
};

export const stateNames: Record<AustralianState, string> = {
  NSW: 'New South Wales',
  VIC: 'Victoria',
  QLD: 'Queensland',
  SA: 'South Australia',
  WA: 'Western Australia',
  TAS: 'Tasmania',
  NT: 'Northern Territory',
  ACT: 'Australian Capital Territory',
};

/** "$385.00", or "Free". */
export function priceWords(cents: number): string {
  return cents === 0 ? 'Free' : formatMoney(cents);
}

/** "90 minutes", "2 hours", "3.5 hours": the length of a part or a course. */
export function minutesWords(minutes: number): string {
  if (minutes < 120 && minutes % 60 !== 0) return `${minutes} minutes`;
  const hours = Math.round((minutes / 60) * 10) / 10;
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}

/** "3 days", "1 day", "8 parts of 1 hour", "90 minutes". Without a session's days they are reckoned from the length. */
export function durationWords(minutes: number, days = Math.max(1, Math.round(minutes / 450))): string {
  if (days === 1) return minutes >= 360 ? '1 day' : minutesWords(minutes);
  return minutes / days < 200 ? `${days} parts of ${minutesWords(minutes / days)}` : `${days} days`;
}
