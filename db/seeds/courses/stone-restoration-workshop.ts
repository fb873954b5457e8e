import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'stone-restoration-workshop',
  title: 'Stone restoration: grind, hone, polish',
  kind: 'workshop',
  discipline: 'stone-and-tile',
  level: 'advanced',
  summary: 'Two wet, noisy days taking worn marble and terrazzo from scratched to satin to mirror, one grit at a time.',
  description: `
Restoring stone means removing some of it, evenly, on purpose, and then closing the scratches you made. This workshop gives each pair a weighted floor machine, a full ladder of diamonds and a bay of tired marble, travertine or terrazzo to bring back.

You decide first: is the floor etched, scratched, lipped, loose or merely dirty? Lippage removal starts much coarser, costs far more and floods the room, so it has to be quoted as what it is. From there the work is patience. Each grit must erase the marks of the one before it across the whole bay, edges included, and we stop after every step, squeegee, dry a patch and look along it against the light. Skipping from 100 to 400 to save twenty minutes is tried on one bay, so that everyone sees what it costs at 1,500.

Polishing powders on calcite stone, what acid-based compounds really do at the surface, and why a crystallised finish is not the same thing, fill the second morning. Fillers for travertine, edge tools and stair treads come next.

All work is done wet. Stone dust can hold crystalline silica, and dry grinding has no place here or on your sites; slurry capture and disposal are part of every exercise. Engineered stone is not processed in this workshop.
`.trim(),
  outcomes: [
    'separate damage that needs diamonds from damage that needs cleaning',
    'set up a wet grinding job that controls dust, slurry and splash',
    'work through a diamond sequence and inspect between steps',
    'polish marble, and choose between powder, pads and crystallisation',
    'fill voids and blend edges by hand',
    'price a restoration by area, condition and access',
  ],
  outline: [
    {
      title: 'Diagnosis',
      minutes: 90,
      points: ['Etch, scratch, lippage, hollow tile', 'Gloss meter and raking light'],
    },
    {
      title: 'Dust, water, power',
      minutes: 70,
      points: ['Silica and wet methods', 'Slurry', 'Residual-current protection'],
    },
    {
      title: 'Diamonds, day one',
      minutes: 240,
      points: ['Metal and resin bond', 'The grit ladder', 'Edges', 'A skipped grit'],
    },
    { title: 'Polishing', minutes: 180, points: ['Powders', 'Pads', 'Crystallisation, for and against'] },
    { title: 'Fill and finish', minutes: 140, points: ['Travertine voids', 'Stairs', 'Sealing after polishing'] },
    { title: 'Quoting', minutes: 60, points: ['Trial area', 'Access and protection', 'Maintenance agreement'] },
    { title: 'Bay review', minutes: 60, points: ['Walk every bay, photograph, discuss'] },
  ],
  durationMinutes: 840,
  priceCents: 129000,
  gst: 'taxable',
  whatToBring: ['Waterproof safety boots', 'Hearing protection', 'Eye protection', 'Waterproof trousers or apron'],
  alsoPay: [{ label: 'Set of resin diamonds to keep (optional)', to: 'The tool supplier', cents: null }],
  approvals: [{ creditType: 'iicrc-cec', units: '14', status: 'approved' }],
  preparesFor: [],
  prerequisites: [
    { designation: 'SMT', rule: 'advisory', note: 'You should be able to identify stone. The SMT class teaches it.' },
  ],
  completion: { attendancePercent: 100 },
  instructors: ['mei-lin-zhou'],
  sessions: [
    {
      inDays: 121,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'footscray',
      capacity: 8,
      minSeats: 4,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 6,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 240,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'eagle-farm',
      capacity: 8,
      minSeats: 4,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 2,
      instructor: 'mei-lin-zhou',
    },
  ],
};

export default course;
