import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [
    [0, '09:00', '17:00'],
    [1, '09:00', '16:00'],
  ],
  delivery: 'in-person',
  capacity: 90,
  minSeats: 35,
  goNoGoDaysBefore: 28,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'commercial-drying-forum',
  title: 'Commercial Drying Forum',
  kind: 'event',
  discipline: 'water-damage',
  level: 'advanced',
  summary: 'Two days of large-loss case files, told by the people who ran them, mistakes included.',
  description: `There are perhaps three hundred people in Australia who have run a loss with more than a hundred dehumidifiers, and they rarely compare notes because they bid against one another. The forum puts some of them in one hangar for two days under a simple condition: each speaker shows one thing that went wrong.

The programme is built from case files. Earlier gatherings have taken apart a university library, a cruise-ship cabin deck, an abattoir chiller and a shopping centre whose ceiling space nobody had drawings for. Every file is given an hour: twenty minutes to tell, twenty to look at logs, costs and photographs, and twenty for the room. Between files there are working demonstrations of ducted desiccants, remote monitoring, power distribution and roof-void access, with the noise confined to the yard.

Assessors, builders and facility managers attend as well as restorers, which keeps the discussion of cost honest. Dinner on the first night is included in the price; so are lunch on both days and the collected case notes.

**About credit.** Twelve hours are on the programme, but an event credit cap applies: eight CECs is the most one person can earn here, however many sessions they sit through. Sign in and out at the door each half-day, since the sheets decide what your certificate shows.`,
  outcomes: [
    'Compare five large losses by load, equipment, duration and cost',
    'Use remote monitoring data without drowning in it',
    'Recognise early signs that a commercial job is losing control',
    'Discuss equipment justification with assessors from their side of the table',
  ],
  outline: [
    {
      title: 'Case files one to three',
      minutes: 210,
      points: ['A library and its paper', 'A hospital wing in use', 'A tower with four insurers'],
    },
    {
      title: 'Yard demonstrations',
      minutes: 120,
      points: ['Ducted desiccants', 'Distribution boards', 'Roof-void access'],
    },
    {
      title: 'Case files four and five',
      minutes: 150,
      points: ['A chiller at four degrees', 'A school over the holidays'],
    },
    {
      title: 'Remote monitoring',
      minutes: 90,
      points: ['Sensors that drift', 'Alarms worth waking for'],
    },
    {
      title: 'Assessors and restorers',
      minutes: 150,
      points: ['Equipment justification', 'Day rates', 'Open questions from the floor'],
    },
  ],
  durationMinutes: 720,
  priceCents: 49500,
  gst: 'taxable',
  whatToBring: ['Closed shoes for the yard', 'Hearing protection', 'One question from a job of your own'],
  alsoPay: [{ label: 'Accommodation, if you stay over', to: 'your hotel', cents: null }],
  approvals: [
    { creditType: 'iicrc-cec', units: '8', status: 'approved', validFromDays: -365 },
    { creditType: 'ria-hour', units: '12', status: 'approved', validFromDays: -40, validToDays: 325 },
  ],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 60 },
  instructors: ['sana-haddad', 'dana-whitlock', 'luca-ferraro'],
  sessions: [
    { ...usual, inDays: -160, venue: 'geelong', state: 'closed', taken: 74, instructor: 'dana-whitlock' },
    { ...usual, inDays: 115, venue: 'eagle-farm', taken: 41, instructor: 'sana-haddad' },
  ],
};

export default course;
