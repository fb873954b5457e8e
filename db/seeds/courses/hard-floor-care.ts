import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'hard-floor-care',
  title: 'Hard floor care: strip, seal, burnish, maintain',
  kind: 'workshop',
  discipline: 'stone-and-tile',
  level: 'introductory',
  summary:
    'A working day on vinyl, rubber, linoleum and sealed timber, from neutral mopping to a full strip and reseal.',
  description: `
Schools, clinics and supermarkets buy shine, but what they need is a floor that is clean, dry and safe to walk on, at a cost per square metre that somebody has worked out. This day is for crews who look after resilient floors and want fewer yellow edges, fewer scratches and fewer midnight strip-outs.

In the morning we identify floors that look alike and behave differently. Linoleum is made with linseed oil and is hurt by the strong alkaline stripper that sheet vinyl shrugs off; polyurethane-coated vinyl may never need polish at all; rubber dislikes solvents; luxury vinyl plank lets water through its joints. Each team then strips a two-metre bay properly: right dilution, full dwell, no drying out, edges done by hand, two clean rinses, and a check of surface pH before a drop of polish goes down.

After lunch the bays are coated in thin coats with real drying times, and burnished at high speed the way the maker describes. We compare pads by colour and cut, take pendulum slip results from published reports apart, and calculate what daily, interim and restorative work costs over three years.

Bring boots you do not love: stripper finds its way everywhere.
`.trim(),
  outcomes: [
    'identify resilient floors and any coating already on them',
    'strip and rinse a polished floor to a neutral, residue-free surface',
    'apply and cure several thin coats of polish',
    'match pads, speeds and machines to the task',
    'read a slip-resistance classification and keep the floor safe while you work',
    'plan daily, interim and restorative care for one year',
  ],
  outline: [
    {
      title: 'Know the floor',
      minutes: 70,
      points: ['Vinyl, linoleum, rubber, plank, timber', 'Factory coatings', 'Asbestos-backed vinyl: leave it alone'],
    },
    {
      title: 'Machines, pads, chemicals',
      minutes: 60,
      points: ['Rotary, burnisher, scrubber-drier', 'Pad colours', 'Neutral, alkaline, stripper'],
    },
    { title: 'Strip a bay', minutes: 110, points: ['Signs and barriers', 'Dwell', 'Edges', 'Rinse and test'] },
    { title: 'Coat a bay', minutes: 80, points: ['Thin coats', 'Drying', 'Burnishing'] },
    { title: 'Slip and safety', minutes: 40, points: ['Pendulum ratings', 'Wet work when people pass'] },
    { title: 'The yearly plan', minutes: 60, points: ['Frequencies', 'Labour rates', 'Matting'] },
  ],
  durationMinutes: 420,
  priceCents: 34500,
  gst: 'taxable',
  whatToBring: ['Non-slip waterproof boots', 'Knee pads', 'Work clothes', 'Photographs of a floor you maintain'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '7', status: 'approved', validFromDays: -200, validToDays: 160 }],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 90 },
  instructors: ['mei-lin-zhou'],
  sessions: [
    {
      inDays: 16,
      days: [[0, '08:30', '16:30']],
      delivery: 'in-person',
      venue: 'geelong',
      capacity: 14,
      minSeats: 6,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 3,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 114,
      days: [[0, '08:30', '16:30']],
      delivery: 'in-person',
      venue: 'moonah',
      capacity: 12,
      minSeats: 5,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 6,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 191,
      days: [[0, '08:30', '16:30']],
      delivery: 'in-person',
      venue: 'fyshwick',
      capacity: 14,
      minSeats: 6,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 0,
      instructor: 'mei-lin-zhou',
    },
  ],
};

export default course;
