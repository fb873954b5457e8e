import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'stone-masonry-tile-technician',
  title: 'Stone, Masonry and Ceramic Tile Cleaning Technician (SMT)',
  kind: 'class',
  discipline: 'stone-and-tile',
  level: 'introductory',
  summary: 'Know the surface before the chemical touches it: two days on stone, tile, grout, brick and concrete.',
  description: `
One splash of the wrong cleaner etches a marble foyer in seconds, and no amount of rinsing brings the polish back. SMT is built around avoiding that splash. Before anyone opens a bottle you learn to sort surfaces into those that acids attack, those they do not, and those nobody should be sure about without a test.

The geology is brief and useful: why limestone, marble and travertine share one weakness, why most granites do not, where slate and sandstone fit, and what terrazzo is really made from. Ceramics follow, from soft-bodied glazed wall tile to dense porcelain, with the grouts and setting beds that carry water between them.

In the workshop you measure absorption with a water drop and a stopwatch, run alkaline and acidic cleaning on panels of known history, use a rotary surface tool with recovery, treat efflorescence, lift cement haze and draw an oil stain with a poultice left overnight. Penetrating and film-forming sealers are applied on the same slab, so that you can compare looks, slip and mess.

Polishing and honing are not covered in depth; a separate two-day workshop does that. SMT gives you the diagnosis that comes before it.
`.trim(),
  outcomes: [
    'separate calcite-based, siliceous and manufactured surfaces by simple tests',
    'choose an alkaline, neutral or acidic cleaner and defend the choice',
    'clean and rinse tile and grout with water recovery',
    'tell an etch from a stain and a stain from wear',
    'make and place a poultice',
    'select and apply a sealer, and say what sealing will not prevent',
  ],
  outline: [
    {
      title: 'Surfaces and their weak points',
      minutes: 150,
      points: [
        'Igneous, sedimentary, metamorphic',
        'Terrazzo and agglomerate',
        'Ceramic and porcelain',
        'Brick and concrete',
      ],
    },
    {
      title: 'Installation matters',
      minutes: 80,
      points: ['Beds, grout, movement joints', 'Waterproofing', 'Where water travels'],
    },
    {
      title: 'Testing bench',
      minutes: 100,
      points: ['Acid drop on a hidden chip', 'Absorption', 'Hardness', 'Existing coatings'],
    },
    {
      title: 'Cleaning chemistry',
      minutes: 90,
      points: ['Alkaline degreasing', 'Acids and neutralising', 'Product labels and safety data sheets'],
    },
    {
      title: 'Practical: tile and grout',
      minutes: 170,
      points: ['Dwell and agitation', 'Surface tools and recovery', 'Protecting edges'],
    },
    { title: 'Practical: stains', minutes: 110, points: ['Poultices', 'Efflorescence', 'Rust, oil, organic colour'] },
    { title: 'Sealing', minutes: 90, points: ['Penetrating or film-forming', 'Application and removal', 'Slip'] },
    { title: 'Wrap-up and exam briefing', minutes: 50, points: ['Case photographs', 'Exam format'] },
  ],
  durationMinutes: 840,
  priceCents: 99000,
  gst: 'taxable',
  whatToBring: [
    'Steel-cap or waterproof non-slip boots',
    'Chemical-resistant gloves',
    'Eye protection',
    'Photo identification',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '14', status: 'approved' }],
  preparesFor: ['SMT'],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['mei-lin-zhou'],
  sessions: [
    {
      inDays: 23,
      days: [
        [0, '08:30', '17:00'],
        [1, '08:30', '17:00'],
      ],
      delivery: 'in-person',
      venue: 'moonah',
      capacity: 10,
      minSeats: 6,
      goNoGoDaysBefore: 28,
      state: 'cancelled',
      taken: 2,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 93,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'welshpool',
      capacity: 12,
      minSeats: 6,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 6,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 170,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'alexandria',
      capacity: 12,
      minSeats: 6,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 1,
      instructor: 'mei-lin-zhou',
    },
  ],
};

export default course;
