import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'spot-and-stain-removal',
  title: 'Spot and stain removal',
  kind: 'workshop',
  discipline: 'carpet',
  level: 'intermediate',
  summary:
    'Forty marks, one day: work out what each one is, choose the order of attack and know when to put the bottle down.',
  description: `
Ask five cleaners how to remove red cordial and you will hear five brand names. This workshop leaves the brands on the shelf and works from what the mark is made of, because a spot sits on the fibre and can be lifted, while a stain has become part of its colour and must be changed chemically or lived with.

Each pair receives a numbered carpet sheet with forty aged marks: turmeric, blood, gravy, lipstick, rust from a bed leg, bitumen, iced coffee, texta, slime, pet urine, cough syrup and less polite things. You smell, look under ultraviolet light, test for pH and solubility, write a guess, and only then treat. The order matters: dry solvent before water for oily marks, mild before strong, a rinse between families of chemicals, and a cool start for anything containing protein.

After lunch come the two tools that do most harm in careless hands, oxidisers and reducers. You will watch each one succeed, then see what an extra ten minutes did to the dye next to it. Heat transfer on synthetic food colour is practised under supervision.

The sheet goes home with you, with your own notes beside every number.
`.trim(),
  outcomes: [
    'sort an unknown mark by appearance, odour, pH and solubility',
    'follow a treatment order that does not set the mark',
    'use oxidising and reducing agents, and stop and neutralise them in time',
    'carry out a heat transfer safely on synthetic fibre',
    'tell a customer before starting which marks may be permanent',
  ],
  outline: [
    { title: 'Spot or stain?', minutes: 60, points: ['Coating, penetration, colour change', 'Fibre decides the odds'] },
    { title: 'Detective work', minutes: 60, points: ['Torch, UV lamp, nose, pH paper', 'The numbered sheet'] },
    {
      title: 'Oily, protein, tannin',
      minutes: 110,
      points: ['Solvents and gels', 'Enzymes and temperature', 'Acid side'],
    },
    {
      title: 'Oxidisers and reducers',
      minutes: 90,
      points: ['Choosing', 'Timing', 'Neutralising', 'Dye loss on show'],
    },
    {
      title: 'Special cases',
      minutes: 70,
      points: ['Rust', 'Food dye and heat', 'Urine in the underlay', 'Wax and gum'],
    },
    { title: 'Writing it on the job sheet', minutes: 30, points: ['Words that prevent call-backs'] },
  ],
  durationMinutes: 420,
  priceCents: 32000,
  gst: 'taxable',
  whatToBring: [
    'Your own spotting kit, if you would like its contents discussed',
    'Safety glasses',
    'Chemical-resistant gloves',
  ],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '7', status: 'approved' }],
  preparesFor: [],
  prerequisites: [
    { designation: 'CCT', rule: 'advisory', note: 'A year of carpet cleaning is just as good a preparation.' },
  ],
  completion: { attendancePercent: 90 },
  instructors: ['tom-okafor'],
  sessions: [
    {
      inDays: -18,
      days: [[0, '08:30', '16:30']],
      delivery: 'in-person',
      venue: 'newcastle',
      capacity: 16,
      minSeats: 6,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 13,
      instructor: 'tom-okafor',
    },
    {
      inDays: 8,
      days: [[0, '08:30', '16:30']],
      delivery: 'in-person',
      venue: 'eagle-farm',
      capacity: 16,
      minSeats: 6,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 15,
      instructor: 'tom-okafor',
    },
    {
      inDays: 72,
      days: [[0, '08:30', '16:30']],
      delivery: 'in-person',
      venue: 'thebarton',
      capacity: 14,
      minSeats: 6,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 5,
      instructor: 'tom-okafor',
    },
    {
      inDays: 145,
      days: [[0, '09:00', '17:00']],
      delivery: 'in-person',
      venue: 'newcastle',
      capacity: 14,
      minSeats: 6,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 0,
      instructor: 'tom-okafor',
    },
    {
      inDays: 205,
      days: [[0, '08:00', '16:00']],
      delivery: 'in-person',
      venue: 'winnellie',
      capacity: 12,
      minSeats: 6,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 2,
      instructor: 'tom-okafor',
    },
  ],
};

export default course;
