import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '08:30', '12:15']],
  delivery: 'in-person',
  capacity: 20,
  minSeats: 8,
  goNoGoDaysBefore: 10,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'psychrometry-by-hand',
  title: 'Psychrometry by hand',
  kind: 'workshop',
  discipline: 'water-damage',
  level: 'introductory',
  summary: 'A morning with a chart and a pencil, until grams per kilogram mean as much to you as litres.',
  description: `Ask ten technicians what relative humidity is relative to, and seven will change the subject. Phone apps give an answer to two decimals without any understanding, and that is how a room ends up with four dehumidifiers and a dew point that has not moved since yesterday.

In this half day you put the phone away. With a printed chart, a wet-bulb thermometer and a kettle you find out what each line is for. Take air at 25 °C and 50 per cent and it holds just under 10 grams of water in each kilogram; warm that room by five degrees without removing a drop, and the display falls to about 37 per cent although nothing has dried. Chill a window below 14 °C in the same room and it runs with water. Three minutes of plotting explains both.

We then apply the chart to decisions: whether to open the house this afternoon, whether the dehumidifier is earning its hire (outlet against inlet, in grams), how warm a wet slab has to be, and why readings from affected, unaffected, outside and machine air belong together in every log. Everyone leaves with a laminated chart in metric units and a page of worked answers.`,
  outcomes: [
    'Read humidity ratio, dew point and vapour pressure from two measurements',
    'Tell drying from warming in a set of daily readings',
    'Work out the grams removed per kilogram of air by a dehumidifier',
    'Judge whether outside air will help or harm today',
    'Predict condensation on a surface of known temperature',
  ],
  outline: [
    {
      title: 'What air can hold',
      minutes: 60,
      points: ['Temperature and saturation', 'Relative and absolute', 'Metric units, and grains for American manuals'],
    },
    {
      title: 'Lines on the chart',
      minutes: 60,
      points: ['Plotting a point', 'Warming, cooling, adding, removing', 'Dew point'],
    },
    {
      title: 'The chart on a job',
      minutes: 90,
      points: ['Four readings that belong together', 'Outside air', 'Machine performance', 'Three logs to correct'],
    },
  ],
  durationMinutes: 210,
  priceCents: 11000,
  gst: 'taxable',
  whatToBring: [
    'Pencil, rubber and ruler',
    'Reading glasses if you use them',
    'Your thermo-hygrometer, to compare with ours',
  ],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '3.5', status: 'approved', validFromDays: -600 },
    { creditType: 'tas-cpd', units: '3', status: 'approved', validFromDays: -100 },
  ],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 90 },
  instructors: ['sana-haddad', 'dana-whitlock'],
  sessions: [
    { ...usual, inDays: -20, venue: 'thebarton', state: 'closed', taken: 11, instructor: 'sana-haddad' },
    { ...usual, inDays: 8, venue: 'parramatta', taken: 15, instructor: 'sana-haddad' },
    { ...usual, inDays: 28, venue: 'burleigh', taken: 9, instructor: 'dana-whitlock' },
    { ...usual, inDays: 59, venue: 'thebarton', taken: 8, instructor: 'sana-haddad' },
    { ...usual, inDays: 87, venue: 'welshpool', taken: 12, instructor: 'sana-haddad' },
    { ...usual, inDays: 136, venue: 'winnellie', taken: 3, instructor: 'sana-haddad' },
    { ...usual, inDays: 185, venue: 'moonah', taken: 2, instructor: 'sana-haddad' },
  ],
};

export default course;
