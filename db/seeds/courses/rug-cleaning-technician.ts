import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'rug-cleaning-technician',
  title: 'Rug Cleaning Technician (RCT)',
  kind: 'class',
  discipline: 'rugs',
  level: 'intermediate',
  summary:
    'In-plant rug care over two days: identify, test, dust, wash, dry and document pieces that cannot be replaced.',
  description: `
A rug is not a loose carpet. It may be older than its owner, coloured with dyes nobody recorded, backed with latex that is turning to powder, or sewn to a fringe that was never part of it. Washing it on the lounge-room floor is how good rugs are ruined, so this class is about work in a plant, however modest yours is.

We start with identification. You will count knots, find the foundation, separate hand-knotted from hand-tufted and machine-made pieces in a mixed pile of thirty, and write an intake report that survives an argument. Then come the tests that decide the wash: dye migration with water, with detergent and with a mild acid; latex condition; evidence of moth, dry rot and old repairs.

The practical day moves through dry-soil removal, which takes far longer than newcomers expect, immersion and surface washing, rinsing until the water runs clear, fringe work, centrifuge or squeegee extraction, and fast flat drying. Participants see a controlled dye bleed happen on a sacrificial rug and then try to rescue it, which is the quickest cure for overconfidence.

Viscose and so-called art silk have their own session, because so many cleaners meet them under another name.
`.trim(),
  outcomes: [
    'classify a rug by construction, foundation and pile fibre',
    'complete an intake report with photographs, measurements and pre-existing conditions',
    'test for dye migration and decide between immersion, surface washing and refusal',
    'remove dry soil thoroughly without damaging a weak foundation',
    'wash, rinse, extract and dry wool rugs without browning or distortion',
    'explain to an owner the limits of viscose, jute and failing latex',
  ],
  outline: [
    {
      title: 'Knotted, tufted, woven, made by machine',
      minutes: 130,
      points: ['Foundations and edges', 'Knot types', 'Origin without romance'],
    },
    {
      title: 'Dyes and finishes',
      minutes: 100,
      points: ['Natural, acid, chrome and pigment colours', 'Tea wash and tip fading', 'Applied ink'],
    },
    {
      title: 'Intake',
      minutes: 90,
      points: ['Forms and photographs', 'Value, insurance and consignment', 'Moth quarantine'],
    },
    {
      title: 'Testing lab',
      minutes: 100,
      points: ['Migration tests', 'Latex and dry rot', 'Interpreting a faint transfer'],
    },
    { title: 'Dusting', minutes: 70, points: ['Vibration, air, gravity', 'How to prove that it is clean enough'] },
    { title: 'Wash floor', minutes: 220, points: ['Immersion', 'Surface wash', 'Fringes', 'Rinse and extraction'] },
    {
      title: 'Drying, finishing, rescue',
      minutes: 90,
      points: ['Airflow and laying flat', 'Blocking', 'The dye-bleed rescue'],
    },
    { title: 'Before the exam', minutes: 40, points: ['Weak points and questions'] },
  ],
  durationMinutes: 840,
  priceCents: 109500,
  gst: 'taxable',
  whatToBring: ['Waterproof boots or gumboots', 'Change of clothes', 'Photo ID', 'Hand lens if you own one'],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '14', status: 'approved' }],
  preparesFor: ['RCT'],
  prerequisites: [
    {
      designation: 'UFT',
      rule: 'advisory',
      note: 'Fabric testing is assumed knowledge. Check present exam prerequisites with the IICRC.',
    },
  ],
  completion: { attendancePercent: 100 },
  instructors: ['mei-lin-zhou'],
  sessions: [
    {
      inDays: 79,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'geelong',
      capacity: 10,
      minSeats: 5,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 8,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 198,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'eagle-farm',
      capacity: 10,
      minSeats: 5,
      goNoGoDaysBefore: 28,
      state: 'open',
      priceCents: 99500,
      taken: 2,
      instructor: 'mei-lin-zhou',
    },
  ],
};

export default course;
