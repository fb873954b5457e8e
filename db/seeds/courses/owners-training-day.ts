import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'owners-training-day',
  title: 'Owners’ day: run it like a business',
  kind: 'event',
  discipline: 'business-and-safety',
  level: 'intermediate',
  summary:
    'Eight hours, one room, thirty owners: pricing, hiring, contracts, insurance work and the numbers worth watching.',
  description: `
Once or twice a year we close the wash floor and open the big room for people who sign the pay run. There is no stage and no sponsor's stand. Tables of six are mixed by size of firm and by state, so that your competitor is unlikely to sit beside you, and every block starts from a case that an owner in the room has agreed to share.

The morning belongs to people and money. We look at hiring a second technician before you can quite afford one, keeping the good ones, classifying workers properly instead of hopefully, and a dashboard of seven figures that fits on a fridge: productive hours, average job, call-back rate, debtor days, quote conversion, chemical cost and cash in weeks.

After lunch come contracts. Restoration and strata work arrives with long agreements, service levels and indemnities, so two tables negotiate while two observe. A panel of a claims manager, a strata manager and a facilities buyer, all invited for frankness, explain how they choose and drop suppliers.

The final hour is quiet. You write a one-page plan for the coming ninety days, exchange it with somebody from another table, and set a date for a phone call that the two of you are expected to keep.
`.trim(),
  outcomes: [
    'compare your firm with others by seven operating figures',
    'judge when a new hire pays for itself',
    'recognise contract terms that shift risk to you',
    'understand how insurers, strata and facility buyers choose contractors',
    'leave with a ninety-day plan and someone who will ask about it',
  ],
  outline: [
    { title: 'Seven figures', minutes: 90, points: ['Definitions', 'Your own numbers', 'What good looks like'] },
    {
      title: 'People',
      minutes: 110,
      points: ['Hiring ahead', 'Employee or contractor: where to check', 'Keeping technicians'],
    },
    {
      title: 'Contracts, negotiated live',
      minutes: 110,
      points: ['Service levels', 'Indemnity and insurance', 'Walking away'],
    },
    { title: 'Buyers’ panel', minutes: 80, points: ['Claims, strata, facilities', 'Questions without slides'] },
    { title: 'Ninety days', minutes: 90, points: ['One-page plan', 'Pairing', 'Closing round'] },
  ],
  durationMinutes: 480,
  priceCents: 39500,
  gst: 'taxable',
  whatToBring: ['Last quarter’s profit and loss', 'A contract you signed and regret, with names covered'],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '8', status: 'approved' },
    { creditType: 'nsw-cpd', units: '6', status: 'pending' },
  ],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 75 },
  instructors: ['luca-ferraro'],
  sessions: [
    {
      inDays: 115,
      days: [[0, '08:00', '17:00']],
      delivery: 'in-person',
      venue: 'parramatta',
      capacity: 30,
      minSeats: 15,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 19,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 268,
      days: [[0, '08:00', '17:00']],
      delivery: 'in-person',
      venue: 'geelong',
      capacity: 36,
      minSeats: 15,
      goNoGoDaysBefore: 35,
      state: 'draft',
      taken: 0,
      instructor: 'luca-ferraro',
    },
  ],
};

export default course;
