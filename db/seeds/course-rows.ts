import path from 'node:path';
import { addDays } from '#src/shared/dates.ts';
import { samplePolicies, summaryOf } from './cancellation-policies.ts';
import { cleaningCourses } from './courses/cleaning.ts';
import { restorationCourses } from './courses/restoration.ts';
import { creditBodies, creditTypes, designationId, designations } from './credit-rows.ts';
import { creditCategories, creditRequirements, cycleGroups, requirementMinima } from './requirement-rows.ts';
import type { Rows } from './insert-rows.ts';
import { lessonFileId, lessonFileRows } from './lesson-files.ts';
import { sampleId } from './sample-ids.ts';
import type { SampleCourse, SampleLesson } from './sample-types.ts';

export const sampleCourses: SampleCourse[] = [...restorationCourses, ...cleaningCourses];

/** The day of seeding, as a date and as instants some days before it. */
export interface SeedDay {
  now: Date;
  today: string;
  ago(days: number): Date;
}

export const courseId = (slug: string) => sampleId('course', slug);
export const policyVersionId = (slug: string) => sampleId('policy-version', slug);

/** The cancellation policy a course of this kind and price is sold under. */
export function policyOf(course: SampleCourse): string {
  if (course.kind === 'class' || course.kind === 'online' || course.kind === 'webinar') return course.kind;
  // The fee of the standard policy's first step would eat a price below A$100.
  return course.priceCents < 10_000 ? 'webinar' : 'standard';
}

/** Everything the catalogue says about courses, apart from their dates. */
export function courseRows(day: SeedDay): Rows {
  const each = <Row>(rows: (course: SampleCourse) => Row[]) => sampleCourses.flatMap(rows);
  return {
    creditBodies,
    creditTypes,
    creditCategories,
    cycleGroups,
    creditRequirements,
    requirementMinima,
    designations,
    ...policyRows(day),
    courses: sampleCourses.map((course) => courseRow(course, day)),
    coursePrerequisites: each(prerequisiteRows),
    courseDesignations: each(({ slug, preparesFor }) =>
      preparesFor.map((code) => ({ courseId: courseId(slug), designationId: designationId(code) })),
    ),
    approvals: each((course) => approvalRows(course, day)),
    ...lessonFileRows(sampleCourses, day.ago(200)),
    lessons: each(lessonRows),
    quizzes: each(({ slug, quiz }) => (quiz ? [quizRow(slug, quiz)] : [])),
    quizQuestions: each(questionRows),
  };
}

function policyRows(day: SeedDay): Rows {
  const createdAt = day.ago(200);
  return {
    cancellationPolicies: samplePolicies.map(({ slug, name }) => ({ id: sampleId('policy', slug), slug, name })),
    cancellationPolicyVersions: samplePolicies.map((policy) => ({
      id: policyVersionId(policy.slug),
      policyId: sampleId('policy', policy.slug),
      version: 1,
      tiers: JSON.stringify(policy.rules.tiers),
      transferTiers: JSON.stringify(policy.rules.transferTiers),
      substituteUntilHours: policy.rules.substituteUntilHours,
      summary: summaryOf(policy),
      createdAt,
    })),
  };
}

