import { sql } from 'kysely';
import { listApprovals } from '#src/credits/index.ts';
import type { Db } from '#src/database.ts';
import { addMinutes } from '#src/shared/dates.ts';
import type { Course, CoursePage } from './course.ts';
import { listSessionsOfCourse } from './session-queries.ts';

// A session stays on its course's page for some weeks, so that a link from its days still explains itself.
const rememberedMinutes = 45 * 24 * 60;

/** All that a course's page shows, in three statements; null for an unknown or unpublished course. */
export async function findCourseBySlug(db: Db, slug: string, now: Date): Promise<CoursePage | null> {
  if (!/^[a-z0-9-]{1,200}$/.test(slug)) return null;
  const course = await findPublicCourse(db, slug);
  if (!course) return null;
  const [approvals, sessions] = await Promise.all([
    listApprovals(db, [course.id]),
    listSessionsOfCourse(db, course, { now, endedAfter: addMinutes(now, -rememberedMinutes) }),
  ]);
  const toCome = sessions.filter(({ startsAt }) => startsAt > now);
  const begun = sessions.filter(({ startsAt }) => startsAt <= now).toReversed();
  return { course, approvals, sessions: [...toCome, ...begun] };
}

/** The published courses' addresses and when each last changed, for the sitemap. */
export async function listCourseAddresses(db: Db): Promise<{ slug: string; updatedAt: Date }[]> {
  return db
    .selectFrom('courses')
    .select(['slug', 'updatedAt'])
    .where('state', '=', 'published')
    .orderBy('slug')
    .execute();
}

async function findPublicCourse(db: Db, slug: string): Promise<Course | null> {
  const found = await db
    .selectFrom('courses')
    .select(['id', 'slug', 'title', 'summary', 'description', 'durationMinutes', 'priceCents', 'gst', 'accessDays'])
    .select(['kind', 'level', 'state', 'attendancePercent', 'seriesName', 'seriesPart', 'updatedAt'])
    .select(['examWithinDays', 'recordingEarnsCredit'])
    .select((eb) => [
      eb.ref('discipline').$castTo<Course['discipline']>().as('discipline'),
      eb.ref('outcomes').$castTo<Course['outcomes']>().as('outcomes'),
      eb.ref('outline').$castTo<Course['outline']>().as('outline'),
      eb.ref('whatToBring').$castTo<Course['whatToBring']>().as('whatToBring'),
      eb.ref('alsoPay').$castTo<Course['alsoPay']>().as('alsoPay'),
      policy.as('policy'),
      prerequisites.as('prerequisites'),
      preparesFor.as('preparesFor'),
      lessons.as('lessons'),
      quiz.as('quiz'),
    ])
    .where('slug', '=', slug)
    .where('state', '=', 'published')
    .executeTakeFirst();
  if (!found) return null;
  const { seriesName, seriesPart, ...course } = found;
  return { ...course, series: seriesName && seriesPart ? { name: seriesName, part: seriesPart } : null };
}

const policy = sql<Course['policy']>`(
  select jsonb_build_object('versionId', v.id, 'name', p.name, 'summary', v.summary, 'tiers', v.tiers,
    'transferTiers', v.transfer_tiers, 'substituteUntilHours', v.substitute_until_hours)
  from cancellation_policies p join cancellation_policy_versions v on v.policy_id = p.id
  where p.id = courses.cancellation_policy_id order by v.version desc limit 1
)`;

// A required designation is met by the classes that prepare for it, so the page can lead there.
const prerequisites = sql<Course['prerequisites']>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'rule', p.rule, 'note', p.note,
    'designation', case when d.id is not null then jsonb_build_object('code', d.code, 'name', d.name) end,
    'courses', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', m.slug, 'title', m.title) order by m.title), '[]')
      from courses m
      where m.state = 'published' and m.id <> courses.id and (
        m.id = p.required_course_id
        or m.id in (select cd.course_id from course_designations cd where cd.designation_id = p.designation_id)
      )
    )
  ) order by p.rule desc, p.id), '[]')
  from course_prerequisites p left join designations d on d.id = p.designation_id
  where p.course_id = courses.id
)`;

const preparesFor = sql<Course['preparesFor']>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'code', d.code, 'name', d.name) order by d.code), '[]')
  from course_designations cd join designations d on d.id = cd.designation_id
  where cd.course_id = courses.id
)`;

const lessons = sql<Course['lessons']>`(
  select coalesce(jsonb_agg(jsonb_build_object('title', l.title, 'minutes', l.minutes) order by l.position), '[]')
  from lessons l where l.course_id = courses.id and l.retired_at is null
)`;

/** A quiz that asks nothing yet is no quiz. */
const quiz = sql<Course['quiz']>`(
  select jsonb_build_object('passPercent', q.pass_percent, 'attemptsAllowed', q.attempts_allowed,
    'questionCount', (
      select least(count(*), q.draw_count) from quiz_questions qq
      where qq.course_id = q.course_id and qq.retired_at is null
    ))
  from quizzes q where q.course_id = courses.id and exists (
    select from quiz_questions qq where qq.course_id = q.course_id and qq.retired_at is null
  )
)`;
