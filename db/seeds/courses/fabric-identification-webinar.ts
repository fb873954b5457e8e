import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'fabric-identification-webinar',
  title: 'What is this couch made of?',
  kind: 'webinar',
  discipline: 'upholstery',
  level: 'introductory',
  summary:
    'A free hour under the microscope camera: naming upholstery fibres from what you can see, feel and safely burn.',
  description: `
Online furniture listings have made our work harder. “Linen look” is usually polyester, “velvet” might be cotton, nylon, viscose or acetate, and “performance fabric” is a marketing phrase that can mean a fibre, a finish or a hope. In this free live hour Tom puts twelve real cuttings under a camera and names them with you.

For each one you see the weave at high magnification, then a drop of water, a rub with a white cloth, and a controlled burn of a few threads over a dish: how fast it catches, whether it melts or chars, what the ash does between the fingers, how the smoke smells described in words. Viewers vote on a guess before the answer, and the vote is often wrong in instructive ways.

The last part turns the name into a decision. Which of the twelve would you clean with water, which with almost none, and which would you hand back?

Cuttings of four of them can be posted to the first twenty people who book each session, so that you can follow with your own fingers. Please keep matches away from the lounge itself; burn tests belong over a sink, with threads you were permitted to take.
`.trim(),
  outcomes: [
    'recognise the burning behaviour of cellulose, protein and synthetic fibres',
    'distrust four common sales names for fabrics',
    'take a thread for testing without leaving a mark',
    'connect a fibre’s name to a moisture limit',
  ],
  outline: [
    {
      title: 'Names that mean little',
      minutes: 10,
      points: ['Linen look, velvet, performance', 'What a care tag can say'],
    },
    { title: 'Twelve cuttings', minutes: 35, points: ['Magnified weave', 'Water drop', 'Burn', 'Vote'] },
    { title: 'So what would you do?', minutes: 15, points: ['Moisture limits', 'Questions'] },
  ],
  durationMinutes: 60,
  priceCents: 0,
  gst: 'taxable',
  whatToBring: ['Paper to note your guesses'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '1', status: 'approved' }],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 80 },
  instructors: ['tom-okafor'],
  sessions: [
    {
      inDays: -12,
      days: [[0, '18:00', '19:00']],
      delivery: 'live-stream',
      timeZone: 'Australia/Melbourne',
      capacity: 100,
      minSeats: 1,
      goNoGoDaysBefore: 1,
      state: 'open',
      taken: 64,
      instructor: 'tom-okafor',
    },
    {
      inDays: 9,
      days: [[0, '12:00', '13:00']],
      delivery: 'live-stream',
      timeZone: 'Australia/Melbourne',
      capacity: 40,
      minSeats: 1,
      goNoGoDaysBefore: 1,
      state: 'open',
      taken: 40,
      instructor: 'tom-okafor',
    },
    {
      inDays: 73,
      days: [[0, '18:00', '19:00']],
      delivery: 'live-stream',
      timeZone: 'Australia/Adelaide',
      capacity: 100,
      minSeats: 1,
      goNoGoDaysBefore: 1,
      state: 'open',
      taken: 17,
      instructor: 'tom-okafor',
    },
    {
      inDays: 137,
      days: [[0, '12:00', '13:00']],
      delivery: 'live-stream',
      timeZone: 'Australia/Melbourne',
      capacity: 100,
      minSeats: 1,
      goNoGoDaysBefore: 1,
      state: 'open',
      taken: 3,
      instructor: 'tom-okafor',
    },
  ],
};

export default course;
