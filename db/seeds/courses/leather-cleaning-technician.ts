import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'leather-cleaning-technician',
  title: 'Leather cleaning and restoration (LCT)',
  kind: 'workshop',
  discipline: 'upholstery',
  level: 'intermediate',
  summary:
    'From the water-drop test to a resprayed armrest: two days telling leathers apart and treating each on its own terms.',
  description: `
“It is leather” tells you almost nothing. A pigmented office chair can take a firm clean with a brush, while an aniline sofa beside it darkens at the touch of a damp cloth, and the bonded recliner across the room will shed its face whatever anyone does. This workshop trains your fingers and your eye to know the difference before the first pass.

Leather is tanned to be mildly acidic, so strong alkaline cleaners work against it: they open the fibre, strip the oils put in at the tannery and leave it stiff. Day one covers the hide, tanning, finishes, the identification tests and gentle cleaning for pigmented, aniline, semi-aniline, nubuck and suede.

On the second day we repair. You will clean off body oil from a headrest, deal with jeans dye on a pale cushion, fill a cat scratch, sand, prepare, mix a colour, spray it in thin coats and lock it under a clear finish with the sheen of the original. Spraying happens in the extracted bay with respirators fitted, and we read the safety data sheet for the cross-linker before anybody opens it.

The final hour is about money: which jobs pay, which belong with a specialist, and how to photograph a colour match under the customer's own light. Content relates to the LCT designation.
`.trim(),
  outcomes: [
    'identify pigmented, aniline, semi-aniline, nubuck, suede, bonded and imitation leathers',
    'clean protected and unprotected leather without stripping or staining',
    'treat body oil, ink and dye transfer, and say when each is permanent',
    'prepare, fill, recolour and seal a small damaged area',
    'work safely with solvents, sprays and cross-linkers',
  ],
  outline: [
    {
      title: 'Hide to lounge',
      minutes: 100,
      points: ['Grain and split', 'Chrome and vegetable tanning', 'Fatliquors and finishes'],
    },
    {
      title: 'Identification bench',
      minutes: 100,
      points: ['Water drop, scratch, magnifier', 'Bonded and polyurethane look-alikes'],
    },
    {
      title: 'Cleaning practice',
      minutes: 200,
      points: ['Protected leather', 'Aniline', 'Nubuck and suede', 'Conditioning without grease'],
    },
    { title: 'Stubborn marks', minutes: 90, points: ['Body oil', 'Ballpoint', 'Denim transfer', 'Mould bloom'] },
    {
      title: 'Repair and recolour',
      minutes: 260,
      points: ['Degrease and key', 'Fillers and backing patches', 'Mixing and spraying', 'Clear coats and sheen'],
    },
    { title: 'Selling it honestly', minutes: 90, points: ['Pricing', 'Expectation notes', 'Exam information'] },
  ],
  durationMinutes: 840,
  priceCents: 104500,
  gst: 'taxable',
  whatToBring: [
    'Be clean-shaven if you wish to spray: respirators must seal',
    'Overalls',
    'Any leather off-cuts you would like tested',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '14', status: 'approved' }],
  preparesFor: ['LCT'],
  prerequisites: [
    {
      designation: 'UFT',
      rule: 'advisory',
      note: 'Upholstery experience makes the second day easier. Confirm exam entry rules with the IICRC.',
    },
  ],
  completion: { attendancePercent: 100 },
  instructors: ['tom-okafor'],
  sessions: [
    {
      inDays: 107,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'alexandria',
      capacity: 8,
      minSeats: 4,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 8,
      instructor: 'tom-okafor',
    },
    {
      inDays: 219,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'welshpool',
      capacity: 8,
      minSeats: 4,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 1,
      instructor: 'tom-okafor',
    },
  ],
};

export default course;
