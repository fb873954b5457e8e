import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { made, next } from './serial.ts';

/** A cancellation policy with one version: full refund with 7 days' notice, half with 2, else nothing. One for all tests of a file. */
export async function aPolicy(db: Db) {
  const known = await db
    .selectFrom('cancellationPolicies')
    .innerJoin('cancellationPolicyVersions', 'policyId', 'cancellationPolicies.id')
    .select(['cancellationPolicies.id', 'cancellationPolicyVersions.id as versionId'])
    .where('slug', '=', 'test-policy')
    .executeTakeFirst();
  if (known) return known;
  const policy = { id: newId(), versionId: newId() };
  const tiers = [
    { atLeastHoursBefore: 168, refundPercent: 100, feeCents: 0 },
    { atLeastHoursBefore: 48, refundPercent: 50, feeCents: 0 },
    { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
  ];
  await db.insertInto('cancellationPolicies').values({ id: policy.id, slug: 'test-policy', name: 'Usual' }).execute();
  await db
    .insertInto('cancellationPolicyVersions')
    .values({
      id: policy.versionId,
      policyId: policy.id,
      version: 1,
      tiers: JSON.stringify(tiers),
      summary: 'Full refund with seven days’ notice, half with two.',
      createdAt: made,
    })
    .execute();
  return policy;
}

/** The terms that buyers accept. One for all tests of a file. */
export async function aTermsVersion(db: Db) {
  const known = await db.selectFrom('termsVersions').selectAll().executeTakeFirst();
  if (known) return known;
  const publishedAt = new Date('2026-11-01T00:00:00Z');
  const terms = { id: newId(), version: '2026-11-01', body: '## Booking\n\nPlain terms.', publishedAt };
  await db.insertInto('termsVersions').values(terms).execute();
  return terms;
}

/** A credit type with its body: IICRC CECs unless told otherwise. */
export async function aCreditType(db: Db, facts: { id?: string; minutesPerUnit?: number; step?: number } = {}) {
  const { id = 'iicrc-cec', minutesPerUnit = 60, step = 0.5 } = facts;
  const [bodyId = id, unit = 'unit'] = id.split('-');
  await db
    .insertInto('creditBodies')
    .values({ id: bodyId, code: bodyId.toUpperCase(), name: bodyId.toUpperCase() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('creditTypes')
    .values({
      id,
      bodyId,
      unitSingular: unit.toUpperCase(),
      unitPlural: `${unit.toUpperCase()}s`,
      minutesPerUnit,
      step,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { id, bodyId };
}

interface ApprovalFacts {
  creditType?: string;
  units?: string;
  partialCredit?: boolean;
  status?: 'pending' | 'approved' | 'withdrawn';
  validFrom?: string | null;
  validTo?: string | null;
  reference?: string | null;
  category?: string | null;
}

interface CourseFacts {
  slug?: string;
  title?: string;
  kind?: 'workshop' | 'webinar' | 'online' | 'class' | 'event';
  discipline?: string;
  level?: 'introductory' | 'intermediate' | 'advanced';
  summary?: string;
  description?: string;
  durationMinutes?: number;
  priceCents?: number;
  gst?: 'taxable' | 'gst-free';
  state?: 'draft' | 'published' | 'retired';
  accessDays?: number | null;
  attendancePercent?: number;
  examWithinDays?: number | null;
  /** What people learn, and the parts of the course; none unless told otherwise. */
  outcomes?: string[];
  outline?: { title: string; minutes: number; points: string[] }[];
  countersignNeeded?: boolean;
  /** One approval for 7 IICRC CECs unless told otherwise; `[]` for none. */
  approvals?: ApprovalFacts[];
}

/** A published one-day workshop at $385 with 7 IICRC CECs. */
export async function aCourse(db: Db, facts: CourseFacts = {}) {
  const { approvals = [{}], outcomes = [], outline = [], ...columns } = facts;
  const policy = await aPolicy(db);
  const course = {
    id: newId(),
    slug: `course-${next()}`,
    title: 'Drying Timber Floors',
    kind: 'workshop' as const,
    discipline: 'water-damage',
    level: 'intermediate' as const,
    summary: 'One day on hardwood.',
    description: 'A day with meters and mats.',
    durationMinutes: 420,
    priceCents: 38_500,
    gst: 'taxable' as const,
    state: 'published' as const,
    ...columns,
  };
  await db
    .insertInto('courses')
    .values({
      ...course,
      outcomes: JSON.stringify(outcomes),
      outline: JSON.stringify(outline),
      cancellationPolicyId: policy.id,
      createdAt: made,
      updatedAt: made,
    })
    .execute();
  for (const approval of approvals) await anApproval(db, course.id, approval);
  return { ...course, policyVersionId: policy.versionId };
}

/** A body's acceptance of a course for credit. */
export async function anApproval(db: Db, courseId: string, facts: ApprovalFacts = {}) {
  const { creditType = 'iicrc-cec', units = '7', status = 'approved', ...rest } = facts;
  await aCreditType(db, { id: creditType });
  const id = newId();
  await db
    .insertInto('approvals')
    .values({ id, courseId, creditTypeId: creditType, units, status, ...rest })
    .execute();
  return id;
}
