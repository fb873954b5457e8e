import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [
    [0, '08:00', '16:00'],
    [1, '08:00', '16:00'],
    [2, '08:00', '16:00'],
  ],
  delivery: 'in-person',
  capacity: 14,
  minSeats: 7,
  goNoGoDaysBefore: 21,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'applied-structural-drying',
  title: 'Applied Structural Drying Technician (ASD)',
  kind: 'class',
  discipline: 'water-damage',
  level: 'intermediate',
  summary:
    'Flood a house on the first morning, dry it by the third evening, and be able to explain every reading in between.',
  description: `On the first morning we put several thousand litres through a furnished house and let it sit over a coffee. Everything after that is yours: crews of four inspect, map, extract, set equipment, and come back each day to find out whether the plan was any good.

The class is about effect. Why does a wall with insulation batts stall at day two? What happens to the humidity ratio in a closed room when you add six air movers and no dehumidification? When is outside air in Adelaide in February the best dryer you own, and when is the same idea in Cairns a mistake? Crews measure surface temperature, vapour pressure difference and amps drawn, then move the equipment and measure again.

You will work with inter-air drying of cavities, floor mats on strip timber, tented chambers, heat, and low-grain refrigerant against desiccant machines on the same load. Each crew defends its drying log to the others, which is the hardest quarter of an hour of the week. Expect wet boots, some arithmetic, and a written plan that you could hand to a client.

Because the class assumes that you already know categories, extraction and basic readings, it moves at the pace of people who have carried the gear.`,
  outcomes: [
    'Write a drying plan with goals, equipment and the reason for each choice',
    'Use vapour pressure difference and surface temperature to explain why a material is or is not drying',
    'Dry wall cavities, cabinets and strip floors in place where that is justified',
    'Compare open, closed and combined drying systems for the weather outside',
    'Read a stalled log and name the likely bottleneck',
  ],
  outline: [
    {
      title: 'Wet down, first inspection',
      minutes: 240,
      points: [
        'Mapping with two kinds of meter',
        'Extraction against the clock',
        'Setting goals from unaffected material',
      ],
    },
    {
      title: 'The drying equation in practice',
      minutes: 180,
      points: ['Humidity, airflow and temperature at the wet surface', 'Evaporation load against removal capacity'],
    },
    {
      title: 'Assemblies',
      minutes: 240,
      points: [
        'Cavities and insulation',
        'Multi-layer floors',
        'Cabinets and built-ins',
        'Vapour barriers in the wrong place',
      ],
    },
    {
      title: 'Systems and heat',
      minutes: 240,
      points: ['Open, closed and combined drying', 'Directed heat without damage', 'Power planning on domestic boards'],
    },
    {
      title: 'Monitoring, adjusting, finishing',
      minutes: 240,
      points: ['Daily decisions from the log', 'Demobilising room by room', 'Final verification'],
    },
    {
      title: 'Defending the log',
      minutes: 120,
      points: ['Crew presentations', 'Questions an assessor asks', 'Review before the exam'],
    },
  ],
  durationMinutes: 1260,
  priceCents: 145000,
  gst: 'taxable',
  whatToBring: [
    'Photo ID for the exam',
    'Gumboots',
    'Safety glasses and gloves',
    'A calculator or phone',
    'A dry set of clothes',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '21', status: 'approved', validFromDays: -500 }],
  preparesFor: ['ASD'],
  prerequisites: [
    {
      designation: 'WRT',
      rule: 'declaration',
      note: 'You need to hold WRT. If you do not yet, take the three-day WRT class first or the five-day combination.',
    },
  ],
  completion: { attendancePercent: 100 },
  instructors: ['sana-haddad', 'dana-whitlock'],
  sessions: [
    { ...usual, inDays: -31, venue: 'alexandria', state: 'closed', taken: 9, instructor: 'sana-haddad' },
    { ...usual, inDays: 49, venue: 'alexandria', taken: 12, instructor: 'sana-haddad' },
    { ...usual, inDays: 98, venue: 'eagle-farm', taken: 5, instructor: 'sana-haddad' },
    { ...usual, inDays: 140, venue: 'footscray', taken: 4, instructor: 'dana-whitlock' },
    { ...usual, inDays: 203, venue: 'welshpool', taken: 2, instructor: 'sana-haddad' },
    { ...usual, inDays: 246, venue: 'moonah', state: 'draft', taken: 0, instructor: 'sana-haddad' },
  ],
};

export default course;
