import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWithin } from '#src/learning/number-answer.ts';
import { cleaningCourses } from '../../db/seeds/courses/cleaning.ts';
import { restorationCourses } from '../../db/seeds/courses/restoration.ts';
import { sampleInstructors } from '../../db/seeds/sample-instructors.ts';
import type { SampleCourse, SampleSession } from '../../db/seeds/sample-types.ts';
import { sampleVenues } from '../../db/seeds/sample-venues.ts';

const courses = [...restorationCourses, ...cleaningCourses];
const sessions = courses.flatMap((course) => course.sessions.map((session) => ({ course, session })));
const courseSlugs = new Set(courses.map((course) => course.slug));
const instructorSlugs = new Set(sampleInstructors.map((instructor) => instructor.slug));
const venues = new Map(sampleVenues.map((venue) => [venue.slug, venue]));

describe('every sample course', () => {
  it('has a slug of its own', () => {
    expect(courseSlugs.size).toBe(courses.length);
    for (const slug of courseSlugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(courses)('$slug is described in its own words', (course) => {
    expect(wordsOf(course.description).length).toBeGreaterThanOrEqual(120);
    expect(course.summary.length).toBeLessThanOrEqual(160);
    expect(course.outcomes.length).toBeGreaterThanOrEqual(4);
    expect(course.outcomes.length).toBeLessThanOrEqual(7);
    expect(course.outline.reduce((minutes, part) => minutes + part.minutes, 0)).toBe(course.durationMinutes);
  });

  it('shares no sentence with another', () => {
    const sentences = courses.flatMap((course) => [...new Set(sentencesOf(course.description))]);
    expect(repeated(sentences)).toEqual([]);
    expect(repeated(courses.flatMap((course) => course.outcomes))).toEqual([]);
    expect(repeated(courses.map((course) => course.summary))).toEqual([]);
  });

  it.each(courses)('$slug claims nothing that only a body may say', (course) => {
    const text = JSON.stringify(course).toLowerCase();
    expect(text).not.toContain('nationally recognised');
    expect(text).not.toContain('sample catalogue');
    expect(text).not.toMatch(/approval (no|number|code)\b/);
  });

  it.each(courses)('$slug refers only to what exists', (course) => {
    for (const slug of [...course.instructors, ...course.sessions.map((session) => session.instructor)])
      expect(instructorSlugs).toContain(slug);
    for (const { courseSlug } of course.prerequisites) if (courseSlug) expect(courseSlugs).toContain(courseSlug);
    for (const { creditType, units } of course.approvals) expect([creditType, units]).toEqual([creditType, decimal]);
  });

  it.each(courses.filter((course) => course.quiz))('$slug asks questions that can be answered', (course) => {
    expect(course.quiz?.questions.length).toBeGreaterThanOrEqual(6);
    expect(course.quiz?.passPercent).toBe(course.completion.quizPassPercent);
    for (const question of course.quiz?.questions ?? []) {
      expect(question.explanation.length).toBeGreaterThan(20);
      if (question.kind !== 'single' && question.kind !== 'multiple') continue;
      const correct = question.options.filter((option) => option.correct).length;
      expect([question.prompt, correct]).toEqual([question.prompt, question.kind === 'single' ? 1 : atLeastOne]);
      expect(question.options.length).toBeGreaterThan(correct);
    }
  });

  it.each(courses.filter((course) => course.kind === 'online'))('$slug has lessons, a quiz and no dates', (course) => {
    expect(course.sessions).toEqual([]);
    expect(course.accessDays).not.toBeUndefined();
    expect(course.quiz).toBeDefined();
    expect(course.lessons?.length).toBeGreaterThanOrEqual(3);
    for (const lesson of course.lessons ?? []) expect(wordsOf(lesson.body).length).toBeGreaterThanOrEqual(120);
  });
});

const complete = courses.filter(({ quiz }) => (quiz?.questions.length ?? 0) >= 20);

describe('online courses that are complete', () => {
  it('are at least three', () => {
    expect(complete.length).toBeGreaterThanOrEqual(3);
    expect(new Set(complete.map(({ outline }) => outline.map(({ title }) => title).join())).size).toBe(complete.length);
  });

  it.each(complete)('$slug has 1,500 words, modules, a diagram and every kind of question', (course) => {
    const lessons = course.lessons ?? [];
    expect(wordsOf(lessons.map(({ body }) => body).join(' ')).length).toBeGreaterThanOrEqual(1500);
    expect(new Set(lessons.map(({ module }) => module)).size).toBeGreaterThanOrEqual(2);
    expect(lessons.some(({ media }) => media?.path.endsWith('.svg'))).toBe(true);
    const questions = course.quiz?.questions ?? [];
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(5);
    expect(repeated(questions.map(({ prompt }) => prompt))).toEqual([]);
    expect(course.quiz?.drawCount).toBeLessThan(questions.length);
  });

  it('show the files that are there, all of them, each small enough for one piece', () => {
    const folder = 'db/seeds/courses/media';
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => path.extname(name));
    const media = courses.flatMap(({ lessons = [] }) => lessons.flatMap(({ media }) => media ?? []));
    const shown = media.flatMap((each) => (each.kind === 'video' ? [each.path, each.captions] : [each.path]));
    expect(shown.toSorted()).toEqual(files.toSorted());
    for (const file of files) expect(statSync(path.join(folder, file)).size).toBeLessThan(1024 * 1024);
  });

  it.each(complete)('$slug has numbers, orders and matches that can be told apart', (course) => {
    for (const question of course.quiz?.questions ?? []) {
      if (question.kind === 'number')
        expect(isWithin(question.options[0].value, question.options[0].value, '0')).toBe(true);
      if (question.kind === 'order') expect(new Set(question.options.map(({ text }) => text)).size).toBeGreaterThan(2);
      if (question.kind === 'match')
        expect(new Set(question.options.map(({ match }) => match)).size).toBeGreaterThan(1);
    }
  });
});

describe('every sample session', () => {
  it.each(sessions)('of $course.slug in $session.inDays days has a place, seats and hours', ({ session }) => {
    if (session.delivery === 'in-person') expect(venues.has(session.venue ?? '')).toBe(true);
    else expect(session.timeZone).toMatch(/^Australia\//);
    expect(session.taken).toBeLessThanOrEqual(session.capacity);
    expect(session.minSeats).toBeLessThanOrEqual(session.capacity);
    for (const [, start, end] of session.days) expect(start < end).toBe(true);
    if (session.inDays < 0) expect(session.taken).toBeGreaterThan(0);
  });

  it('of a live-streamed certification class seats at most twenty', () => {
    const streamed = sessions.filter((s) => s.course.kind === 'class' && s.session.delivery === 'live-stream');
    expect(streamed.length).toBeGreaterThan(0);
    for (const { session } of streamed) expect(session.capacity).toBeLessThanOrEqual(20);
  });
});

describe('the catalogue as a whole', () => {
  it('is large enough', () => {
    expect(courses.length).toBeGreaterThanOrEqual(40);
    expect(sessions.filter(({ session }) => session.inDays >= 0).length).toBeGreaterThanOrEqual(120);
  });

  it('has every kind, every state and every zone', () => {
    expect(new Set(courses.map((course) => course.kind)).size).toBe(5);
    expect(new Set(sampleVenues.map((venue) => venue.state)).size).toBe(8);
    const used = new Set(sessions.map(({ session }) => zoneOf(session)));
    for (const city of ['Sydney', 'Melbourne', 'Brisbane', 'Adelaide', 'Darwin', 'Perth', 'Hobart'])
      expect(used).toContain(`Australia/${city}`);
  });

  it('knows the trainer who can sign in', () => {
    expect(sampleInstructors.find(({ slug }) => slug === 'dana-whitlock')?.email).toBe('trainer@example.com');
    expect(sampleInstructors).toHaveLength(8);
  });

  const isAhead = (session: SampleSession) => session.inDays > 0 && session.state === 'open';
  const sessionEdges: Record<string, (session: SampleSession, course: SampleCourse) => boolean> = {
    'full, so that it has a waiting list': (s) => isAhead(s) && s.taken === s.capacity,
    'with one seat left': (s) => isAhead(s) && s.taken === s.capacity - 1,
    cancelled: (s) => s.inDays > 0 && s.state === 'cancelled',
    closed: (s) => s.inDays > 0 && s.state === 'closed',
    'in draft': (s) => s.state === 'draft',
    past: (s) => s.inDays < 0 && s.taken > 0,
    'under its minimum just before the decision': (s) =>
      isAhead(s) && s.taken < s.minSeats / 2 && s.inDays - s.goNoGoDaysBefore <= 3 && s.inDays > s.goNoGoDaysBefore,
    'after its approval has ended': (s, c) => c.approvals.some((a) => (a.validToDays ?? Infinity) < s.inDays),
    'with a price of its own': (s, c) => s.priceCents !== undefined && s.priceCents !== c.priceCents,
    'over A$1,000': (s, c) => isAhead(s) && (s.priceCents ?? c.priceCents) > 100_000,
    'under A$82.50, yet not free': (s, c) => isAhead(s) && c.priceCents > 0 && (s.priceCents ?? c.priceCents) < 8_250,
  };
  it.each(Object.entries(sessionEdges))('has a session %s', (_name, isEdge) => {
    expect(sessions.some(({ session, course }) => isEdge(session, course))).toBe(true);
  });

  const courseEdges: Record<string, (course: SampleCourse) => boolean> = {
    'free and live': (c) => c.priceCents === 0 && c.sessions.length > 0,
    'free and online': (c) => c.priceCents === 0 && c.kind === 'online',
    'worth 1.5 credits': (c) => c.approvals.some((a) => a.units === '1.5' && a.status === 'approved'),
    'credited by three bodies': (c) => new Set(c.approvals.map((a) => a.creditType)).size >= 3,
    'with credit pending only': (c) => c.approvals.length > 0 && c.approvals.every((a) => a.status === 'pending'),
    'without any credit': (c) => c.approvals.length === 0,
    'with a required designation': (c) => c.prerequisites.some((p) => p.designation && p.rule === 'declaration'),
    'that combines WRT and ASD': (c) => c.preparesFor.join() === 'WRT,ASD' && c.prerequisites.length === 0,
    'that is an event with a credit cap': (c) => c.kind === 'event' && /credit cap/.test(c.description),
    'with an exam fee paid to IICRC': (c) => c.alsoPay.some((fee) => fee.to === 'IICRC' && fee.cents === 7000),
  };
  it.each(Object.entries(courseEdges))('has a course %s', (_name, isEdge) => {
    expect(courses.some(isEdge)).toBe(true);
  });

  it('has a session across a daylight-saving change, whatever the month of seeding', () => {
    for (let month = 0; month < 12; month += 1) {
      const seededOn = new Date(Date.UTC(2027, month, 15));
      expect(sessions.some(({ session }) => crossesClockChange(session, seededOn))).toBe(true);
    }
  });
});

const decimal: unknown = expect.stringMatching(/^\d+(\.\d+)?$/);
const atLeastOne: unknown = expect.toSatisfy((count: number) => count >= 1);

function zoneOf(session: SampleSession): string {
  return session.timeZone ?? venues.get(session.venue ?? '')?.timeZone ?? '';
}

function crossesClockChange(session: SampleSession, seededOn: Date): boolean {
  const offsets = session.days.map(([offset]) => {
    const day = new Date(seededOn.getTime() + (session.inDays + offset) * 86_400_000);
    const format = new Intl.DateTimeFormat('en-AU', { timeZone: zoneOf(session), timeZoneName: 'longOffset' });
    return format.formatToParts(day).find((part) => part.type === 'timeZoneName')?.value;
  });
  return new Set(offsets).size > 1;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[a-z0-9]/i.test(word));
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!:])\s+/).map((sentence) => wordsOf(sentence.toLowerCase()).join(' '));
}

function repeated(lines: string[]): string[] {
  return lines.filter((line, index) => wordsOf(line).length > 2 && lines.indexOf(line) !== index);
}
