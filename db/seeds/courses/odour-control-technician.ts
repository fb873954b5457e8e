import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '08:30', '16:30']],
  delivery: 'in-person',
  capacity: 18,
  minSeats: 8,
  goNoGoDaysBefore: 14,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'odour-control-technician',
  title: 'Odour Control Technician (OCT)',
  kind: 'class',
  discipline: 'fire-and-odour',
  level: 'introductory',
  summary: 'One day on finding where a smell comes from, removing it, and knowing when a machine will not help.',
  description: `A smell is evidence. It tells you that molecules are leaving something, and that the something is still there. Technicians who forget this run an ozone generator for a weekend, collect the fee and come back in three weeks when the air-conditioning is turned on and the house smells of cat again.

The day follows the order that works: find and remove the source, clean the surfaces that carried residue, treat what penetrated by recreating the conditions in which it got there, and seal only what cannot be reached. We spend real time on the nose itself, on adaptation, on why the customer smells what you no longer can, and on using a second person and a clean-air break before you declare anything.

Practical stations cover urine in carpet, underlay and slab, found with ultraviolet light and a moisture meter; decomposition; protein from a burnt roast, which hides as a clear film; tobacco; and drains that turn out to be a dry floor waste. You handle thermal and ultra-low-volume fogging, hydroxyl and ozone equipment, activated carbon and sealers, together with the hazards of each. Ozone is taught with an exclusion zone, a meter and a long list of rubber and art that it ruins.`,
  outcomes: [
    'Locate the source of an odour by method and not by sniffing alone',
    'Sequence removal, cleaning, treatment and sealing for a given smell',
    'Choose between fogging, oxidising, absorbing and sealing, and state the hazard of each',
    'Test the result with a rested nose and an independent second opinion',
    'Set expectations with an occupant before work begins',
  ],
  outline: [
    {
      title: 'How smelling works',
      minutes: 60,
      points: ['Thresholds and adaptation', 'Psychological odour', 'Interviewing the occupant'],
    },
    {
      title: 'Source first',
      minutes: 120,
      points: ['Urine', 'Decomposition', 'Protein and smoke', 'Drains and hidden moisture'],
    },
    {
      title: 'Treatments and machines',
      minutes: 150,
      points: ['Fogging', 'Ozone and hydroxyl', 'Carbon and ventilation', 'Sealers on slab and framing'],
    },
    {
      title: 'Five rooms, five smells',
      minutes: 90,
      points: ['Crews diagnose and propose', 'Comparison of costs', 'Review before the exam'],
    },
  ],
  durationMinutes: 420,
  priceCents: 49500,
  gst: 'taxable',
  whatToBring: ['Photo ID for the exam', 'No perfume or aftershave, please', 'Nitrile gloves in your size'],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '7', status: 'approved', validFromDays: -365 }],
  preparesFor: ['OCT'],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['gareth-pryce'],
  sessions: [
    { ...usual, inDays: 24, venue: 'footscray', taken: 13, instructor: 'gareth-pryce' },
    { ...usual, inDays: 94, venue: 'thebarton', taken: 7, instructor: 'gareth-pryce' },
    { ...usual, inDays: 171, venue: 'parramatta', taken: 3, instructor: 'gareth-pryce' },
  ],
};

export default course;
