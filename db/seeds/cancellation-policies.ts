/** One step of a policy. The first step whose notice is met applies; the refund is never less than nothing. */
export interface PolicyTier {
  /** Hours between the cancellation and the start, counted in the session's own time zone. */
  atLeastHoursBefore: number;
  /** Share of the price of the seat that goes back, before the fee. */
  refundPercent: number;
  feeCents: number;
}

export interface SamplePolicy {
  slug: string;
  name: string;
  /** The longest notice first; the last step starts at 0 hours. */
  tiers: PolicyTier[];
  /** The same in words, as buyers read it before they pay. */
  summary: string;
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
    tiers: [
      { atLeastHoursBefore: days(21), refundPercent: 100, feeCents: 2_500 },
      { atLeastHoursBefore: days(14), refundPercent: 75, feeCents: 0 },
      { atLeastHoursBefore: days(5), refundPercent: 50, feeCents: 0 },
      { atLeastHoursBefore: 48, refundPercent: 25, feeCents: 0 },
      { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
    ],
    summary:
      '21 days or more before the start: the full price less A$25. 14 days or more: 75 %. 5 days or more: half. 48 hours or more: a quarter. Later, the seat is not refunded for a change of mind, but you may still send somebody else.',
  },
  {
    slug: 'class',
    name: 'Certification classes of several days',
    tiers: [
      { atLeastHoursBefore: days(28), refundPercent: 100, feeCents: 7_500 },
      { atLeastHoursBefore: days(14), refundPercent: 75, feeCents: 0 },
      { atLeastHoursBefore: days(7), refundPercent: 50, feeCents: 0 },
      { atLeastHoursBefore: 48, refundPercent: 25, feeCents: 0 },
      { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
    ],
    summary:
      '28 days or more before the first day: the full price less A$75. 14 days or more: 75 %. 7 days or more: half. 48 hours or more: a quarter. Later, the seat is not refunded for a change of mind, but you may still send somebody else.',
  },
  {
    slug: 'webinar',
    name: 'Webinars and low-priced events',
    tiers: [
      { atLeastHoursBefore: 24, refundPercent: 100, feeCents: 0 },
      { atLeastHoursBefore: 2, refundPercent: 50, feeCents: 0 },
      { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
    ],
    summary:
      '24 hours or more before the start: the full price. 2 hours or more: half. Later, the seat is not refunded for a change of mind, but you may still send somebody else.',
  },
  {
    slug: 'online',
    name: 'Online courses at your own pace',
    tiers: [
      // There is no start to count from: until a lesson is opened the notice is without limit, afterwards it is none.
      { atLeastHoursBefore: 1, refundPercent: 100, feeCents: 0 },
      { atLeastHoursBefore: 0, refundPercent: 0, feeCents: 0 },
    ],
    summary:
      'Before you open the first lesson: the full price. Once you have started, the course is not refunded for a change of mind.',
  },
];
