import { sql } from 'kysely';
import { seatsIn } from '#src/catalogue/index.ts';
import { anyOf, type Db, prepared, type Trx } from '#src/database.ts';
import type { PriceRule } from '#src/orders/index.ts';

/** What is on sale under one id: a session, or an online course. */
export interface Offer {
  courseId: string;
  slug: string;
  title: string;
  kind: 'workshop' | 'webinar' | 'online' | 'class' | 'event';
  courseState: 'draft' | 'published' | 'retired';
  gst: 'taxable' | 'gst-free';
  accessDays: number | null;
  depositCents: number | null;
  balanceDueDays: number | null;
  policyVersionId: string;
  policySummary: string;
  /** Null, like everything of the session, for an online course. */
  sessionId: string | null;
  sessionState: 'draft' | 'open' | 'closed' | 'cancelled' | null;
  sessionUpdatedAt: Date | null;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string | null;
  delivery: 'in-person' | 'live-stream' | null;
  capacity: number | null;
  goNoGoOn: string | null;
  confirmedToRunAt: Date | null;
  venueName: string | null;
  venueSuburb: string | null;
  venueState: string | null;
  priceCents: number;
  isSessionPrice: boolean;
  hasRequiredPrerequisite: boolean;
  /** Price rules in force for it, of members too. */
  rules: PriceRule[];
  tiers: OfferedTier[];
}

/** A price of the session for which there is a number of seats of its own. */
export interface OfferedTier {
  id: string;
  label: string;
  priceCents: number;
  seats: number | null;
}

export interface Wanted {
  sessionIds: string[];
  courseIds: string[];
  courseSlugs?: string[];
}

/** What is on sale under these ids: sessions, and online courses. Each with its prices and the policy that holds now. */
export async function listOffers(db: Db | Trx, wanted: Wanted): Promise<Offer[]> {
  return list(db, { courseSlugs: [], ...wanted });
}

const list = prepared<Offer, Required<Wanted>>('list-offers', offers);

/** The same, with what else a booking needs to know before it begins: the terms, and whether its form has made an order. */
export async function readSale(
  db: Db | Trx,
  wanted: Wanted,
  { formToken, now }: { formToken: string; now: Date },
): Promise<Sale[]> {
  return read(db, { courseSlugs: [], ...wanted, formToken, now });
}

type Sale = Offer & { termsVersionId: string | null; placedOrderId: string | null };

const read = prepared<Sale, Required<Wanted> & { formToken: string; now: Date }>(
  'read-sale',
  (facts) => sql`
    select offer.*,
      (select id from terms_versions where published_at <= (select ${facts.now}::timestamptz)
        order by published_at desc, place desc limit 1) as terms_version_id,
      (select id from orders where form_token = ${facts.formToken}) as placed_order_id
    from (${offers(facts)}) offer`,
);

function offers({ sessionIds, courseIds, courseSlugs }: Required<Wanted>) {
  return sql<Offer>`
    select courses.id as course_id, courses.slug, courses.title, courses.kind, courses.state as course_state, courses.gst,
      courses.access_days, courses.deposit_cents, courses.balance_due_days,
      policy.id as policy_version_id, policy.summary as policy_summary,
      sessions.id as session_id, sessions.state as session_state, sessions.updated_at as session_updated_at,
      sessions.starts_at, sessions.ends_at, sessions.time_zone, sessions.delivery,
      case when sessions.id is not null then ${seatsIn('sessions')} end as capacity,
      sessions.go_no_go_on, sessions.confirmed_to_run_at,
      venues.name as venue_name, venues.suburb as venue_suburb, venues.state as venue_state,
      coalesce(sessions.price_cents, courses.price_cents) as price_cents,
      sessions.price_cents is not null as is_session_price,
      exists (select from course_prerequisites where course_id = courses.id and rule <> 'advisory')
        as has_required_prerequisite,
      ${rules} as rules, ${tiers} as tiers
    from (
      select course_id, id as session_id from sessions where id = ${anyOf(sessionIds)}
      union
      select id, null from courses where id = ${anyOf(courseIds)} or slug = ${anyOf(courseSlugs, 'text')}
    ) wanted
      join courses on courses.id = wanted.course_id
      left join sessions on sessions.id = wanted.session_id
      left join venues on venues.id = sessions.venue_id
      cross join lateral (
        select id, summary from cancellation_policy_versions
        where policy_id = courses.cancellation_policy_id order by version desc limit 1
      ) policy`;
}

// In the order in which they were made, so that of two that take off the same the older one is named.
const rules = sql<PriceRule[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'kind', r.kind, 'label', r.label, 'percent', r.percent, 'amountCents', r.amount_cents, 'daysBefore', r.days_before,
    'minSeats', r.min_seats, 'organisationId', r.organisation_id) order by r.created_at, r.id), '[]')
  from price_rules r
  where r.active and (r.course_id is null or r.course_id = courses.id)
    and (r.session_id is null or r.session_id = sessions.id)
)`;

const tiers = sql<OfferedTier[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', t.id, 'label', t.label, 'priceCents', t.price_cents, 'seats', t.seats) order by t.position), '[]')
  from price_tiers t where t.session_id = sessions.id
)`;
