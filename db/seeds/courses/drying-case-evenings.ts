import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'drying-case-evenings',
  title: 'Drying case evenings',
  kind: 'webinar',
  discipline: 'water-damage',
  level: 'intermediate',
  summary: 'One hour every fourth week for eight evenings: one real drying log, one small group, no slides.',
  description: `After the certificate comes the part that nobody teaches: the Thursday job that will not dry. Case evenings are a standing appointment for technicians with WRT or a couple of years behind them, who want somebody to look over their shoulder now and then without being on the payroll.

Each evening belongs to one log from a member of the group, sent in a week before with photographs and stripped of names. Sana puts the readings on a chart and the owner tells the story to day two. Then everyone writes down what they would change next morning, before the owner reveals what was done and what happened. The disagreements are where the learning is. A brick veneer job in Hobart in July and a slab in Mackay in February may share a number and not a single decision.

Eight meetings, four weeks apart, cross at least one change of daylight saving in the southern states. The hour is fixed in Sydney time, so people in Brisbane, Darwin and Perth will find that it moves on their clock; the calendar file handles it, and the reminder states your local start. You may miss two evenings and still complete.`,
  outcomes: [
    'Present a drying log so that a stranger can judge it',
    'Commit to a diagnosis before hearing the ending',
    'Adjust equipment with a stated expectation for the next reading',
    'Learn from materials and climates outside your own region',
  ],
  outline: [
    { title: 'Evenings 1 and 2: houses', minutes: 120, points: ['Slab on ground', 'Brick veneer'] },
    { title: 'Evenings 3 and 4: floors and joinery', minutes: 120, points: ['Strip timber', 'Kitchens that stall'] },
    { title: 'Evenings 5 and 6: climate', minutes: 120, points: ['Wet season', 'Cold weather and heat'] },
    {
      title: 'Evenings 7 and 8: yours',
      minutes: 120,
      points: ['Files chosen by vote', 'What changed in our practice'],
    },
  ],
  durationMinutes: 480,
  priceCents: 33000,
  gst: 'taxable',
  whatToBring: ['One drying log that you are prepared to show', 'Paper, to write your answer before hearing others'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '8', status: 'approved', validFromDays: -120 }],
  preparesFor: [],
  prerequisites: [
    {
      designation: 'WRT',
      rule: 'advisory',
      note: 'Or about two years on drying jobs: the group moves past the basics at once.',
    },
  ],
  completion: { attendancePercent: 75 },
  instructors: ['sana-haddad'],
  sessions: [
    {
      inDays: 17,
      days: [
        [0, '18:00', '19:00'],
        [28, '18:00', '19:00'],
        [56, '18:00', '19:00'],
        [84, '18:00', '19:00'],
        [112, '18:00', '19:00'],
        [140, '18:00', '19:00'],
        [168, '18:00', '19:00'],
        [196, '18:00', '19:00'],
      ],
      delivery: 'live-stream',
      timeZone: 'Australia/Sydney',
      capacity: 18,
      minSeats: 8,
      goNoGoDaysBefore: 7,
      state: 'open',
      taken: 12,
      instructor: 'sana-haddad',
    },
  ],
};

export default course;
