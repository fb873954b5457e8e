import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'confined-space-awareness',
  title: 'Confined space awareness for cleaners and restorers',
  kind: 'workshop',
  discipline: 'business-and-safety',
  level: 'introductory',
  summary:
    'Subfloors, pits, tanks and roof voids: recognise a confined space, understand the permit, and stay outside until it is safe.',
  description: `
People die in confined spaces because the space looks ordinary, and often the second person to die is the one who climbed in to help. Restoration crews meet them without warning: a flooded lift pit, a subfloor with a petrol pump running at the vent, a grease arrestor, a rainwater tank with a decaying possum in it.

This half day teaches recognition. Starting from the definition in the model safety regulations, teams judge twelve photographed spaces and argue their answer. Is it meant for people to occupy? Is there, or could there be, an unsafe oxygen level, a harmful or flammable atmosphere, or something that could engulf a person? Size and darkness are not the test, and neither is whether somebody has been in before.

We handle a four-gas meter, bump-test it, and learn why readings are taken at several heights before entry and throughout it. A mock permit is filled in, a stand-by person's job is acted out, and the group plans a rescue that does not depend on another entry.

Be clear about what this is. Awareness does not make anyone competent to enter, to stand by or to issue a permit: that needs training and assessment of its own, and your regulator's rules apply.
`.trim(),
  outcomes: [
    'apply the elements of the definition to an unfamiliar space',
    'name the atmospheric and physical hazards most likely on our jobs',
    'explain what an entry permit, a stand-by person and a rescue plan are for',
    'understand what a four-gas meter shows and what it cannot',
    'refuse an unsafe entry and say whom to call',
  ],
  outline: [
    { title: 'How it goes wrong', minutes: 30, points: ['Three published incidents', 'Would-be rescuers'] },
    {
      title: 'Is this one?',
      minutes: 60,
      points: ['Definition', 'Twelve photographs', 'Restricted space that is not confined'],
    },
    {
      title: 'Air',
      minutes: 50,
      points: ['Oxygen, flammables, toxics', 'Meter demonstration', 'Pumps, solvents, decay'],
    },
    { title: 'Paper and people', minutes: 60, points: ['Risk assessment', 'Permit', 'Stand-by', 'Rescue'] },
    { title: 'Saying no', minutes: 40, points: ['Client pressure', 'Alternatives to entry', 'Next training steps'] },
  ],
  durationMinutes: 240,
  priceCents: 19800,
  gst: 'taxable',
  whatToBring: ['Photographs of a space you were asked to enter', 'Closed shoes'],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '4', status: 'approved' },
    { creditType: 'nadca-cec', units: '4', status: 'pending' },
  ],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['luca-ferraro'],
  sessions: [
    {
      inDays: 51,
      days: [[0, '08:00', '12:15']],
      delivery: 'in-person',
      venue: 'welshpool',
      capacity: 16,
      minSeats: 6,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 8,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 122,
      days: [[0, '08:30', '12:45']],
      delivery: 'in-person',
      venue: 'alexandria',
      capacity: 16,
      minSeats: 6,
      goNoGoDaysBefore: 14,
      state: 'open',
      taken: 14,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 227,
      days: [[0, '08:00', '12:15']],
      delivery: 'in-person',
      venue: 'townsville',
      capacity: 16,
      minSeats: 6,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 0,
      instructor: 'luca-ferraro',
    },
  ],
};

export default course;
