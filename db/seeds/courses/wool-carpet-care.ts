import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'wool-carpet-care',
  title: 'Wool carpet: cleaning it safely',
  kind: 'workshop',
  discipline: 'carpet',
  level: 'intermediate',
  summary:
    'Half a day on wool and only wool: why it is different, what it needs from you, and how to test what you put on it.',
  description: `
Wool carpet hides soil better than any synthetic, resists flame, and can take up about a third of its own weight in water before it feels wet. Every one of those virtues catches out a cleaner who treats it like nylon: the soil you cannot see is still there, and the water you cannot feel has to be dried.

Over four hours we look at the fibre itself, a protein with overlapping scales and acid-dyed colour, and at the three things it dislikes: alkalinity, harsh friction while wet, and slow drying. pH is only part of the story, so you will titrate two products that share a pH and see that one carries ten times the alkaline reserve of the other. We look at what independent approval schemes for wool-care products test, and what the mark on a label does and does not tell you.

The practical half covers wool-blend detection with a lighter and a bleach test on a snipped tuft, dry-soil removal with a proper pile-lifter, low-alkaline pre-spray, controlled extraction and fast, even drying. Yellowing, felting, shrinkage at seams and bleeding stripes are shown on ruined pieces, each with the story of the job it came from.
`.trim(),
  outcomes: [
    'confirm wool and wool blends without guessing',
    'compare products by alkalinity and not by pH alone',
    'clean and rinse wool with limited moisture and gentle agitation',
    'set up airflow that dries a wool room the same day',
    'recognise bleeding, felting and yellowing before they spread',
  ],
  outline: [
    { title: 'What the sheep made', minutes: 45, points: ['Scales, moisture, dye', 'Blends and backings'] },
    {
      title: 'Testing the fibre and the product',
      minutes: 60,
      points: ['Tuft tests', 'pH against alkalinity', 'Reading an approval mark'],
    },
    {
      title: 'Cleaning stations',
      minutes: 90,
      points: ['Pile lifting', 'Low-alkaline pre-spray', 'Extraction and towels'],
    },
    { title: 'Drying and disasters', minutes: 45, points: ['Air movement', 'Four failures and their causes'] },
  ],
  durationMinutes: 240,
  priceCents: 11000,
  gst: 'taxable',
  whatToBring: ['The label or safety data sheet of your usual pre-spray', 'Closed shoes'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '4', status: 'approved' }],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['mei-lin-zhou', 'tom-okafor'],
  sessions: [
    {
      inDays: -40,
      days: [[0, '08:30', '12:45']],
      delivery: 'in-person',
      venue: 'geelong',
      capacity: 16,
      minSeats: 6,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 10,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 10,
      days: [[0, '13:00', '17:15']],
      delivery: 'in-person',
      venue: 'alexandria',
      capacity: 16,
      minSeats: 6,
      goNoGoDaysBefore: 7,
      state: 'open',
      taken: 12,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 66,
      days: [[0, '08:30', '12:45']],
      delivery: 'in-person',
      venue: 'moonah',
      capacity: 12,
      minSeats: 5,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 4,
      instructor: 'tom-okafor',
    },
    {
      inDays: 136,
      days: [[0, '08:30', '12:45']],
      delivery: 'in-person',
      venue: 'fyshwick',
      capacity: 14,
      minSeats: 6,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 1,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 178,
      days: [[0, '12:30', '16:45']],
      delivery: 'in-person',
      venue: 'bunbury',
      capacity: 12,
      minSeats: 5,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 0,
      instructor: 'tom-okafor',
    },
  ],
};

export default course;
