import { sql } from 'kysely';
import { isWantedBy, livesIn } from '#src/accounts/index.ts';
import type { Db, Trx } from '#src/database.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { monthsBeforeCycleEnds, monthsBeforeSuggesting } from './reminder-kinds.ts';
import { isAwake } from './sensible-hours-queries.ts';

/** A cycle that ends before long. */
export interface EndingCycle {
  personId: string;
  name: string;
  email: string;
  cycleId: string;
  groupId: string;
  groupName: string;
  body: string;
  endsOn: string;
  /** Whole months before its end, of those at which its learner is told. */
  months: number;
  occasion: string;
}

interface Asked {
  now: Date;
  limit: number;
}

/** So long a reminder is made up for; after that the next one is nearer. */
const daysLate = 31;

/**
 * Cycles that have come to one of these numbers of months before their end, counted by the calendar where the learner is. The
 * outer days, a few too many for any zone and any length of month, are what the index on the end is asked for: `offset 0` has
 * these found first and then their people, where the planner would begin with everybody.
 */
const endingCycles = (months: readonly number[], now: Date) => sql`
  from unnest(${[...months]}::integer[]) as months
  cross join lateral (
    select credit_cycles.*, cycle_groups.name as group_name, credit_bodies.name as body
    from credit_cycles
    join cycle_groups on cycle_groups.id = credit_cycles.cycle_group_id
    join credit_bodies on credit_bodies.id = cycle_groups.body_id
    where ends_on >= (${now}::timestamptz + make_interval(months => months, days => -${daysLate}::integer - 2))::date
      and ends_on <= (${now}::timestamptz + make_interval(months => months, days => 4))::date
    offset 0) as cycles
  cross join lateral (select * from people where people.id = cycles.person_id offset 0) as people
  left join reminder_preferences on reminder_preferences.person_id = people.id
  cross join lateral (select ${livesIn(sql`${officeZone}::text`)} as zone) as lives
  cross join lateral (select (${now}::timestamptz at time zone zone)::date as today) as calendar
  where cycles.ends_on >= today
    and (cycles.ends_on - make_interval(months => months))::date between today - ${daysLate}::integer and today
    and ${isAwake(now)}`;

const columns = sql`
  people.id as person_id, people.name, people.email, cycles.id as cycle_id, cycle_group_id as group_id,
  group_name, body, cycles.ends_on, months,
  cycles.ends_on || ', ' || months || ' months' as occasion`;

const notTold = (kind: string) => sql`
  not exists (
    select from learner_reminders
    where person_id = people.id and kind = ${kind} and subject_id = cycles.id
      and occasion = cycles.ends_on || ', ' || months || ' months')`;

/**
 * Takes cycles that end in twelve, six, three or one month. Of several that a worker missed only the latest; who entered the
 * cycle after that day has just seen it.
 */
export async function takeEndingCycles(trx: Trx, { now, limit }: Asked): Promise<EndingCycle[]> {
  const { rows } = await sql<EndingCycle>`
    with due as (
      select ${columns}
      ${endingCycles(monthsBeforeCycleEnds, now)}
        and (cycles.recorded_at at time zone zone)::date < (cycles.ends_on - make_interval(months => months))::date
        and ${isWantedBy(sql`people.id`, 'cycles')} and ${notTold('cycle-ends')}
      order by cycles.ends_on, cycles.id
      limit ${limit}
    ), told as (
      insert into learner_reminders (person_id, kind, subject_id, occasion, sent_at)
      select person_id, 'cycle-ends', cycle_id, occasion, ${now} from due
      on conflict do nothing
      returning subject_id
    )
    select due.* from due join told on told.subject_id = due.cycle_id`.execute(trx);
  return rows;
}

/**
 * Cycles of people who asked for suggestions, nine, five or two months before the end, for which none was looked for yet; last
 * those of whom it failed.
 */
export async function listCyclesToSuggestFor(db: Db, { now, limit }: Asked): Promise<EndingCycle[]> {
  const { rows } = await sql<EndingCycle>`
    with due as (
      select ${columns}
      ${endingCycles(monthsBeforeSuggesting, now)} and ${notTold('suggestion')}
    )
    select due.* from due
    join suggestion_consents on suggestion_consents.person_id = due.person_id and withdrawn_at is null
    order by failed_at nulls first, ends_on, cycle_id
    limit ${limit}`.execute(db);
  return rows;
}

/**
 * Remembers that courses were looked for; false when they had been, or the learner has withdrawn meanwhile. The consent is held
 * until the transaction ends, so that who withdraws it then finds the message and drops it.
 */
export async function rememberSuggestion(trx: Trx, cycle: EndingCycle, now: Date): Promise<boolean> {
  const { rows } = await sql<{ personId: string }>`
    with consent as (
      select person_id from suggestion_consents where person_id = ${cycle.personId} and withdrawn_at is null for share
    )
    insert into learner_reminders (person_id, kind, subject_id, occasion, sent_at)
    select person_id, 'suggestion', ${cycle.cycleId}::uuid, ${cycle.occasion}, ${now} from consent
    on conflict do nothing
    returning person_id`.execute(trx);
  return rows.length > 0;
}
