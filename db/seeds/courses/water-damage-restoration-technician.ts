import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [
    [0, '08:30', '16:30'],
    [1, '08:30', '16:30'],
    [2, '08:30', '16:30'],
  ],
  delivery: 'in-person',
  capacity: 16,
  minSeats: 8,
  goNoGoDaysBefore: 21,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'water-damage-restoration-technician',
  title: 'Water Damage Restoration Technician (WRT)',
  kind: 'class',
  discipline: 'water-damage',
  level: 'introductory',
  summary: 'Three days from the first phone call to a signed-off dry building: the class most restorers start with.',
  description: `Most water jobs are won or lost in the first four hours, by the person who walks in with a torch and a meter. This class prepares that person. It starts with what water does to Australian building materials: why particleboard flooring swells and never comes back, why plasterboard on a party wall can often be saved, and how water travels under a floating floor into a room that looks untouched.

From there we work in the order of a real job. You learn to make the scene safe, including power, ceilings and suspect asbestos in anything built before 1990; to judge the category of water and the class of evaporation load the way ANSI/IICRC S500 frames them; to extract until extraction no longer pays; and to choose between drying in place and strip-out, with a reason that you can put in writing.

Half of each day is spent on your feet with wet carpet, wet board and running equipment. The last afternoon is a mock job file: moisture map, equipment log, daily readings, scope and the letter to the insurer. The IICRC exam can be sat after the third day; revision questions are part of each morning.`,
  outcomes: [
    'Make a wet site safe to work in, or say why you will not enter it yet',
    'Classify water by category and the evaporation load by class, and write down the evidence',
    'Take and log moisture, temperature and humidity readings that another technician can repeat',
    'Choose extraction, air movement and dehumidification for a house of ordinary construction',
    'Decide between restoring and replacing carpet, underlay, plasterboard, skirting and cabinetry',
    'Assemble a job file that an assessor can follow without ringing you',
  ],
  outline: [
    {
      title: 'Day 1, morning: people, hazards, water',
      minutes: 210,
      points: [
        'Electrical, structural and asbestos checks before entry',
        'Categories of water',
        'Protective equipment',
      ],
    },
    {
      title: 'Day 1, afternoon: buildings and materials',
      minutes: 210,
      points: [
        'Slab, suspended floor and brick veneer',
        'Porous, semi-porous, non-porous',
        'Carpet and underlay systems',
      ],
    },
    {
      title: 'Day 2, morning: the air',
      minutes: 210,
      points: ['Humidity ratio, dew point and vapour pressure', 'Classes of water intrusion', 'Secondary damage'],
    },
    {
      title: 'Day 2, afternoon: equipment on wet floors',
      minutes: 210,
      points: [
        'Extraction tools compared by weighing',
        'Air movers',
        'Refrigerant and desiccant dehumidifiers',
        'Circuits and load',
      ],
    },
    {
      title: 'Day 3, morning: inspection and monitoring',
      minutes: 210,
      points: [
        'Meters, probes and their limits',
        'Drying goals and dry standards',
        'Daily visits: what to change and when',
      ],
    },
    {
      title: 'Day 3, afternoon: the file',
      minutes: 210,
      points: ['Moisture maps', 'Scope and authority to proceed', 'Completion evidence', 'Review before the exam'],
    },
  ],
  durationMinutes: 1260,
  priceCents: 135000,
  gst: 'taxable',
  whatToBring: [
    'Photo ID for the exam',
    'Closed shoes and clothes that may get wet',
    'Your own moisture meter, if you have one',
    'Safety glasses',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '21', status: 'approved', validFromDays: -700 }],
  preparesFor: ['WRT'],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['dana-whitlock', 'sana-haddad'],
  sessions: [
    { ...usual, inDays: -66, venue: 'alexandria', state: 'closed', taken: 14, instructor: 'dana-whitlock' },
    { ...usual, inDays: 21, venue: 'parramatta', taken: 11, instructor: 'dana-whitlock' },
    { ...usual, inDays: 57, venue: 'eagle-farm', taken: 9, instructor: 'dana-whitlock' },
    { ...usual, inDays: 85, venue: 'welshpool', taken: 16, instructor: 'sana-haddad' },
    { ...usual, inDays: 114, venue: 'footscray', taken: 6, instructor: 'dana-whitlock' },
    {
      ...usual,
      inDays: 148,
      delivery: 'live-stream',
      timeZone: 'Australia/Sydney',
      capacity: 20,
      priceCents: 119500,
      taken: 7,
      instructor: 'dana-whitlock',
    },
    { ...usual, inDays: 190, venue: 'townsville', taken: 2, instructor: 'dana-whitlock' },
    { ...usual, inDays: 226, venue: 'thebarton', taken: 1, instructor: 'sana-haddad' },
  ],
};

export default course;
