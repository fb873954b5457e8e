import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [[0, '08:00', '16:00']],
  delivery: 'in-person',
  capacity: 14,
  minSeats: 7,
  goNoGoDaysBefore: 14,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'category-3-water-workshop',
  title: 'Category 3 water: sewage and flood',
  kind: 'workshop',
  discipline: 'water-damage',
  level: 'intermediate',
  summary: 'Overflowing sewers and risen rivers: exposure control, strip-out, cleaning before disinfecting, proof.',
  description: `River water in a lounge room looks like mud. In it are septic tanks from upstream, diesel, farm chemicals, dead animals and, in the tropical north, the soil bacterium that causes melioidosis. A blocked sewer smells worse and is usually smaller. Both are grossly contaminated, and both are cleaned badly when a crew treats them as an extraction job with stronger deodoriser.

This day sets out an order and holds to it: control exposure, remove water and silt, remove porous materials that cannot be made clean, clean what stays until it is visibly free of soil, and only then disinfect, for the contact time on the label, at the dilution on the label. Drying begins while this happens, without blowing aerosols around the house. Practice takes place in a bay contaminated with a harmless tracer that glows under ultraviolet lamps, so that at three o'clock everyone learns where their gloves have been.

There are hard conversations to rehearse as well. What do you tell a family about a solid timber heirloom, a mattress, a cot? Who pays when the category worsens because access was refused for four days? We look at subfloors and cavities, waste and transport rules that differ by council, vaccination, and the sampling that an independent assessor may ask for.`,
  outcomes: [
    'Set up hot, transition and clean zones in an occupied building',
    'Put on and take off protective equipment without contaminating yourself',
    'Decide what porous material goes and document the decision',
    'Clean, then disinfect, with correct dilution and dwell time',
    'Explain to an occupant what was saved, what was not and why',
    'Plan for floodwater hazards that a sewer backflow does not have',
  ],
  outline: [
    {
      title: 'What is in the water',
      minutes: 60,
      points: ['Sewage, flood, storm surge', 'Routes of exposure', 'Northern Australia', 'Vaccination and wounds'],
    },
    {
      title: 'Zones and protection',
      minutes: 75,
      points: ['Site layout', 'Suits and respirators', 'Heat and breaks'],
    },
    {
      title: 'Strip-out and silt',
      minutes: 105,
      points: ['Cut lines', 'Subfloors and cavities', 'Bagging and transport'],
    },
    {
      title: 'Cleaning and disinfecting',
      minutes: 105,
      points: ['Soil removal first', 'Labels and dwell time', 'Tracer under ultraviolet light'],
    },
    {
      title: 'Evidence and people',
      minutes: 75,
      points: ['When to call an assessor', 'Contents decisions', 'Notes for the claim'],
    },
  ],
  durationMinutes: 420,
  priceCents: 42000,
  gst: 'taxable',
  whatToBring: [
    'Gumboots that can be hosed',
    'Spare clothes',
    'Your fitted respirator',
    'Lunch is provided; tell us what you eat',
  ],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '7', status: 'approved', validFromDays: -210 },
    { creditType: 'iacet-ceu', units: '0.7', status: 'approved', validFromDays: -210, validToDays: 500 },
  ],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 90 },
  instructors: ['dana-whitlock', 'priya-raman'],
  sessions: [
    { ...usual, inDays: 22, venue: 'newcastle', taken: 9, instructor: 'dana-whitlock' },
    { ...usual, inDays: 64, venue: 'townsville', taken: 12, instructor: 'priya-raman' },
    { ...usual, inDays: 108, venue: 'winnellie', taken: 6, instructor: 'priya-raman' },
    { ...usual, inDays: 178, venue: 'footscray', taken: 2, instructor: 'dana-whitlock' },
  ],
};

export default course;
