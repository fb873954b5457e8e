import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'green-cleaning-webinar',
  title: 'Green cleaning without the greenwash',
  kind: 'webinar',
  discipline: 'business-and-safety',
  level: 'introductory',
  summary:
    'One hour on labels, dilution, microfibre and waste water: what lowers the harm, and what only looks as if it does.',
  description: `
A tender asks for “environmentally preferred products” and the supplier's leaflet is full of leaves. What now? In an hour Luca separates claims that can be checked from claims that cannot, with six real product labels on screen and the question: who tested this, against what, and can I look it up?

The largest gains are rarely in the bottle. Overdosing concentrate by eye, washing microfibre with softener so that it stops working, running hot water where cool would serve, replacing vacuum bags late and tipping extraction waste where it should not go, all matter more than whether the lavender was organic. You will work through a small worksheet that puts litres, kilowatt-hours and dollars beside each habit for a crew of three.

We also look at indoor air, because a product can be kind to a river and hard on an asthmatic: fragrance, aerosols, quaternary disinfectants used out of habit, and the plain advice to disinfect where there is a reason and clean everywhere else.

Consumer law does not allow misleading environmental claims, so the session ends by rewriting three website sentences into something you could prove if a customer or a regulator asked.
`.trim(),
  outcomes: [
    'question an environmental label with three short questions',
    'find the habits that waste most chemical, water and power in your crew',
    'decide where disinfection is needed and where cleaning is enough',
    'write a green claim that you can support with evidence',
  ],
  outline: [
    {
      title: 'Six labels',
      minutes: 15,
      points: ['Certified, self-declared, meaningless', 'Safety data sheets still apply'],
    },
    {
      title: 'Where the harm really is',
      minutes: 20,
      points: ['Dilution', 'Microfibre and vacuums', 'Energy', 'Waste water'],
    },
    { title: 'Air and people', minutes: 10, points: ['Fragrance', 'Disinfectants by reason'] },
    { title: 'Say only what you can show', minutes: 15, points: ['Rewriting a claim', 'Tender answers'] },
  ],
  durationMinutes: 60,
  priceCents: 3300,
  gst: 'taxable',
  whatToBring: ['One product label that you use every day'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '1', status: 'approved', validFromDays: -30 }],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 80 },
  instructors: ['luca-ferraro'],
  sessions: [
    {
      inDays: 11,
      days: [[0, '12:00', '13:00']],
      delivery: 'live-stream',
      timeZone: 'Australia/Brisbane',
      capacity: 80,
      minSeats: 4,
      goNoGoDaysBefore: 3,
      state: 'closed',
      taken: 29,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 87,
      days: [[0, '17:00', '18:00']],
      delivery: 'live-stream',
      timeZone: 'Australia/Perth',
      capacity: 80,
      minSeats: 4,
      goNoGoDaysBefore: 3,
      state: 'open',
      taken: 8,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 171,
      days: [[0, '12:00', '13:00']],
      delivery: 'live-stream',
      timeZone: 'Australia/Sydney',
      capacity: 80,
      minSeats: 4,
      goNoGoDaysBefore: 3,
      state: 'open',
      taken: 0,
      instructor: 'luca-ferraro',
    },
  ],
};

export default course;