function courseRow(course: SampleCourse, day: SeedDay) {
  const { slug, title, kind, discipline, level, summary, description, durationMinutes, priceCents, gst } = course;
  return {
    id: courseId(slug),
    ...{ slug, title, kind, discipline, level, summary, description, durationMinutes, priceCents, gst },
    outcomes: JSON.stringify(course.outcomes),
    outline: JSON.stringify(course.outline),
    whatToBring: JSON.stringify(course.whatToBring),
    alsoPay: JSON.stringify(course.alsoPay),
    depositCents: course.deposit?.cents ?? null,
    balanceDueDays: course.deposit?.balanceDueDays ?? null,
    // IICRC: at most 20 people in a live-streamed class, those who attend for credit only counted.
    liveStreamSeats: course.kind === 'class' ? 20 : null,
    // IICRC: the exam of a certification class within 45 days of its last day, paid to the IICRC.
    examWithinDays: course.kind === 'class' && course.preparesFor.length > 0 ? 45 : null,
    presenceChecksPerHour: course.kind === 'webinar' ? 3 : null,
    presenceAnswersPercent: course.kind === 'webinar' ? 75 : null,
    accessDays: course.accessDays ?? null,
    lessonsInOrder: course.lessonsInOrder ?? true,
    attendancePercent: course.completion.attendancePercent,
    countersignNeeded: course.completion.countersign ?? false,
    seriesName: course.series?.name ?? null,
    seriesPart: course.series?.part ?? null,
    cancellationPolicyId: sampleId('policy', policyOf(course)),
    state: 'published' as const,
    createdAt: day.ago(200),
    updatedAt: day.ago(30),
  };
}

function prerequisiteRows({ slug, prerequisites }: SampleCourse) {
  return prerequisites.map(({ designation, courseSlug, rule, note }, index) => ({
    id: sampleId('prerequisite', `${slug} ${index}`),
    courseId: courseId(slug),
    designationId: designation ? designationId(designation) : null,
    requiredCourseId: courseSlug ? courseId(courseSlug) : null,
    rule,
    note,
  }));
}

function approvalRows({ slug, approvals }: SampleCourse, day: SeedDay) {
  return approvals.map(({ creditType, units, status, validFromDays, validToDays }) => ({
    id: sampleId('approval', `${slug} ${creditType}`),
    courseId: courseId(slug),
    creditTypeId: creditType,
    units,
    // ACAC tells what is learned from what is done at work.
    category: creditType === 'acac-rc' ? 'pd' : null,
    status,
    // A body's number is never invented.
    reference: null,
    validFrom: validFromDays === undefined ? null : addDays(day.today, validFromDays),
    validTo: validToDays === undefined ? null : addDays(day.today, validToDays),
  }));
}

function lessonRows({ slug, lessons = [] }: SampleCourse) {
  return lessons.map(({ media, module, leastSeconds, ...lesson }, index) => ({
    id: sampleId('lesson', `${slug} ${index + 1}`),
    courseId: courseId(slug),
    position: index + 1,
    ...lesson,
    module: module ?? null,
    leastSeconds: leastSeconds ?? null,
    kind: media?.kind ?? ('text' as const),
    mediaId: media ? lessonFileId(slug, media.path) : null,
    mediaName: media ? path.basename(media.path) : null,
    mediaAlt: media?.kind === 'image' ? media.alt : null,
    ...videoColumns(slug, media),
  }));
}

function videoColumns(slug: string, media: SampleLesson['media']) {
  const video = media?.kind === 'video' ? media : null;
  return {
    captionsId: video ? lessonFileId(slug, video.captions) : null,
    transcript: video?.transcript ?? null,
    durationSeconds: video?.seconds ?? null,
    watchPercent: video?.watchPercent ?? null,
    skippingAllowed: video?.skippingAllowed ?? true,
    transcriptCounts: video?.transcriptCounts ?? false,
  };
}

function quizRow(slug: string, quiz: NonNullable<SampleCourse['quiz']>) {
  const { passPercent, attempts: attemptsAllowed, drawCount, coolDownMinutes, minutesAllowed } = quiz;
  return {
    courseId: courseId(slug),
    ...{ passPercent, attemptsAllowed },
    drawCount: drawCount ?? null,
    coolDownMinutes: coolDownMinutes ?? null,
    minutesAllowed: minutesAllowed ?? null,
  };
}

function questionRows({ slug, quiz }: SampleCourse) {
  return (quiz?.questions ?? []).map(({ options, ...question }, index) => ({
    id: sampleId('question', `${slug} ${index + 1}`),
    courseId: courseId(slug),
    position: index + 1,
    ...question,
    options: JSON.stringify(options),
  }));
}
