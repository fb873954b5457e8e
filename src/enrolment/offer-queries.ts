import type { Db, Trx } from '#src/database.ts';

const offerColumns = [
  'courses.id as courseId',
  'courses.slug',
  'courses.title',
  'courses.kind',
  'courses.state as courseState',
  'courses.gst',
  'courses.accessDays',
  'policy.policyVersionId',
  'policy.policySummary',
  'sessions.id as sessionId',
  'sessions.state as sessionState',
  'sessions.startsAt',
  'sessions.endsAt',
  'sessions.timeZone',
  'sessions.delivery',
  'sessions.capacity',
  'sessions.goNoGoOn',
  'sessions.confirmedToRunAt',
  'venues.name as venueName',
  'venues.suburb as venueSuburb',
  'venues.state as venueState',
] as const;

export type Offer = Awaited<ReturnType<typeof listOffers>>[number];

/** What is on sale under these ids: sessions, and online courses. Each with its price and the policy that holds now. */
export async function listOffers(
  db: Db | Trx,
  wanted: { sessionIds: string[]; courseIds: string[]; courseSlugs?: string[] },
) {
  return db
    .selectFrom('courses')
    .leftJoin('sessions', (join) =>
      join.onRef('sessions.courseId', '=', 'courses.id').on('sessions.id', 'in', orNone(wanted.sessionIds)),
    )
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('cancellationPolicyVersions')
          .select([
            'cancellationPolicyVersions.id as policyVersionId',
            'cancellationPolicyVersions.summary as policySummary',
          ])
          .whereRef('cancellationPolicyVersions.policyId', '=', 'courses.cancellationPolicyId')
          .orderBy('version', 'desc')
          .limit(1)
          .as('policy'),
      (join) => join.onTrue(),
    )
    .select(offerColumns)
    .select((eb) => [
      eb.fn.coalesce('sessions.priceCents', 'courses.priceCents').as('priceCents'),
      eb('sessions.priceCents', 'is not', null).$castTo<boolean>().as('isSessionPrice'),
      eb
        .exists(
          eb
            .selectFrom('coursePrerequisites')
            .select('coursePrerequisites.id')
            .whereRef('coursePrerequisites.courseId', '=', 'courses.id')
            .where('coursePrerequisites.rule', '<>', 'advisory'),
        )
        .$castTo<boolean>()
        .as('hasRequiredPrerequisite'),
    ])
    .where((eb) =>
      eb.or([
        eb('sessions.id', 'is not', null),
        eb('courses.id', 'in', orNone(wanted.courseIds)),
        eb('courses.slug', 'in', wanted.courseSlugs?.length ? wanted.courseSlugs : ['']),
      ]),
    )
    .execute();
}

function orNone(ids: string[]): string[] {
  return ids.length ? ids : ['00000000-0000-0000-0000-000000000000'];
}
