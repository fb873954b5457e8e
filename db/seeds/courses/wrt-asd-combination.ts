import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [
    [0, '08:00', '16:00'],
    [1, '08:00', '16:00'],
    [2, '08:00', '16:00'],
    [3, '08:00', '16:00'],
    [4, '08:00', '16:00'],
  ],
  delivery: 'in-person',
  capacity: 14,
  minSeats: 8,
  goNoGoDaysBefore: 28,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'wrt-asd-combination',
  title: 'Water Restoration and Structural Drying: WRT and ASD in five days',
  kind: 'class',
  discipline: 'water-damage',
  level: 'intermediate',
  summary: 'Both water certifications in five days running, taught as one subject on one wet building.',
  description: `Sending a technician away twice costs two sets of flights, two lots of accommodation and six days off the truck. The combination teaches the Water Damage Restoration and Applied Structural Drying syllabuses together in five days, and drops only the parts that would otherwise be said twice.

They are not gentle days. The first covers safety, water categories, materials and inspection; by two in the afternoon the practice rooms are wet and they stay that way. The second is humidity, equipment and extraction. On the third morning the basic technician content is complete and its review is held, and the same crews go straight on to drying plans, cavities, floors and heat. Days four and five belong to monitoring, adjusting, arguing about the log and closing the job.

Who should come? Someone with at least a few months on a restoration crew, comfortable with fractions and long days. Newcomers who have never pulled a skirting board do better with the three-day class first and the drying class after a season of jobs, and we will say so if you ring.

There are two exams and therefore two exam fees, both paid to IICRC. Most people sit the first on the third evening or the week after and leave the second until the drying chapters have settled.`,
  outcomes: [
    'Inspect, categorise and stabilise a water-damaged building from the first visit',
    'Calculate a starting equipment set and adjust it from measured results',
    'Dry structural assemblies in place with controlled air, heat and humidity',
    'Keep one continuous job file from first notice to final reading',
    'Explain to a client and an insurer when drying costs less than replacing',
    'Prepare for both the WRT and the ASD exam',
  ],
  outline: [
    {
      title: 'Day 1: safe entry, water, materials',
      minutes: 420,
      points: ['Hazards and stop-work points', 'Category and class', 'Construction types', 'First moisture map'],
    },
    {
      title: 'Day 2: extraction, air and equipment',
      minutes: 420,
      points: ['Weighing what extraction removes', 'Humidity ratio and dew point', 'Choosing dehumidification'],
    },
    {
      title: 'Day 3: technician review, then planning',
      minutes: 420,
      points: ['WRT review', 'Drying goals', 'Open and closed systems', 'Power'],
    },
    {
      title: 'Day 4: assemblies',
      minutes: 420,
      points: ['Walls and cavities', 'Hardwood and particleboard floors', 'Cabinetry', 'Tenting and directed heat'],
    },
    {
      title: 'Day 5: closing the job',
      minutes: 420,
      points: ['Reading stalled logs', 'Demobilising', 'Crew defence of the file', 'ASD review'],
    },
  ],
  durationMinutes: 2100,
  priceCents: 229000,
  gst: 'taxable',
  whatToBring: [
    'Photo ID for both exams',
    'Work boots and a spare pair of socks for each day',
    'Safety glasses',
    'Any meter you use at work, with its manual',
  ],
  alsoPay: [
    { label: 'IICRC exam fee, WRT', to: 'IICRC', cents: 7000 },
    { label: 'IICRC exam fee, ASD', to: 'IICRC', cents: 7000 },
  ],
  approvals: [{ creditType: 'iicrc-cec', units: '35', status: 'approved', validFromDays: -300 }],
  preparesFor: ['WRT', 'ASD'],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['dana-whitlock', 'sana-haddad'],
  sessions: [
    { ...usual, inDays: 77, venue: 'alexandria', taken: 13, priceCents: 219000, instructor: 'dana-whitlock' },
    { ...usual, inDays: 126, venue: 'welshpool', taken: 6, instructor: 'sana-haddad' },
    { ...usual, inDays: 182, venue: 'eagle-farm', taken: 4, instructor: 'dana-whitlock' },
    { ...usual, inDays: 238, venue: 'geelong', taken: 0, instructor: 'sana-haddad' },
  ],
};

export default course;
