import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'work-safety-for-crews-webinar',
  title: 'Work health and safety for small crews',
  kind: 'webinar',
  discipline: 'business-and-safety',
  level: 'introductory',
  summary:
    'Ninety practical minutes for whoever runs the crew: hazards in our work, safety data sheets, toolbox talks, near misses.',
  description: `
Safety folders tend to be written for auditors and read by nobody. This session is for the lead technician or owner-operator who has to make two or three people safe on a different site every day, and who would sooner have one good habit than forty pages.

We take four scenes that every crew knows: lifting an extractor up a unit block's stairs, mixing chemicals in the back of a hot van, trailing hoses and leads through a shop that stays open, and working alone after hours. For each, the group lists what could hurt somebody, and then walks down from removing the hazard to protective equipment, in that order, writing controls that would really be used.

You learn to find the sections of a safety data sheet that matter in an emergency, to run a five-minute toolbox talk that is not a lecture, and to record a near miss so that it changes something. Strain injury, heat and fatigue get as much time as chemicals, because they hurt more cleaners.

Safety law differs between states and territories. We point to the regulator in yours and explain why its own guidance, and not a webinar, is where the wording of a duty should be read.
`.trim(),
  outcomes: [
    'carry out a quick site assessment before unloading',
    'choose controls from the top of the hierarchy downwards',
    'locate first aid, spill and storage facts in a safety data sheet',
    'lead a short toolbox talk',
    'record a near miss and follow it through',
  ],
  outline: [
    {
      title: 'Four scenes',
      minutes: 35,
      points: ['Stairs and loads', 'Chemicals and heat', 'Hoses, leads, public', 'Working alone'],
    },
    { title: 'Controls that get used', minutes: 20, points: ['Eliminate first', 'Protective equipment last'] },
    {
      title: 'Reading a safety data sheet',
      minutes: 15,
      points: ['Hazards, first aid, spills', 'Labels on decanted bottles'],
    },
    { title: 'Talk, record, improve', minutes: 20, points: ['Toolbox talks', 'Near misses', 'Your regulator'] },
  ],
  durationMinutes: 90,
  priceCents: 5500,
  gst: 'gst-free',
  whatToBring: ['A safety data sheet for one product in your van'],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '1.5', status: 'approved' },
    { creditType: 'iacet-ceu', units: '0.1', status: 'pending' },
  ],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 85 },
  instructors: ['luca-ferraro'],
  sessions: [
    {
      inDays: 5,
      days: [[0, '09:00', '10:30']],
      delivery: 'live-stream',
      timeZone: 'Australia/Perth',
      capacity: 50,
      minSeats: 5,
      goNoGoDaysBefore: 2,
      state: 'open',
      taken: 22,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 94,
      days: [[0, '07:00', '08:30']],
      delivery: 'live-stream',
      timeZone: 'Australia/Darwin',
      capacity: 50,
      minSeats: 5,
      goNoGoDaysBefore: 2,
      state: 'open',
      taken: 9,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 131,
      days: [[0, '09:00', '10:30']],
      delivery: 'live-stream',
      timeZone: 'Australia/Melbourne',
      capacity: 50,
      minSeats: 5,
      goNoGoDaysBefore: 2,
      state: 'open',
      taken: 4,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 133,
      days: [[0, '09:00', '10:30']],
      delivery: 'live-stream',
      timeZone: 'Australia/Melbourne',
      capacity: 50,
      minSeats: 5,
      goNoGoDaysBefore: 2,
      state: 'open',
      taken: 6,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 260,
      days: [[0, '12:00', '13:30']],
      delivery: 'live-stream',
      timeZone: 'Australia/Hobart',
      capacity: 50,
      minSeats: 5,
      goNoGoDaysBefore: 2,
      state: 'open',
      taken: 0,
      instructor: 'luca-ferraro',
    },
  ],
};

export default course;
