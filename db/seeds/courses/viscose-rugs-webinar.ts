import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'viscose-rugs-webinar',
  title: 'Viscose, bamboo silk and other shiny rugs',
  kind: 'webinar',
  discipline: 'rugs',
  level: 'intermediate',
  summary:
    'Why a glass of water can yellow a three-thousand-dollar rug, what you can still do, and how to say no in writing.',
  description: `
Bamboo silk, banana silk, art silk, rayon: the shop has many names for pile made from dissolved and re-spun cellulose. On the floor it gleams. Under a wet towel it loses something like half its strength, mats down, and dries stiff with a yellow-brown bloom that no owner forgets.

This ninety-minute webinar sets out, with photographs from Mei-Lin's own wash floor, how to recognise the fibre in a customer's lounge, how to inspect for damage that is already there, and the few methods that have a fair chance. You see a rug tested, declined, reconsidered and finally cleaned with low moisture, mild acid, careful pile setting and patient drying, over two days cut down to fifteen minutes of film.

A good part of the session is about words. We read three real disagreements, with names removed, in which a cleaner was asked to pay for a rug, and rewrite the intake form so that each would have ended differently. You receive that form as an editable file.

The content is for people who already accept rugs or get asked about them on carpet jobs. It replaces neither practice in a plant nor the courage to refuse.
`.trim(),
  outcomes: [
    'spot regenerated-cellulose pile behind its trade names',
    'document shading, yellowing and pile loss before work',
    'select a low-moisture approach and its stopping point',
    'reset pile during drying',
    'use an intake form that states the risk in plain words',
  ],
  outline: [
    { title: 'One fibre, nine names', minutes: 20, points: ['How it is made', 'Wet strength', 'Quick field tests'] },
    {
      title: 'A rug from door to door',
      minutes: 40,
      points: ['Inspection film', 'Low-moisture cleaning', 'Drying and setting'],
    },
    { title: 'Three disputes', minutes: 20, points: ['What was promised', 'What the form should have said'] },
    { title: 'Your questions', minutes: 10, points: ['Send photographs beforehand'] },
  ],
  durationMinutes: 90,
  priceCents: 4400,
  gst: 'taxable',
  whatToBring: ['Your present intake form'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '1.5', status: 'approved' }],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 85 },
  instructors: ['mei-lin-zhou'],
  sessions: [
    {
      inDays: 17,
      days: [[0, '12:30', '14:00']],
      delivery: 'live-stream',
      timeZone: 'Australia/Adelaide',
      capacity: 60,
      minSeats: 4,
      goNoGoDaysBefore: 3,
      state: 'open',
      taken: 21,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 108,
      days: [[0, '17:30', '19:00']],
      delivery: 'live-stream',
      timeZone: 'Australia/Darwin',
      capacity: 60,
      minSeats: 4,
      goNoGoDaysBefore: 3,
      state: 'open',
      taken: 5,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 220,
      days: [[0, '12:00', '13:30']],
      delivery: 'live-stream',
      timeZone: 'Australia/Brisbane',
      capacity: 60,
      minSeats: 4,
      goNoGoDaysBefore: 3,
      state: 'open',
      taken: 0,
      instructor: 'mei-lin-zhou',
    },
  ],
};

export default course;
