import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '08:30', '16:30']],
  delivery: 'in-person',
  capacity: 16,
  minSeats: 8,
  goNoGoDaysBefore: 14,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'moisture-meters-that-agree',
  title: 'Moisture meters that agree',
  kind: 'workshop',
  discipline: 'inspection',
  level: 'introductory',
  summary: 'Pins, pads, probes and slabs: what each instrument measures, when it lies, and how to log it.',
  description: `Two technicians test the same wall and write 18 per cent and 62. Both meters are in order. One drives current between pins and is scaled for Douglas fir; the other senses an electric field to about twenty millimetres and shows a relative number that is not a percentage of anything. Unless the log says which was used, where and on what setting, neither figure is evidence.

We go round a set of benches, each with materials whose true moisture content is known because we weighed and oven-dried them. You test kiln-dried pine, spotted gum, jarrah, particleboard flooring, plasterboard with foil behind it, fibre cement, tile over screed, and concrete at three ages. Salt, carbon-loaded paint, steel studs and temperature each get a chance to deceive you. For timber you apply species and temperature corrections by hand before allowing the meter to do so.

Slabs take up much of the afternoon. Surface scanning finds a pattern; it does not say that a vinyl floor may be laid, for which humidity probes in drilled holes and patience are needed. The workshop ends with a map of one wet room, made by half the group and repeated by the other half. If the two maps agree, you have learned it.`,
  outcomes: [
    'Say what a resistance, capacitance or humidity instrument is really sensing',
    'Correct timber readings for species and temperature',
    'Recognise false positives from metal, salts and coatings',
    'Establish a dry standard from comparable unaffected material',
    'Record location, depth, instrument and mode so that a reading can be repeated',
  ],
  outline: [
    {
      title: 'What is being measured?',
      minutes: 75,
      points: ['Moisture content and relative scales', 'Resistance and field meters', 'Checking calibration'],
    },
    {
      title: 'Timber bench',
      minutes: 90,
      points: ['Species and temperature', 'Insulated pins and gradients', 'Engineered boards'],
    },
    {
      title: 'Walls and tile bench',
      minutes: 75,
      points: ['Foil, metal and salts', 'Behind tile', 'Cavity probes'],
    },
    {
      title: 'Concrete bench',
      minutes: 90,
      points: ['Why a dry surface proves nothing', 'In-slab humidity', 'What flooring installers ask'],
    },
    {
      title: 'One room, two maps',
      minutes: 90,
      points: ['Grid and photographs', 'Naming points', 'Comparing results'],
    },
  ],
  durationMinutes: 420,
  priceCents: 32000,
  gst: 'taxable',
  whatToBring: ['Every moisture meter you own, with spare batteries', 'Manuals or a link to them', 'A clipboard'],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '7', status: 'approved', validFromDays: -330 },
    { creditType: 'nsw-cpd', units: '4', status: 'approved', validFromDays: -60, validToDays: 305 },
  ],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 90 },
  instructors: ['aroha-tamihana', 'sana-haddad'],
  sessions: [
    { ...usual, inDays: 10, venue: 'parramatta', taken: 15, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 50, venue: 'eagle-farm', taken: 9, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 101, venue: 'fyshwick', taken: 5, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 157, venue: 'bunbury', taken: 3, instructor: 'sana-haddad' },
    { ...usual, inDays: 213, venue: 'geelong', taken: 1, instructor: 'aroha-tamihana' },
  ],
};

export default course;
