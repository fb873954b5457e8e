import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'upholstery-and-fabric-technician',
  title: 'Upholstery and Fabric Cleaning Technician (UFT)',
  kind: 'class',
  discipline: 'upholstery',
  level: 'introductory',
  summary: 'Test first, clean second: two days on fabrics, frames, fillings and the suites that punish guesswork.',
  description: `
A lounge suite hides more surprises per square metre than any floor. The face fabric may be three fibres in one weave, the filling may carry a factory's marker pen, the zip may rust, and the care tag, if there is one, was chosen by the maker and not by a cleaner. UFT teaches a testing routine that finds these things in fifteen minutes, in good light, with the owner watching.

Day one goes from yarn to finished couch: natural, regenerated and synthetic fibres, weaves and piles, prints and finishes, and how each reacts to water, heat and alkali. Every participant builds a small reference book of tested swatches to keep in the van.

On day two you clean real furniture. We rotate through a cotton-linen armchair that wants to brown, a polyester microfibre sofa, a rayon velvet that must hardly be wetted, and a sun-faded dining set where the right decision may be to decline. Low-flow extraction, hand cleaning with towels and foam, and solvent-based work are practised side by side.

It prepares you for the UFT exam and suits carpet technicians adding furniture, and restorers who handle contents.
`.trim(),
  outcomes: [
    'tell cellulosic, protein, regenerated and synthetic fabrics apart',
    'carry out dye-bleed, shrinkage, pile and filling tests before you quote',
    'read a maker’s care tag and know its limits',
    'clean with the least moisture the fabric needs',
    'prevent and correct cellulosic browning',
    'write a refusal or a limited-expectation note a customer accepts',
  ],
  outline: [
    {
      title: 'Inside a lounge',
      minutes: 80,
      points: ['Frames, springs, foam, feather, wadding', 'Skirts, zips, buttons, piping'],
    },
    {
      title: 'Fibre, weave and finish',
      minutes: 170,
      points: [
        'Cotton, linen, wool, silk',
        'Viscose and acetate',
        'Polyester, acrylic, olefin',
        'Velvets and chenilles',
      ],
    },
    {
      title: 'The test routine',
      minutes: 120,
      points: ['White-towel dye test', 'Hidden seams', 'Marker ink in the filling', 'Swatch book'],
    },
    {
      title: 'Chemistry on fabric',
      minutes: 90,
      points: ['Buffered and mildly acid rinses', 'Dry solvents and ventilation', 'Residue'],
    },
    {
      title: 'Cleaning rotations',
      minutes: 260,
      points: ['Low-flow tools', 'Foam and towel', 'Velvet setting', 'Drying position'],
    },
    {
      title: 'Trouble and remedies',
      minutes: 70,
      points: ['Browning', 'Bleeding piping', 'Water rings', 'Pile crush'],
    },
    { title: 'Exam revision', minutes: 50, points: ['Practice questions, marked together'] },
  ],
  durationMinutes: 840,
  priceCents: 89500,
  deposit: { cents: 30_000, balanceDueDays: 28 },
  gst: 'taxable',
  whatToBring: [
    'Clean white cotton towels (three)',
    'Photo identification for the exam',
    'A torch',
    'Safety glasses and nitrile gloves',
  ],
  alsoPay: [{ label: 'IICRC exam fee', to: 'IICRC', cents: 7000 }],
  approvals: [{ creditType: 'iicrc-cec', units: '14', status: 'approved' }],
  preparesFor: ['UFT'],
  prerequisites: [],
  completion: { attendancePercent: 100 },
  instructors: ['tom-okafor', 'mei-lin-zhou'],
  sessions: [
    {
      inDays: 56,
      days: [
        [0, '08:30', '17:00'],
        [1, '08:30', '17:00'],
      ],
      delivery: 'in-person',
      venue: 'thebarton',
      capacity: 12,
      minSeats: 5,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 7,
      instructor: 'tom-okafor',
    },
    {
      inDays: 142,
      days: [
        [0, '08:00', '16:30'],
        [1, '08:00', '16:30'],
      ],
      delivery: 'in-person',
      venue: 'newcastle',
      capacity: 12,
      minSeats: 5,
      goNoGoDaysBefore: 21,
      state: 'open',
      taken: 3,
      instructor: 'mei-lin-zhou',
    },
    {
      inDays: 233,
      days: [
        [0, '07:30', '16:00'],
        [1, '07:30', '16:00'],
      ],
      delivery: 'live-stream',
      timeZone: 'Australia/Perth',
      capacity: 20,
      minSeats: 8,
      goNoGoDaysBefore: 28,
      state: 'open',
      taken: 1,
      instructor: 'tom-okafor',
    },
  ],
};

export default course;
