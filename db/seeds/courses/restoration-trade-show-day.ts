import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '10:00', '16:00']],
  delivery: 'in-person',
  minSeats: 40,
  goNoGoDaysBefore: 28,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'restoration-trade-show-day',
  title: 'Restoration trade show day',
  kind: 'event',
  discipline: 'water-damage',
  level: 'introductory',
  summary: 'Equipment you may switch on, chemicals you may smell, and five short talks for people who came to look.',
  description: `Buying a dehumidifier from a brochure is how sheds fill up with the wrong machine. Once or twice a year we clear the hall, run power to forty stands, and ask suppliers to bring equipment that is plugged in, wet, and available to anybody with a question. Extraction tools are tried on the same flooded carpet. Air scrubbers are judged with a particle counter that belongs to us.

Short talks run in the side room at half past the hour and repeat after lunch, so that you can leave the van crew on the floor and still hear the one you came for: choosing a first thermal camera, hire or buy, reading a safety data sheet in two minutes, what filters cost over a year, and maintenance that prevents a service call. No speaker may sell from the lectern, and we ring a bell if they try.

**About credit.** Bodies may recognise attendance at a trade show under rules of their own, commonly when the attendee signs in at that body's stand. Two CECs are listed here as pending until that is settled for the day. If you want them considered, sign in at the IICRC booth as well as at our door, under the name on your profile, and keep your entry ticket.`,
  outcomes: [
    'Compare extraction and drying equipment on the same load',
    'Ask the running-cost questions that a brochure leaves out',
    'Find suppliers who repair what they sell near you',
    'Collect the evidence of attendance that a body may ask for',
  ],
  outline: [
    {
      title: 'Demonstration floor',
      minutes: 180,
      points: ['Wet carpet lane', 'Air filtration with a counter', 'Chemicals bar with data sheets'],
    },
    {
      title: 'Side-room talks',
      minutes: 150,
      points: ['First thermal camera', 'Hire or buy', 'Data sheets', 'Filter costs', 'Maintenance'],
    },
    { title: 'Repair bench', minutes: 30, points: ['Bring a faulty hose end, wand or meter'] },
  ],
  durationMinutes: 360,
  priceCents: 4400,
  gst: 'taxable',
  whatToBring: ['Your entry ticket on phone or paper', 'Closed shoes', 'Cash or card for the food van'],
  alsoPay: [{ label: 'Lunch from the food van', to: 'the caterer', cents: null }],
  approvals: [{ creditType: 'iicrc-cec', units: '2', status: 'pending' }],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 30 },
  instructors: ['luca-ferraro', 'tom-okafor'],
  sessions: [
    { ...usual, inDays: 92, venue: 'geelong', capacity: 220, taken: 64, instructor: 'tom-okafor' },
    { ...usual, inDays: 234, venue: 'eagle-farm', capacity: 180, taken: 9, instructor: 'luca-ferraro' },
  ],
};

export default course;
