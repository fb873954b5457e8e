import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '12:00', '13:30']],
  delivery: 'live-stream',
  capacity: 80,
  minSeats: 10,
  goNoGoDaysBefore: 5,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'scoping-a-water-loss',
  title: 'Scoping a water loss in ninety minutes',
  kind: 'webinar',
  discipline: 'inspection',
  level: 'introductory',
  summary: 'A lunchtime walk through one kitchen, from cause to scope, with the notes an assessor will accept.',
  description: `Scopes are refused for boring reasons. A room has no dimensions, a photograph shows a wall but not which wall, "allow drying" appears with no goal, or the cause of loss is guessed. This lunchtime webinar takes one flooded kitchen with a hole under the sink and scopes it live, from the front gate to the final line item.

Aroha shares her screen for an hour and works through arrival questions, the source and whether it has stopped, a sketch with lengths and heights, wet boundaries on floor, wall and joinery, pre-existing damage, and what was opened or left closed. You see her write the sentence for each decision: retained because, removed because, to be reviewed on. Along the way she points out which details protect the technician if the claim turns sour in six months.

The remaining half hour is yours. Upload a redacted scope when you book and three will be marked up on air, kindly but completely. Attendance is measured by your time in the meeting, so join under the name that you want on your certificate. The recording stays available to registered people for thirty days, for revision only; watching it later earns no credit.`,
  outcomes: [
    'Record cause, source status and timeline without speculation',
    'Draw a sketch with dimensions and moisture boundaries in ten minutes',
    'Write line items that state quantity, location and reason',
    'Spot the five omissions that bring a scope back',
  ],
  outline: [
    {
      title: 'Before you touch the meter',
      minutes: 20,
      points: ['Questions at the gate', 'Source and cause', 'Photographs with an order'],
    },
    {
      title: 'The kitchen, live',
      minutes: 40,
      points: ['Sketch and boundary', 'Joinery and kickboards', 'Retain, remove, review'],
    },
    {
      title: 'Three scopes from the audience',
      minutes: 30,
      points: ['Missing quantities', 'Words to avoid', 'Questions'],
    },
  ],
  durationMinutes: 90,
  priceCents: 6600,
  gst: 'taxable',
  whatToBring: ['A scope of yours with names removed, if you want it marked', 'Headphones'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '1.5', status: 'approved', validFromDays: -280 }],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 85 },
  instructors: ['aroha-tamihana'],
  sessions: [
    { ...usual, inDays: -12, timeZone: 'Australia/Sydney', state: 'closed', taken: 47, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 7, timeZone: 'Australia/Sydney', state: 'closed', taken: 58, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 60, timeZone: 'Australia/Brisbane', taken: 21, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 99, timeZone: 'Australia/Sydney', taken: 14, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 135, timeZone: 'Australia/Sydney', taken: 12, instructor: 'aroha-tamihana' },
    { ...usual, inDays: 255, timeZone: 'Australia/Perth', taken: 0, instructor: 'aroha-tamihana' },
  ],
};

export default course;
