import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'colour-repair-technician',
  title: 'Colour repair for carpet and rugs (CRT)',
  kind: 'workshop',
  discipline: 'carpet',
  level: 'advanced',
  summary:
    'Put colour back where bleach, sun or acne cream took it out. Two days at the dye bench, mixing by eye and by measure.',
  description: `
A pale spot the size of a coin can condemn a whole room of sound carpet. Colour repair saves it, if the fibre will take dye and the technician can see which colour is missing rather than which colour is there.

The first morning is theory you can use: primary and secondary colours, depth and brightness, and why a bleach spot in a beige carpet usually looks yellow or orange after blue has gone first. Then each bench has a set of acid dyes, a scale that reads to a hundredth of a gram, and a stack of nylon and wool squares that we have spoiled on purpose with chlorine bleach, benzoyl peroxide and sunlight.

You learn to stop the chemical that did the damage before adding any colour, to neutralise, to build the repair from the weakest hue upward, to set with heat and acid, and to feather an edge so it disappears at standing height. Solution-dyed and polypropylene squares are there too, because knowing that they will not accept the dye saves you from promising.

Larger losses such as a curtain-line fade are demonstrated with an airbrush. By the second afternoon every participant has repaired, photographed and criticised at least twelve squares. Reliable colour vision is needed; a short screening test on the first morning is private.
`.trim(),
  outcomes: [
    'judge which hue is missing from a damaged area',
    'decide from the fibre and its dyeing whether repair is possible',
    'neutralise bleach and other oxidisers before dyeing',
    'weigh, mix and record a repeatable dye recipe',
    'apply, set, rinse and feather a spot repair on nylon and on wool',
    'quote a repair with a stated chance of a visible edge',
  ],
  outline: [
    {
      title: 'Seeing colour',
      minutes: 90,
      points: ['Hue, depth, brightness', 'Light sources and metamerism', 'Private vision screening'],
    },
    {
      title: 'How carpet is coloured',
      minutes: 80,
      points: ['Acid, disperse and solution dyeing', 'Which fibres accept a repair'],
    },
    {
      title: 'What took the colour',
      minutes: 80,
      points: ['Oxidisers and reducers', 'Ultraviolet and ozone fading', 'Neutralising'],
    },
    { title: 'Bench one: mixing', minutes: 190, points: ['Stock solutions', 'Recipe cards', 'Matching a beige'] },
    { title: 'Bench two: spot repair', minutes: 220, points: ['Building up', 'Heat and acid setting', 'Feathering'] },
    {
      title: 'Large areas',
      minutes: 100,
      points: ['Airbrush demonstration', 'Curtain-line fade', 'When to replace instead'],
    },
    {
      title: 'Price, promise and paperwork',
      minutes: 80,
      points: ['Trial spot', 'Photographs in daylight', 'Exam briefing'],
    },
  ],
  durationMinutes: 840,
  priceCents: 118000,
  gst: 'taxable',
  whatToBring: [
    'Old clothes: acid dye does not wash out',
    'Fine nitrile gloves in your size',
    'Photo ID if you intend to sit the exam',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '14', status: 'approved' }],
  preparesFor: ['CRT'],
  prerequisites: [
    {
      designation: 'CCT',
      rule: 'advisory',
      note: 'You should already identify fibres with confidence. The IICRC can tell you what the exam asks for.',
    },
  ],
  completion: { attendancePercent: 100, countersign: true },
  instructors: ['tom-okafor'],
  sessions: [
    {
      inDays: 100,
      days: [
        [0, '08:30', '17:00'],
        [1, '08:30', '17:00'],
      ],
      delivery: 'in-person',
      venue: 'burleigh',
      capacity: 8,
      minSeats: 4,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 5,
      instructor: 'tom-okafor',
    },
    {
      inDays: 212,
      days: [
        [0, '08:30', '17:00'],
        [1, '08:30', '17:00'],
      ],
      delivery: 'in-person',
      venue: 'footscray',
      capacity: 8,
      minSeats: 4,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 0,
      instructor: 'tom-okafor',
    },
  ],
};

export default course;
