import { type RawBuilder, sql } from 'kysely';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { CourseSearch } from './course-search.ts';

type Condition = RawBuilder<unknown>;
const all = (conditions: Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`;

/** What is asked of the course `c` itself. */
export function courseConditions({ kind, discipline, level, text }: CourseSearch): Condition {
  return all([
    ...(kind ? [sql`c.kind = ${kind}`] : []),
    ...(discipline ? [sql`c.discipline = ${discipline}`] : []),
    ...(level ? [sql`c.level = ${level}`] : []),
    ...(text ? [textCondition(text)] : []),
  ]);
}

// How much a mistyped word still looks like the right one, by trigrams: "moistre" 0.63, "cleening" 0.5, "metres" for
// "meters" 0.43, "mold" 0.4; "master" and "wedding" stay under 0.3 (measured against titles and summaries).
const likeness = sql`0.4`;

/**
 * Full text over title, summary and description, or a designation's code or an older name of it. Only when no course has
 * the words as they were typed: every word near enough to one in the title or the summary.
 */
function textCondition(text: string): Condition {
  const words = text.split(' ').slice(0, 12);
  const asTyped = sql`websearch_to_tsquery('english', search_text(${text}))`;
  return sql`(
    c.search @@ ${asTyped}
    or exists (
      select from course_designations cd join designations d on d.id = cd.designation_id
      where cd.course_id = c.id and array_append(d.aliases, d.code) && ${words.map((word) => word.toUpperCase())}::text[]
    )
    or (
      not exists (select from courses any_course where any_course.state = 'published' and any_course.search @@ ${asTyped})
      and (
        select coalesce(bool_and(word_similarity(search_text(word), search_text(c.title || ' ' || c.summary)) >= ${likeness}), false)
        from unnest(${words}::text[]) as word
        where to_tsvector('english', search_text(word)) <> ''
      )
    )
  )`;
}

/** What is asked of a session `s` (at the venue `v`) of the course `c`. */
export function sessionConditions(search: CourseSearch): Condition {
  const { where, month, maxPriceCents } = search;
  const firstDay = sql`(s.starts_at at time zone s.time_zone)::date`;
  const lastDay = sql`(s.ends_at at time zone s.time_zone)::date`;
  return all([
    ...(where === 'self-paced' ? [sql`false`] : []),
    ...(where === 'live-stream' ? [sql`s.delivery = 'live-stream'`] : []),
    ...(where && where !== 'self-paced' && where !== 'live-stream' ? [sql`v.state = ${where}`] : []),
    ...(month ? [sql`to_char(s.starts_at at time zone s.time_zone, 'YYYY-MM') = ${month}`] : []),
    ...(maxPriceCents === undefined ? [] : [sql`coalesce(s.price_cents, c.price_cents) <= ${maxPriceCents}`]),
    ...creditConditions(search, firstDay, lastDay),
  ]);
}

/** Whether the course `c` fits although no session does: an online course has none, and others need one only when something is asked of it. */
export function fitsWithoutSession(search: CourseSearch, now: Date): Condition {
  const { where, month, maxPriceCents, body, minCredits } = search;
  const today = sql`${dateIn(officeZone, now)}::date`;
  const online = all([
    sql`c.kind = 'online'`,
    ...(month || (where && where !== 'self-paced') ? [sql`false`] : []),
    ...(maxPriceCents === undefined ? [] : [sql`c.price_cents <= ${maxPriceCents}`]),
    ...creditConditions(search, today, today),
  ]);
  const asked = [where, month, maxPriceCents, body, minCredits].some((value) => value !== undefined);
  return asked ? online : sql`true`;
}

/** Credit counts only by an approval that holds on every day. */
function creditConditions({ body, minCredits }: CourseSearch, firstDay: Condition, lastDay: Condition): Condition[] {
  if (body === undefined && minCredits === undefined) return [];
  return [
    sql`exists (
      select from approvals a join credit_types t on t.id = a.credit_type_id
      where a.course_id = c.id and ${holding(firstDay, lastDay)}
        ${body === undefined ? sql`` : sql`and t.body_id = ${body}`}
        ${minCredits === undefined ? sql`` : sql`and a.units >= ${minCredits}`}
    )`,
  ];
}

function holding(firstDay: Condition, lastDay: Condition): Condition {
  return sql`a.status = 'approved' and coalesce(a.valid_from <= ${firstDay}, true) and coalesce(a.valid_to >= ${lastDay}, true)`;
}

/** The order of the list; the course's id is added by the caller, so that no two orders tie. */
export function ranking(search: CourseSearch, now: Date): Condition {
  const soonest = sql`next.starts_at nulls last, c.kind <> 'online', c.title`;
  if (search.sort === 'title') return sql`c.title`;
  if (search.sort === 'price') return sql`coalesce(next.price_cents, c.price_cents), ${soonest}`;
  if (search.sort === 'credits') return sql`${creditMinutes(search, now)} desc nulls last, ${soonest}`;
  if (search.sort === 'relevance' && search.text) return sql`${relevance(search.text)} desc, ${soonest}`;
  return soonest;
}

/** The largest credit in minutes, because bodies count in different units. */
function creditMinutes({ body }: CourseSearch, now: Date): Condition {
  const today = sql`${dateIn(officeZone, now)}::date`;
  const firstDay = sql`coalesce((next.starts_at at time zone next.time_zone)::date, ${today})`;
  const lastDay = sql`coalesce((next.ends_at at time zone next.time_zone)::date, ${today})`;
  return sql`(
    select max(a.units * t.minutes_per_unit) from approvals a join credit_types t on t.id = a.credit_type_id
    where a.course_id = c.id and ${holding(firstDay, lastDay)}
      ${body === undefined ? sql`` : sql`and t.body_id = ${body}`}
  )`;
}

// Exact words first, by where they stand; among near misses the closest title.
function relevance(text: string): Condition {
  return sql`(
    4 * ts_rank(c.search, websearch_to_tsquery('english', search_text(${text})))
    + word_similarity(search_text(${text}), search_text(c.title))
  )`;
}
