import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [
    [0, '08:30', '16:30'],
    [1, '08:30', '16:30'],
    [2, '08:30', '16:30'],
    [3, '08:30', '16:30'],
  ],
  delivery: 'in-person',
  capacity: 16,
  minSeats: 7,
  goNoGoDaysBefore: 28,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'applied-microbial-remediation',
  title: 'Applied Microbial Remediation Technician (AMRT)',
  kind: 'class',
  discipline: 'mould',
  level: 'advanced',
  summary: 'Four days on removing mould and sewage contamination without spreading it, and proving that you did.',
  description: `Mould work goes wrong in two ways. Either somebody sprays a biocide on a wet wall and calls it treated, or somebody strips the wall with the doors open and seeds the rest of the house. The four days of this class are arranged around not doing either.

We begin with moisture, since growth is a symptom, and with enough mycology to read a laboratory report without being frightened or fooled by it. You will learn to describe a building by Conditions 1, 2 and 3 in the sense of ANSI/IICRC S520, what an independent indoor environmental professional should decide, and where the remediator's duty stops. A long session covers occupants: asthma, immune suppression, infants, and the difference between what we may say and what belongs to a doctor.

Then we build. Crews erect source, local and full-scale containment, balance negative air with a manometer, pass waste and people through a decontamination chamber, and remove contaminated plasterboard and carpet in full protective equipment. The sewage module treats drainage backflow as its own problem, with cleaning, exposure control and disposal in the right order. On the final day another crew inspects your work with a white glove, a torch and no mercy.`,
  outcomes: [
    'Trace growth to its moisture source and refuse to close a job while it is still wet',
    'Describe areas of a building as Condition 1, 2 or 3 with evidence',
    'Design, build and balance a containment for the size and risk of the job',
    'Remove contaminated porous material and clean what remains with HEPA filtration and damp wiping',
    'Plan sewage remediation from exposure control to waste disposal',
    'Work to a protocol, record deviations and prepare for independent verification',
  ],
  outline: [
    {
      title: 'Fungi, bacteria and moisture',
      minutes: 300,
      points: [
        'Water activity and time to growth',
        'Spores, fragments and by-products',
        'What sampling can and cannot answer',
      ],
    },
    {
      title: 'People, duties and limits',
      minutes: 240,
      points: ['Sensitive occupants', 'Roles of assessor and remediator', 'Consent, insurance and landlords'],
    },
    {
      title: 'Engineering controls',
      minutes: 420,
      points: [
        'Containment types',
        'Pressure, air changes and make-up air',
        'Decontamination chambers',
        'Air filtration machines',
      ],
    },
    {
      title: 'Removal and cleaning',
      minutes: 360,
      points: [
        'Strip-out order',
        'HEPA vacuum, damp wipe, HEPA vacuum',
        'Timber framing',
        'Contents and air-conditioning',
      ],
    },
    {
      title: 'Sewage and Category 3 contamination',
      minutes: 180,
      points: ['Pathogens', 'Sequence of work', 'Subfloors and sumps'],
    },
    {
      title: 'Verification and records',
      minutes: 180,
      points: ['Visual inspection', 'Handing over to the assessor', 'The project file', 'Review before the exam'],
    },
  ],
  durationMinutes: 1680,
  priceCents: 169000,
  gst: 'taxable',
  whatToBring: [
    'Photo ID for the exam',
    'Clean-shaven face for respirator practice',
    'Your own half-face respirator with P3 filters, if fitted to you',
    'Steel-capped boots',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [
    { creditType: 'iicrc-cec', units: '28', status: 'approved', validFromDays: -400 },
    { creditType: 'ria-hour', units: '28', status: 'approved', validFromDays: -200, validToDays: 400 },
  ],
  preparesFor: ['AMRT'],
  prerequisites: [
    {
      designation: 'WRT',
      rule: 'declaration',
      note: 'WRT comes first, because remediation begins with drying. We ask for your certification number before the class.',
    },
  ],
  completion: { attendancePercent: 100 },
  instructors: ['priya-raman'],
  sessions: [
    { ...usual, inDays: 63, venue: 'eagle-farm', taken: 8, instructor: 'priya-raman' },
    { ...usual, inDays: 105, venue: 'parramatta', taken: 10, instructor: 'priya-raman' },
    { ...usual, inDays: 161, venue: 'winnellie', capacity: 10, minSeats: 6, taken: 4, instructor: 'priya-raman' },
    { ...usual, inDays: 217, venue: 'footscray', taken: 3, instructor: 'priya-raman' },
    { ...usual, inDays: 262, venue: 'welshpool', taken: 0, instructor: 'priya-raman' },
  ],
};

export default course;
