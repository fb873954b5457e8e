import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '11:00', '12:00']],
  delivery: 'live-stream',
  capacity: 150,
  minSeats: 5,
  goNoGoDaysBefore: 3,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'mould-questions-from-tenants',
  title: 'Mould: the questions tenants ask',
  kind: 'webinar',
  discipline: 'mould',
  level: 'introductory',
  summary: 'A free hour on answering worried people truthfully, without diagnosing anybody or selling fear.',
  description: `"Is it the black kind?" "Should I move my baby out tonight?" "My landlord says to use bleach, is that right?" Technicians hear such questions at the door, often before putting down their bag, and the answers matter: say too little and people stay in a bad room, say too much and you have given medical advice that you cannot stand behind.

In this free hour Priya takes the ten commonest questions and gives the answers that she uses herself. Colour does not identify a mould and identifying it rarely changes the work. Bleach fades the stain on a porous surface and leaves the moisture and most of the growth where they were. Condensation, leaks and rising damp look alike in a photograph and need different people. Health worries belong with a doctor, and you can say so warmly while still describing what you see.

She also covers the triangle of tenant, landlord and agent, with careful wording for notes that all three will read, and a checklist for deciding when a visit ends with a cloth, a plumber, an assessor or a remediation proposal. There is time for questions throughout, and nothing is on sale at the end.`,
  outcomes: [
    'Answer the ten commonest mould questions in plain, accurate words',
    'Separate what you observed from what a doctor or assessor must decide',
    'Ask the moisture questions that lead to a cause',
    'Write a site note that tenant, agent and owner can all rely on',
  ],
  outline: [
    {
      title: 'Ten questions',
      minutes: 30,
      points: ['Colour and species', 'Bleach and vinegar', 'Sleeping in the room', 'Testing kits'],
    },
    { title: 'Cause before cleaning', minutes: 15, points: ['Condensation', 'Leaks', 'Damp from below'] },
    { title: 'Notes for three readers', minutes: 15, points: ['Observed and reported', 'Referral', 'Your questions'] },
  ],
  durationMinutes: 60,
  priceCents: 0,
  gst: 'taxable',
  whatToBring: ['A question you could not answer last month'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '1', status: 'approved', validFromDays: -90 }],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 85 },
  instructors: ['priya-raman'],
  sessions: [
    { ...usual, inDays: -6, timeZone: 'Australia/Brisbane', state: 'closed', taken: 83, instructor: 'priya-raman' },
    { ...usual, inDays: 9, timeZone: 'Australia/Brisbane', taken: 62, instructor: 'priya-raman' },
    { ...usual, inDays: 78, timeZone: 'Australia/Adelaide', taken: 30, instructor: 'priya-raman' },
    { ...usual, inDays: 168, timeZone: 'Australia/Darwin', taken: 8, instructor: 'priya-raman' },
  ],
};

export default course;
