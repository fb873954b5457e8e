import type { Policy } from '#src/enrolment/policy.ts';
import { policySummary } from '#src/enrolment/policy-words.ts';

export interface SamplePolicy {
  slug: string;
  name: string;
  /** The longest notice first; the last step of a cancellation starts at 0 hours. */
  rules: Policy;
  /** For online courses, whose steps count from the first lesson. */
  online?: boolean;
}

/** The rules in words, as buyers read them before they pay. */
export function summaryOf({ rules, online = false }: SamplePolicy): string {
  return policySummary(rules, { online });
}

const days = (count: number) => count * 24;

/**
 * What a buyer gets back when they change their mind. The fees stand for real costs (catering, printed manuals, a seat
 * that can no longer be sold) and shrink with the notice given. The steps of `standard` and `class` fit prices from
 * A$100 and A$300 up: below that, the fee of the first step would take more than the second step does.
 */
export const samplePolicies: SamplePolicy[] = [
  {
    slug: 'standard',
    name: 'Workshops and training days',
    rules: {
      tiers: [
        { atLeastHoursBefore: days(21), refundPercent: 100, feeCents: 2_500 },
        { atLeastHoursBefore: days(14), refundPercent: 75, feeCents: 0 },
        { atLeastHoursBefore: days(5), refundPercent: 50, feeCents: 0 },
        { atLeastHoursBefore: 48, refundPercent: 25, feeCents: 0 },
        { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
      ],
      // Changing a roster and its papers costs more the closer the day comes; from 48 hours on meals are ordered.
      transferTiers: [
        { atLeastHoursBefore: days(14), feeCents: 0 },
        { atLeastHoursBefore: days(5), feeCents: 2_500 },
        { atLeastHoursBefore: 48, feeCents: 5_500 },
      ],
      substituteUntilHours: 2,
    },
  },
  {
    slug: 'class',
    name: 'Certification classes of several days',
    rules: {
      tiers: [
        { atLeastHoursBefore: days(28), refundPercent: 100, feeCents: 7_500 },
        { atLeastHoursBefore: days(14), refundPercent: 75, feeCents: 0 },
        { atLeastHoursBefore: days(7), refundPercent: 50, feeCents: 0 },
        { atLeastHoursBefore: 48, refundPercent: 25, feeCents: 0 },
        { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
      ],
      transferTiers: [
        { atLeastHoursBefore: days(21), feeCents: 0 },
        { atLeastHoursBefore: days(7), feeCents: 7_500 },
      ],
      substituteUntilHours: 24,
    },
  },
  {
    slug: 'webinar',
    name: 'Webinars and low-priced events',
    rules: {
      tiers: [
        { atLeastHoursBefore: 24, refundPercent: 100, feeCents: 0 },
        { atLeastHoursBefore: 2, refundPercent: 50, feeCents: 0 },
        { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
      ],
      transferTiers: [{ atLeastHoursBefore: 2, feeCents: 0 }],
      substituteUntilHours: 0,
    },
  },
  {
    slug: 'online',
    name: 'Online courses at your own pace',
    online: true,
    rules: {
      tiers: [
        // There is no start to count from: until a lesson is opened the notice is without limit, afterwards it is none.
        { atLeastHoursBefore: 1, refundPercent: 100, feeCents: 0 },
        { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
      ],
      transferTiers: [],
      substituteUntilHours: 0,
    },
  },
];
