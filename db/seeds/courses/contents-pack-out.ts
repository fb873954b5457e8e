import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '08:30', '16:30']],
  delivery: 'in-person',
  capacity: 16,
  minSeats: 6,
  goNoGoDaysBefore: 14,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'contents-pack-out',
  title: 'Contents pack-out without losing anything',
  kind: 'workshop',
  discipline: 'fire-and-odour',
  level: 'introductory',
  summary: 'Inventory, packing, triage, storage and return of a household, so that no box turns up a year later.',
  description: `A three-bedroom house holds somewhere between two and four thousand objects, and its owner remembers the one you broke. Contents work is logistics with grief attached. Done well, it clears the way for drying or smoke cleaning in a day and saves things that insurers would otherwise replace; done badly, it generates disputes that outlast the building repair.

We furnish two rooms, smoke one, wet the other, and clear both against the clock. Your crew agrees on a room and box code before touching anything, photographs shelves as they stand, and sorts each item into restorable, beyond restoring, or needs a specialist. Jewellery, firearms, medicines, cash, passports and children's comfort toys each have a rule of their own. Wet paper and photographs go into freezing while you still have hours; electronics stay off; swollen flat-pack furniture is listed and let go.

The afternoon follows the boxes. You trial ultrasonic and hand cleaning on the same crockery, compare textile laundering with specialist referral, set up a store with pest, damp and smell control, and rehearse the return, when the customer opens the first carton. Software is discussed but not required, since everything can be done with labels, a phone and a shared spreadsheet.`,
  outcomes: [
    'Run a pack-out crew with one code per room, box and item',
    'Sort contents by material, value and damage, and get authority for disposal',
    'Stabilise paper, photographs, electronics and textiles in the first day',
    'Pack and load so that soot, damp and odour do not spread',
    'Return a household in order, with a signed list',
  ],
  outline: [
    {
      title: 'Before the first box',
      minutes: 75,
      points: ['Authority and valuables', 'Codes, photos and labels', 'Talking with the owner'],
    },
    {
      title: 'Sorting',
      minutes: 75,
      points: ['Restorable or not', 'Specialist items', 'Disposal with consent'],
    },
    {
      title: 'Two rooms against the clock',
      minutes: 120,
      points: ['Crew roles', 'Packing fragile and sooty goods', 'Freezing wet paper'],
    },
    {
      title: 'Cleaning and storing',
      minutes: 90,
      points: ['Ultrasonic and hand methods', 'Textiles', 'A store that stays dry'],
    },
    {
      title: 'Going home',
      minutes: 60,
      points: ['Return by room', 'Claims and breakages', 'Closing the list'],
    },
  ],
  durationMinutes: 420,
  priceCents: 38500,
  gst: 'taxable',
  whatToBring: ['Phone with camera and charger', 'Light gloves', 'Comfortable closed shoes'],
  alsoPay: [],
  approvals: [],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 80 },
  instructors: ['gareth-pryce'],
  sessions: [
    { ...usual, inDays: 53, venue: 'alexandria', taken: 6, instructor: 'gareth-pryce' },
    { ...usual, inDays: 122, venue: 'geelong', taken: 4, instructor: 'gareth-pryce' },
    { ...usual, inDays: 199, venue: 'burleigh', taken: 0, instructor: 'gareth-pryce' },
  ],
};

export default course;
