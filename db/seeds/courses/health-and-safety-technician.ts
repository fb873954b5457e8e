import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [
    [0, '09:00', '17:00'],
    [1, '09:00', '17:00'],
  ],
  delivery: 'live-stream',
  capacity: 20,
  minSeats: 8,
  goNoGoDaysBefore: 14,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'health-and-safety-technician',
  title: 'Health and Safety Technician (HST), live stream',
  kind: 'class',
  discipline: 'business-and-safety',
  level: 'introductory',
  summary: 'Two live days on the hazards of cleaning and restoration under Australian law, from asbestos to heat.',
  description: `Restorers walk into buildings that other people have just walked out of. Ceilings are loaded with water, boards are live, and nobody has looked at the asbestos register. Paper will not help anyone in that hallway, so the class concentrates on what a technician notices, says and does in the first ten minutes, and builds the paperwork from there.

The legal frame is Australian. We explain the duties of a business, its officers, its workers and its subcontractors under the model work health and safety laws, note that Victoria keeps an act of its own, and show how consultation, incident notification and stop-work rights operate on a small crew. American examples in the course book are translated as we go.

Hazards are taken one at a time, with real incidents: electricity and residual current devices, falls through wet plaster, confined subfloors, silica and lead dust, sewage and needles, solvents in closed rooms, manual handling of wet carpet, night driving, and heat stress inside coveralls in Darwin. Respirators get a long practical with a fit check on camera. You finish with a risk assessment of a job of your own.

Places are limited to twenty, cameras stay on, and both days must be attended in full.`,
  outcomes: [
    'Carry out and record a pre-entry assessment of a damaged building',
    'Apply the hierarchy of controls before reaching for protective equipment',
    'Select, check and store a respirator, and explain why fit testing matters',
    'Recognise when asbestos, confined-space or height rules stop the job',
    'Write a safe work method statement that a crew will use',
  ],
  outline: [
    {
      title: 'Law and duties',
      minutes: 150,
      points: ['Who owes what to whom', 'Consultation and stop-work', 'Notifiable incidents'],
    },
    {
      title: 'Pre-entry assessment',
      minutes: 120,
      points: ['Structure and ceilings', 'Electricity, gas and solar', 'Asbestos registers and presumption'],
    },
    {
      title: 'Hazards of the trade',
      minutes: 270,
      points: [
        'Biological',
        'Chemical and safety data sheets',
        'Dusts',
        'Falls and confined spaces',
        'Heat and fatigue',
      ],
    },
    {
      title: 'Controls and equipment',
      minutes: 180,
      points: ['Hierarchy of controls', 'Respirators', 'Decontamination', 'Testing and tagging'],
    },
    {
      title: 'Your own job',
      minutes: 120,
      points: ['Method statement', 'Emergency plan', 'Review before the exam'],
    },
  ],
  durationMinutes: 840,
  priceCents: 69000,
  gst: 'taxable',
  whatToBring: [
    'Computer with camera and microphone',
    'Photo ID to show on camera',
    'A respirator you use at work',
    'A quiet room for both days',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '14', status: 'approved', validFromDays: -365 }],
  preparesFor: ['HST'],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['luca-ferraro'],
  sessions: [
    { ...usual, inDays: -45, timeZone: 'Australia/Sydney', state: 'closed', taken: 18, instructor: 'luca-ferraro' },
    { ...usual, inDays: 56, timeZone: 'Australia/Sydney', taken: 15, instructor: 'luca-ferraro' },
    { ...usual, inDays: 154, timeZone: 'Australia/Perth', taken: 6, instructor: 'luca-ferraro' },
  ],
};

export default course;
