import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'carpet-cleaning-technician',
  title: 'Carpet Cleaning Technician (CCT)',
  kind: 'class',
  discipline: 'carpet',
  level: 'introductory',
  summary: 'Two days from fibre to finished room: identify, choose a method, extract well and leave it drying evenly.',
  description: `
The CCT class is where most people in textile cleaning begin, and where plenty of technicians with ten years behind a wand discover why some of their habits work and others only seem to.

On the first day we cut carpet apart. You handle tufted, woven and bonded off-cuts, burn fibres over a tray, float polypropylene in a glass of water and learn to read a room before the machine comes off the van. The chemistry is taught with a pH pen, real product labels and the arithmetic of dilution, not with slogans.

The second day is on the floor. In pairs you vacuum, pre-spray, agitate, extract and groom test panels that have been soiled with a measured mix, then compare what dry strokes, water temperature and jet condition did to residue and drying time. Low-moisture encapsulation and absorbent compound get the same treatment, because extraction is not always the answer.

The class covers the subjects of the IICRC's CCT exam, which you sit afterwards with the IICRC. Expect plain talk about what cleaning cannot fix: traffic-lane wear, dye loss, and pile that has lost its twist.
`.trim(),
  outcomes: [
    'identify the common carpet fibres with simple bench tests',
    'inspect a room and write down pre-existing conditions the customer should know',
    'mix a pre-spray to a stated dilution and check its pH',
    'choose between hot water extraction, encapsulation, absorbent pad and dry compound, and say why',
    'extract with controlled moisture, and tell when more dry strokes stop helping',
    'recognise browning, wicking, pile distortion and colour loss, and explain them honestly',
  ],
  outline: [
    {
      title: 'Carpet, cut open',
      minutes: 110,
      points: ['Tufted, woven, bonded and modular', 'Backings and underlay', 'Twist, pile and density'],
    },
    {
      title: 'Fibre identification',
      minutes: 90,
      points: ['Burn, float and feel', 'Nylon, polyester, triexta, polypropylene, wool', 'What each forgives'],
    },
    {
      title: 'Soil and chemistry',
      minutes: 130,
      points: ['Dry soil, oily binders', 'Surfactants, builders, solvents', 'pH and dilution'],
    },
    {
      title: 'Pre-inspection and the customer',
      minutes: 90,
      points: ['Walking the room', 'Photographs', 'Quoting what you saw'],
    },
    {
      title: 'Methods on the floor',
      minutes: 240,
      points: ['Extraction stations', 'Encapsulation', 'Absorbent compound', 'Grooming'],
    },
    {
      title: 'Spots, problems and drying',
      minutes: 120,
      points: ['Wicking and browning', 'Air movement', 'When to stop'],
    },
    { title: 'Review before the exam', minutes: 60, points: ['Questions from the group', 'How the online exam works'] },
  ],
  durationMinutes: 840,
  priceCents: 89500,
  gst: 'taxable',
  whatToBring: [
    'Enclosed, non-slip shoes',
    'Safety glasses',
    'Photo identification',
    'A swatch or a photograph of a carpet that beat you',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '14', status: 'approved' }],
  preparesFor: ['CCT'],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['tom-okafor'],
  sessions: [
    {
      inDays: -26,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'footscray',
      capacity: 14,
      minSeats: 6,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 11,
      instructor: 'tom-okafor',
    },
    {
      inDays: 15,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'parramatta',
      capacity: 14,
      minSeats: 6,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 9,
      instructor: 'tom-okafor',
    },
    {
      inDays: 86,
      days: [
        [0, '08:30', '17:00'],
        [1, '08:30', '17:00'],
      ],
      delivery: 'in-person',
      venue: 'footscray',
      capacity: 12,
      minSeats: 6,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 4,
      instructor: 'tom-okafor',
    },
    {
      inDays: 128,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'townsville',
      capacity: 12,
      minSeats: 6,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 0,
      instructor: 'tom-okafor',
    },
    {
      inDays: 184,
      days: [
        [0, '08:30', '17:00'],
        [1, '08:30', '17:00'],
      ],
      delivery: 'live-stream',
      timeZone: 'Australia/Brisbane',
      capacity: 20,
      minSeats: 8,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 2,
      instructor: 'tom-okafor',
    },
  ],
};

export default course;
