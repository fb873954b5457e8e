import { sql } from 'kysely';

/**
 * What the course asked of a session's people when the session began (of an online course: what it asks now), as pieces of a
 * query that has `courses` and `sessions`.
 */
export const ruleInForce = {
  attendancePercent: sql<number>`(completion_rule(courses.id, sessions.starts_at)).attendance_percent`,
  countersignNeeded: sql<boolean>`(completion_rule(courses.id, sessions.starts_at)).countersign_needed`,
  presenceChecksPerHour: sql<number | null>`(completion_rule(courses.id, sessions.starts_at)).presence_checks_per_hour`,
  presenceAnswersPercent: sql<
    number | null
  >`(completion_rule(courses.id, sessions.starts_at)).presence_answers_percent`,
};
