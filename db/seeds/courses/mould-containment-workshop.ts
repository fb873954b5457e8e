import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '08:30', '16:30']],
  delivery: 'in-person',
  capacity: 14,
  minSeats: 8,
  goNoGoDaysBefore: 14,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'mould-containment-workshop',
  title: 'Mould containment that holds pressure',
  kind: 'workshop',
  discipline: 'mould',
  level: 'intermediate',
  summary: 'Build three containments in a day, measure them, make them leak on purpose and mend them.',
  description: `Plastic sheeting and tape are cheap, so containment is often treated as decoration. A curtain goes up, a machine hums behind it, and nobody measures anything until a clearance sample from the nursery comes back worse than the wall. This workshop is one long practical about making barriers that work and being able to show it.

You build three: a glove-bag sized enclosure around a single sheet of plasterboard, a room with a two-chamber entry, and a hallway with a return-air grille, a cracked cornice and a downlight that all want to leak. Each is put under negative pressure, logged with a manometer, tested with a smoke pencil, and then attacked by opening doors, blocking filters and running the kitchen range hood. You will see how fast a wind gust outside or a ducted air conditioner inside can cancel five pascals.

In the afternoon comes the unglamorous part: bagging and passing waste, changing a pre-filter without a puff, taking suits off in the right order, choosing where exhaust air goes, and dismantling the barrier without releasing what it held. We also cover when ANSI/IICRC S520 thinking calls for much less than a full enclosure, because a bathroom ceiling does not need an airlock.`,
  outcomes: [
    'Choose source, local or full containment from the extent and location of growth',
    'Calculate the air movement an enclosure needs and provide make-up air for it',
    'Log pressure difference and recognise false readings',
    'Find and mend leaks at services, ceilings and floors',
    'Take down a containment without cross-contaminating the house',
  ],
  outline: [
    {
      title: 'How much containment?',
      minutes: 60,
      points: ['Extent, location and occupants', 'Reading a protocol', 'When less is right'],
    },
    {
      title: 'Build one: source enclosure',
      minutes: 60,
      points: ['Tools through the film', 'Vacuum as extraction'],
    },
    {
      title: 'Build two: room with chambers',
      minutes: 120,
      points: ['Poles, film and flaps', 'Negative air machine set-up', 'Manometer and smoke'],
    },
    {
      title: 'Build three: the hallway that leaks',
      minutes: 90,
      points: ['Ductwork', 'Downlights and cornices', 'Wind and exhaust fans'],
    },
    {
      title: 'Working inside and leaving',
      minutes: 90,
      points: ['Waste path', 'Removing suits', 'Filter changes', 'Take-down order'],
    },
  ],
  durationMinutes: 420,
  priceCents: 39500,
  gst: 'taxable',
  whatToBring: [
    'Respirator you have been fitted for; otherwise we lend one for dust-free practice',
    'Utility knife',
    'Closed shoes',
  ],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '7', status: 'approved', validFromDays: -250 },
    { creditType: 'ria-hour', units: '7', status: 'approved', validFromDays: -250 },
    { creditType: 'acac-rc', units: '7', status: 'approved', validFromDays: -90, validToDays: 640 },
  ],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 90 },
  instructors: ['priya-raman'],
  sessions: [
    { ...usual, inDays: 16, venue: 'burleigh', taken: 2, instructor: 'priya-raman' },
    { ...usual, inDays: 52, venue: 'parramatta', taken: 10, instructor: 'priya-raman' },
    { ...usual, inDays: 80, venue: 'winnellie', taken: 8, instructor: 'priya-raman' },
    { ...usual, inDays: 143, venue: 'moonah', taken: 4, instructor: 'priya-raman' },
    { ...usual, inDays: 206, venue: 'fyshwick', taken: 1, instructor: 'priya-raman' },
  ],
};

export default course;
