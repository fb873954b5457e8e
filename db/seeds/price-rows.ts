import { courseId, type SeedDay } from './course-rows.ts';
import type { Rows } from './insert-rows.ts';
import { sampleOrganisation } from './people-rows.ts';
import { sampleId } from './sample-ids.ts';

/** Every way a price can differ from the course's: rules, vouchers and a session with prices of its own. */
export function priceRows(day: SeedDay): Rows {
  const createdAt = day.ago(60);
  const rule = { courseId: null, amountCents: null, percent: null, daysBefore: null, minSeats: null, createdAt };
  const voucher = {
    percent: null,
    amountCents: null,
    maxUses: null,
    maxUsesPerPerson: null,
    courseId: null,
    createdAt,
  };
  return {
    priceRules: [
      {
        ...rule,
        id: sampleId('price-rule', 'early'),
        kind: 'early-bird',
        label: 'Early bird',
        courseId: courseId('commercial-drying-specialist'),
        percent: 10,
        daysBefore: 42,
      },
      {
        ...rule,
        id: sampleId('price-rule', 'crew'),
        kind: 'group',
        label: 'Crew of three or more',
        courseId: courseId('stone-masonry-tile-technician'),
        percent: 8,
        minSeats: 3,
      },
      {
        ...rule,
        id: sampleId('price-rule', 'harbourside'),
        kind: 'member',
        label: 'Harbourside agreement',
        courseId: courseId('leather-cleaning-technician'),
        organisationId: sampleOrganisation.id,
        amountCents: 5_000,
      },
    ],
    vouchers: [
      {
        ...voucher,
        id: sampleId('voucher', 'new-crew'),
        code: 'NEW-CREW-TEN',
        percent: 10,
        maxUses: 40,
        note: 'Handed out at trade shows',
      },
      {
        ...voucher,
        id: sampleId('voucher', 'sorry'),
        code: 'SORRY-FOR-THE-HEAT',
        amountCents: 4_000,
        maxUses: 1,
        courseId: courseId('drying-hardwood-floors'),
        note: 'The air conditioning failed in September',
      },
      {
        ...voucher,
        id: sampleId('voucher', 'guest'),
        code: 'GUEST-OF-TIDEWATER',
        percent: 100,
        maxUses: 2,
        validUntil: day.ago(-120),
        note: 'For the two winners of the drying contest',
      },
      {
        ...voucher,
        id: sampleId('voucher', 'winter'),
        code: 'WINTER-COURSES',
        percent: 15,
        validFrom: day.ago(170),
        validUntil: day.ago(85),
        note: 'Over since the end of winter',
      },
    ],
    priceTiers: [
      { label: 'Owner or manager', priceCents: 39_500, seats: null },
      { label: 'Apprentice or student', priceCents: 19_500, seats: 6 },
    ].map((tier, index) => ({
      id: sampleId('price-tier', tier.label),
      sessionId: sampleId('session', 'owners-training-day 268'),
      position: index + 1,
      ...tier,
    })),
  };
}
