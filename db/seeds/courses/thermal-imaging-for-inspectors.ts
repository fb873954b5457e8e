import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '08:30', '16:30']],
  delivery: 'in-person',
  capacity: 12,
  minSeats: 6,
  goNoGoDaysBefore: 14,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'thermal-imaging-for-inspectors',
  title: 'Thermal imaging for damp and water inspections',
  kind: 'workshop',
  discipline: 'inspection',
  level: 'intermediate',
  summary: 'A camera sees surface temperature, never water. Learn the difference before a tribunal explains it.',
  description: `The most expensive blue patch in the country was a bathroom wall that an inspector called wet. It was cold, because an air-conditioning pipe ran behind it. No meter reading had been taken. The owner removed the tiles, and the inspector's insurer paid for new ones.

Infrared cameras earn their keep in building work once you understand three quantities: emissivity, reflected temperature, and the size of spot that a lens can really measure at a distance. From there, the day is about creating contrast. Evaporation cools a wet surface slightly while it dries; a soaked material stores heat and lags behind its neighbours in the evening; a saturated, still wall at even temperature shows nothing at all. You will use heating, cooling and time of day to make hidden patterns appear, and know when none can be expected.

Each pair surveys a wall assembly containing one real leak and several impostors: a missing batt, a stud, a duct, a shiny tile, a sun-warmed brick. Findings must be confirmed with a moisture meter or an opening before they may be written down as moisture. In the last session you turn two images into a report page, with palette, span, conditions and limits stated, and have it read by somebody whose job is to disagree.`,
  outcomes: [
    'Set emissivity, reflected temperature, focus, span and palette for building surfaces',
    'Explain the thermal signature of evaporation, thermal mass and missing insulation',
    'Create enough temperature difference for a survey, or postpone it',
    'Confirm every suspected wet area by a second method',
    'Present images with the conditions and limits that make them evidence',
  ],
  outline: [
    {
      title: 'What the detector receives',
      minutes: 90,
      points: ['Emissivity and reflection', 'Resolution and spot size', 'Focus cannot be fixed later'],
    },
    {
      title: 'Heat and moisture in buildings',
      minutes: 90,
      points: ['Evaporative cooling', 'Thermal mass and delay', 'Air leakage and bridges'],
    },
    {
      title: 'Survey of the trick wall',
      minutes: 120,
      points: ['Heating and cooling the target', 'Scanning pattern', 'Confirming with meters'],
    },
    {
      title: 'Images as evidence',
      minutes: 120,
      points: ['Span and palette honesty', 'Paired photographs', 'Statements of limitation', 'Cross-reading'],
    },
  ],
  durationMinutes: 420,
  priceCents: 41000,
  gst: 'taxable',
  whatToBring: [
    'Thermal camera (we lend four; tell us if you need one)',
    'Charged batteries and memory card',
    'Moisture meter',
  ],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '7', status: 'approved', validFromDays: -600, validToDays: 120 },
    { creditType: 'acac-rc', units: '7', status: 'approved', validFromDays: -320, validToDays: 410 },
  ],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 90 },
  instructors: ['aroha-tamihana'],
  sessions: [
    { ...usual, inDays: 15, venue: 'fyshwick', taken: 7, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 73, venue: 'thebarton', taken: 9, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 150, venue: 'welshpool', taken: 3, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 210, venue: 'parramatta', taken: 1, instructor: 'aroha-tamihana' },
  ],
};

export default course;
