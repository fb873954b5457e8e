import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [
    [0, '08:30', '16:30'],
    [1, '08:30', '16:30'],
    [2, '08:30', '16:30'],
  ],
  delivery: 'in-person',
  capacity: 12,
  minSeats: 6,
  goNoGoDaysBefore: 28,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'commercial-drying-specialist',
  title: 'Commercial Drying Specialist (CDS)',
  kind: 'class',
  discipline: 'water-damage',
  level: 'advanced',
  summary: 'Plan and run large losses: trailer desiccants, generators, ducting, tenants, and a budget watched daily.',
  description: `A sprinkler main lets go on level nine of an office tower at four in the morning. By the time you arrive there is water in three lift pits, a law firm wants its server room, building management has switched off the air handling, and somebody must say by noon what this will cost per day. A house-sized way of thinking does not survive that phone call.

CDS is about management at scale. You size dehumidification by air changes and moisture load, lay out supply and return ducting from desiccants that sit in the loading dock, and convert the result into three-phase power, fuel and hire. You learn to use the building's own plant when it helps and to isolate it when it spreads vapour to dry floors. Zones, pressures and sequence matter more than the number of fans.

The other half is organisation: mobilising thirty people from labour hire without losing your induction records, daily production meetings, a moisture map that changes by floor, tenants with different insurers, time-and-materials control, and stopping equipment the day it stops earning. Teams spend the last day running a school and a cold store as table-top losses, with faults thrown in by the instructor every hour.`,
  outcomes: [
    'Size desiccant and refrigerant drying for a large space from its load and envelope',
    'Lay out ducting, zones and pressure so that dry areas stay dry',
    'Convert an equipment plan to power, fuel, access and cost per day',
    'Set up site control for a workforce you met this morning',
    'Report progress and forecast cost to owners, tenants and insurers',
    'Decide with figures when to demobilise each zone',
  ],
  outline: [
    {
      title: 'From house to high-rise',
      minutes: 180,
      points: ['Commercial construction', 'Roof decks, risers and lift pits', 'Building services'],
    },
    {
      title: 'Large dehumidification',
      minutes: 240,
      points: [
        'Desiccant performance',
        'Air changes and moisture load',
        'Ducting losses',
        'Cold stores and heritage interiors',
      ],
    },
    {
      title: 'Power and logistics',
      minutes: 210,
      points: ['Three-phase distribution', 'Generator sizing', 'Access, noise and fuel at night'],
    },
    {
      title: 'Running the site',
      minutes: 240,
      points: ['Inductions and labour hire', 'Production meetings', 'Documentation by floor', 'Tenants'],
    },
    {
      title: 'Money',
      minutes: 150,
      points: ['Rates and day sheets', 'Forecasts', 'Business interruption', 'Disputes that can be avoided'],
    },
    {
      title: 'Table-top losses',
      minutes: 240,
      points: ['A school in term', 'A cold store', 'Review before the exam'],
    },
  ],
  durationMinutes: 1260,
  priceCents: 149000,
  gst: 'taxable',
  whatToBring: [
    'Photo ID for the exam',
    'A laptop with a spreadsheet program',
    'Drawings of a building you know, if you may share them',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '21', status: 'approved', validFromDays: -150 }],
  preparesFor: ['CDS'],
  prerequisites: [
    {
      designation: 'WRT',
      rule: 'advisory',
      note: 'Check with IICRC which certifications it asks for before the CDS exam.',
    },
    {
      designation: 'ASD',
      rule: 'advisory',
      note: 'The class assumes that you can design a drying plan for one floor.',
    },
  ],
  completion: { attendancePercent: 100 },
  instructors: ['sana-haddad', 'luca-ferraro'],
  sessions: [
    { ...usual, inDays: 119, venue: 'eagle-farm', taken: 7, instructor: 'sana-haddad' },
    { ...usual, inDays: 231, venue: 'parramatta', taken: 2, instructor: 'sana-haddad' },
  ],
};

export default course;
