import type { SampleCourse, SampleSession } from '../sample-types.ts';

const usual = {
  days: [
    [0, '08:30', '16:30'],
    [1, '08:30', '16:30'],
  ],
  delivery: 'in-person',
  capacity: 16,
  minSeats: 7,
  goNoGoDaysBefore: 21,
  state: 'open',
} satisfies Partial<SampleSession>;

const course: SampleCourse = {
  slug: 'fire-and-smoke-restoration',
  title: 'Fire and Smoke Restoration Technician (FSRT)',
  kind: 'class',
  discipline: 'fire-and-odour',
  level: 'introductory',
  summary: 'Read the residue, stop the corrosion, clean in the right order: two days on what is left after the fire.',
  description: `Two kitchens burn on the same night. In one, a chip pan flames for three minutes and leaves a yellow film that nobody sees until the paint comes off on a cloth. In the other a cupboard of plastics smoulders for an hour, and black, smeary, acidic soot drives into every cold corner of the house. Treating them alike ruins one of them.

Over two days you learn to read a building backwards from its residues: heat line, pressure, ventilation, cold surfaces, and which door was shut. You test-clean before you quote. Dry, wet, protein and fuel-oil residues are put on gloss paint, raw brick, stainless steel, suede and electronics, and you find out for yourself which of dry sponge, HEPA vacuum, alkaline degreaser and abrasive media works, and which one sets the stain.

The first day is largely about the first forty-eight hours. Chloride-bearing soot starts to etch metal and glass quickly, so stabilising by corrosion control, humidity reduction and moving contents out can be worth more than the cleaning. Bushfire smoke, char and ash get a module of their own, with water tanks, roof cavities and evaporative coolers. The vocabulary is that of ANSI/IICRC S700, and the asbestos question is asked before every demolition exercise.`,
  outcomes: [
    'Identify smoke residues by fuel, heat and behaviour and confirm by test cleaning',
    'Stabilise a fire scene: security, corrosion, moisture and contents at risk',
    'Select cleaning methods for structural and contents surfaces from least to most aggressive',
    'Separate fire damage from earlier wear in notes and photographs',
    'Write a first scope that covers odour, ductwork and cavities',
  ],
  outline: [
    {
      title: 'Fire behaviour for restorers',
      minutes: 120,
      points: ['Fuels and combustion', 'Smoke movement and pressure', 'Reading the heat line'],
    },
    {
      title: 'Health, structure and evidence',
      minutes: 90,
      points: ['Asbestos and lead', 'Combustion particles and respirators', 'Working around investigators'],
    },
    {
      title: 'The first forty-eight hours',
      minutes: 210,
      points: ['Corrosion control', 'Water from the hoses', 'Triage of contents', 'Board-up and power'],
    },
    {
      title: 'Cleaning chemistry at the bench',
      minutes: 270,
      points: ['Residues on eight surfaces', 'Alkaline, solvent, abrasive', 'Ceilings, cavities and ducts'],
    },
    {
      title: 'Bushfire and ash',
      minutes: 60,
      points: ['Ingress through roofs', 'Tanks and coolers', 'Sampling and its limits'],
    },
    {
      title: 'Scope and hand-over',
      minutes: 90,
      points: ['Room-by-room scope', 'Deodorising plan', 'Review before the exam'],
    },
  ],
  durationMinutes: 840,
  priceCents: 98000,
  gst: 'taxable',
  whatToBring: ['Photo ID for the exam', 'Overalls or old clothes', 'P2 masks if you are fitted to a brand', 'A torch'],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '14', status: 'approved', validFromDays: -420 }],
  preparesFor: ['FSRT'],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['gareth-pryce'],
  sessions: [
    { ...usual, inDays: -108, venue: 'geelong', state: 'closed', taken: 12, instructor: 'gareth-pryce' },
    { ...usual, inDays: 70, venue: 'footscray', taken: 10, instructor: 'gareth-pryce' },
    { ...usual, inDays: 133, venue: 'newcastle', taken: 5, instructor: 'gareth-pryce' },
    { ...usual, inDays: 196, venue: 'burleigh', taken: 2, instructor: 'gareth-pryce' },
  ],
};

export default course;
