import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '09:00', '17:00']],
  delivery: 'in-person',
  capacity: 12,
  minSeats: 6,
  goNoGoDaysBefore: 14,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'trauma-scene-first-hours',
  title: 'Trauma scene: the first hours',
  kind: 'workshop',
  discipline: 'trauma-scene',
  level: 'intermediate',
  summary: 'From the phone call to a stabilised scene: release, zones, sharps, removal, and the people at the door.',
  description: `Nobody rings a trauma cleaner on a good day. The caller may be a sister, a property manager or a shift supervisor, and the first decision is theirs to make only when police or the coroner have released the premises. Knowing how to ask that question kindly is where this workshop begins.

On site the work is methodical. You set up clean, transition and contaminated zones; search for sharps before anything is lifted; find how far fluids have travelled below the surface, because what shows on a carpet may be a fraction of what lies in the underlay, tack strip and particleboard beneath; and remove in an order that never makes you carry waste across ground you have already cleaned. Mock rooms use a theatrical fluid that behaves like blood as it clots and dries. The approach follows the logic of ANSI/IICRC S540.

We take equal care with the workers. Hepatitis B vaccination, splash protection, what to do in the first minute after a needle-stick, limits on hours, and debriefing that is neither compulsory confession nor a shrug. Clinical waste rules vary by state, so each group looks up and writes down its own. The subject is confronting; photographs are announced beforehand, and anyone may step outside at any time.`,
  outcomes: [
    'Confirm release of a scene and authority to work',
    'Lay out zones and a waste path in a small dwelling',
    'Trace fluid migration through floor layers and mark the cut line',
    'Clean and disinfect hard surfaces and record the steps',
    'Respond to an exposure in the first minute and the first day',
    'Look after yourself and your crew after the job',
  ],
  outline: [
    {
      title: 'The call',
      minutes: 60,
      points: ['Release and authority', 'Words that help', 'Quoting without seeing'],
    },
    {
      title: 'Exposure control',
      minutes: 90,
      points: ['Vaccination and post-exposure steps', 'Protective equipment', 'Sharps search'],
    },
    {
      title: 'Mock rooms',
      minutes: 150,
      points: ['Zones', 'Bulk removal', 'Migration under floors', 'Cleaning and disinfection'],
    },
    {
      title: 'Waste and records',
      minutes: 60,
      points: ['State rules', 'Transport', 'Personal effects returned to family'],
    },
    {
      title: 'Afterwards',
      minutes: 60,
      points: ['Debriefing', 'Warning signs', 'Planning rosters'],
    },
  ],
  durationMinutes: 420,
  priceCents: 43000,
  gst: 'taxable',
  whatToBring: ['Vaccination record for your own reference', 'Closed, washable shoes', 'A change of shirt'],
  alsoPay: [{ label: 'Hepatitis B vaccination, if you need it', to: 'your doctor', cents: null }],
  approvals: [{ creditType: 'iicrc-cec', units: '7', status: 'pending' }],
  preparesFor: [],
  prerequisites: [
    {
      courseSlug: 'bloodborne-pathogens-for-restorers',
      rule: 'advisory',
      note: 'The online course covers the infection basics that we only touch on in the room.',
    },
  ],
  completion: { attendancePercent: 100 },
  instructors: ['gareth-pryce'],
  sessions: [
    { ...usual, inDays: 67, venue: 'footscray', taken: 8, instructor: 'gareth-pryce' },
    { ...usual, inDays: 130, venue: 'thebarton', taken: 3, instructor: 'gareth-pryce' },
    { ...usual, inDays: 192, venue: 'newcastle', taken: 1, instructor: 'gareth-pryce' },
  ],
};

export default course;
