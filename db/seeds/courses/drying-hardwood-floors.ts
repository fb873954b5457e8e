import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '08:30', '16:30']],
  delivery: 'in-person',
  capacity: 14,
  minSeats: 7,
  goNoGoDaysBefore: 14,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'drying-hardwood-floors',
  title: 'Drying hardwood floors in place',
  kind: 'workshop',
  discipline: 'water-damage',
  level: 'advanced',
  summary: 'When a cupped jarrah or spotted gum floor can be saved, how to dry it, and how long to keep hands off.',
  description: `Old strip flooring is the most argued-about material in a wet house. It is expensive, often loved, and slow. Boards wet from below swell on the underside and cup; sanded flat too early, the same boards crown as they finish drying, and a floor that could have been saved has to be bought.

Construction decides almost everything, so the day opens with sections cut from real floors: boards over joists with an open subfloor, boards over particleboard sheet, battens on a slab, direct-stuck parquetry, engineered planks with a three-millimetre wear layer, and a laminate look-alike for honesty. For each, you trace where liquid goes, where vapour can leave, and what the coating on top permits. Polyurethane of several coats is close to a lid.

The practical compares floor mats under suction, tented warm dry air, and drying from the subfloor, on panels soaked a week earlier. You monitor with insulated pins at two depths, apply corrections for dense Australian species, and plot a curve that tells you when the boards are within reach of what the house will be like in winter. Time is given to the awkward matters: adhesives that let go, black staining around nails, lyctid-susceptible sapwood, the cost of six weeks of monitoring, and the letter that warns an owner against sanding until the readings say so.`,
  outcomes: [
    'Identify floor construction from a register, a vent or a small opening',
    'Tell cupping, crowning, tenting and buckling apart and name the cause',
    'Choose and set up mats, tents or subfloor drying for a given floor',
    'Follow moisture at two depths and plot the approach to equilibrium',
    'Advise when to refinish, when to wait and when to replace',
  ],
  outline: [
    {
      title: 'Floors cut open',
      minutes: 90,
      points: ['Strip, batten, parquetry, engineered', 'Coatings as vapour barriers', 'Where water hides'],
    },
    {
      title: 'Timber and water',
      minutes: 75,
      points: ['Shrinkage and grain direction', 'Equilibrium by climate', 'Species corrections'],
    },
    {
      title: 'Three systems on soaked panels',
      minutes: 135,
      points: ['Suction mats', 'Tents and directed warm air', 'Working from the subfloor'],
    },
    {
      title: 'The curve',
      minutes: 60,
      points: ['Readings at two depths', 'Slow tails', 'Deciding to stop'],
    },
    {
      title: 'After drying',
      minutes: 60,
      points: ['Acclimatising', 'Sanding too soon', 'Letters to owner and insurer'],
    },
  ],
  durationMinutes: 420,
  priceCents: 39500,
  gst: 'taxable',
  whatToBring: ['Pin meter with hammer probe, if you own one', 'Knee pads', 'Hearing protection'],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '7', status: 'approved', validFromDays: -180 },
    { creditType: 'ria-hour', units: '6.5', status: 'pending' },
  ],
  preparesFor: [],
  prerequisites: [
    {
      courseSlug: 'psychrometry-by-hand',
      rule: 'advisory',
      note: 'You will enjoy the day more if vapour pressure and dew point are already familiar.',
    },
  ],
  completion: { attendancePercent: 90 },
  instructors: ['sana-haddad'],
  sessions: [
    { ...usual, inDays: 66, venue: 'fyshwick', state: 'cancelled', taken: 3, instructor: 'sana-haddad' },
    { ...usual, inDays: 71, venue: 'bunbury', taken: 8, instructor: 'sana-haddad' },
    { ...usual, inDays: 129, venue: 'footscray', taken: 9, instructor: 'sana-haddad' },
    { ...usual, inDays: 164, venue: 'moonah', taken: 5, instructor: 'sana-haddad' },
    { ...usual, inDays: 220, venue: 'alexandria', taken: 1, instructor: 'sana-haddad' },
  ],
};

export default course;
