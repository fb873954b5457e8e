import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'carpet-care-fundamentals-2',
  title: 'Carpet care fundamentals, level 2: chemistry and method',
  kind: 'online',
  discipline: 'carpet',
  level: 'intermediate',
  summary: 'What is in the bottle, how the main methods remove soil, and how to rinse and dry so that it stays clean.',
  description: `
With level 1 behind you, you can name the carpet and the soil. Level 2 is about making them part company with as little chemical, water and effort as the job allows.

The first lesson explains cleaning chemistry without a single molecule diagram: what a surfactant does to a greasy film, what builders and solvents add, why pH is a ladder with rungs ten times apart, and how to get a dilution right when the label says 1:32 and your bottle holds five litres. Then we put time, agitation, chemistry and temperature on a balance, so that you can take from one and give to another when the fibre or the site demands it.

The central lesson compares hot water extraction, encapsulation, absorbent pads, dry compound and rotary shampoo. None is the best: each has soils, fibres and buildings that suit it. We finish with rinsing and drying, the half hour that decides whether you are called back, including how to read a room's air before you choose where the air movers stand.

Calculations come with worked answers, and you are asked to measure a real machine's flow. A calculator and access to a cleaning machine, even a hired one, make this level far more useful.
`.trim(),
  outcomes: [
    'explain what surfactants, builders and solvents contribute to a cleaner',
    'calculate dilutions and product cost for a room',
    'balance time, agitation, chemistry and temperature',
    'pick a cleaning method to suit fibre, soil, site and drying time',
    'rinse and dry so that neither residue nor moisture remains',
  ],
  outline: [
    { title: 'What is in the bottle', minutes: 25, points: ['Surfactants, builders, solvents', 'pH', 'Dilution sums'] },
    {
      title: 'The four-way balance',
      minutes: 20,
      points: ['Time, agitation, chemistry, temperature', 'Two jobs compared'],
    },
    { title: 'Five methods', minutes: 30, points: ['Extraction', 'Low-moisture methods', 'Choosing'] },
    { title: 'Rinse, dry, done', minutes: 25, points: ['Residue', 'Dry strokes', 'Air movement'] },
    { title: 'Level 2 quiz', minutes: 20, points: ['Eight questions, 75 per cent, three attempts'] },
  ],
  durationMinutes: 120,
  priceCents: 13200,
  gst: 'taxable',
  whatToBring: ['Calculator', 'pH papers', 'A measuring jug and a stopwatch'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '2', status: 'approved' }],
  preparesFor: [],
  prerequisites: [
    {
      courseSlug: 'carpet-care-fundamentals-1',
      rule: 'declaration',
      note: 'Finish level 1 first: its terms are used without explanation.',
    },
  ],
  accessDays: 180,
  completion: { attendancePercent: 100, quizPassPercent: 75 },
  series: { name: 'Carpet care fundamentals', part: 2 },
  instructors: ['tom-okafor'],
  lessons: [
    {
      title: 'What is in the bottle',
      minutes: 25,
      body: `
Water alone wets poorly, because its surface pulls itself together into beads. A **surfactant** has one end that likes water and another that likes oil. It lowers that surface pull, creeps between grease and fibre, and then surrounds tiny drops of oil so that they float off and stay apart. That last part is called emulsifying, and keeping particles from settling again is suspending.

**Builders** soften the water and hold the pH where the surfactant works best. **Solvents** dissolve what water-based products cannot: tar, adhesive, heavy grease. **Rinse agents** are commonly mild acids that neutralise what is left.

The **pH** scale runs from 0 to 14 with 7 in the middle. Each whole step is a factor of ten, so pH 10 is a hundred times as alkaline as pH 8. Fats and most general soils respond to the alkaline side; coffee, tea, rust and mineral deposits to the acid side. pH tells you how far along the scale a product sits, but not how much acid it takes to bring it back, which is its alkaline reserve, so two products at pH 9 may leave very different residues.

**Dilution.** A label that says 1:32 means one part of product and 32 parts of water. For a 5 litre sprayer: 5,000 ml ÷ 33 parts = about 152 ml of concentrate, topped up with water. At $14 a litre that fill costs about $2.10. Doubling the dose doubles the cost and more than doubles the rinsing, and does not clean twice as well.

Read the safety data sheet once for every product, wear the gloves and glasses it asks for, and label every bottle that you fill, with the product's name and its hazards.

**Work it out.** Your label says 1:16, your sprayer takes 8 litres and the product costs $22 a litre. How much concentrate, and what does a fill cost? (Answer: 8,000 ÷ 17 = 471 ml, about $10.35.)
`.trim(),
    },
    {
      title: 'The four-way balance',
      minutes: 20,
      body: `
Every cleaning job spends four things: **time**, **agitation**, **chemistry** and **temperature**. The idea is often drawn as a circle cut in four. When one slice shrinks, another has to grow for the result to be the same.

*Time* is dwell. A pre-spray needs perhaps ten minutes to penetrate an oily lane. Two minutes is a rinse with extra steps, while forty is worse than none, because a product that has dried on the pile has to be dissolved again. Mist it lightly if the room is hot.

*Agitation* breaks soil loose and spreads the product round every fibre: a groomer, a rotary brush, counter-rotating brushes, or the force of the spray. Too much on wool felts it, and on loose cut pile it untwists the tips for good.

*Chemistry* is the product and its strength. *Temperature* speeds the rest up and softens grease. A common rule of thumb says that reactions run about twice as fast for each rise of 10 degrees, but wool, some backings and every protein stain set a ceiling, and a hose loses heat on the way to the wand.

Compare two jobs. A restaurant's solution-dyed polypropylene with cooking oil: a strong alkaline pre-spray, a generous dwell, brushes and hot water, because the fibre can bear all four. A wool Axminster with light general soil: near-neutral, low-alkaline product, warm rather than hot, gentle grooming, and thorough dry-soil removal beforehand to make up the difference. The soil you vacuumed out needs none of the four.

Sites take slices away, too. No hot water on the fifth floor? Give it time and agitation. No noise after ten? Agitate by hand and dwell for longer.

**Try it.** Describe your last difficult job as four numbers from 1 to 5. Which slice was smallest, and which other one could safely have grown?
`.trim(),
    },
    {
      title: 'Five methods',
      minutes: 30,
      body: `
**Hot water extraction.** Pre-spray, agitate, then rinse with pressurised water and recover it at once by vacuum. It flushes soil and residue out, and suits heavy soil and homes. It uses most water, so its quality is decided by recovery: sound jets, a clean lip on the wand, and dry strokes.

**Encapsulation.** A detergent containing a polymer is applied sparingly and worked in with brushes or a pad. While drying it locks soil into brittle particles that the next vacuuming takes away. Quick, quiet, dry within an hour or two, ideal for keeping offices between deep cleans. It does not flush, so it is no answer to urine, heavy grease or a flooded room, and without the vacuuming afterwards nothing has been removed.

**Absorbent pad** (bonnet). A damp pad on a rotary machine lifts soil from the top of the pile. It restores appearance before an event. It hardly touches the base, may leave detergent and can distort cut pile, so change pads often.

**Dry compound.** Moistened granules carry detergent and solvent, are brushed through, take up soil and are vacuumed up. There is scarcely any moisture: useful on some sensitive wool and woven carpet and in rooms that cannot close. Recovery of granules from dense or tall pile takes patience.

**Rotary shampoo.** Foam worked in with a brush, then left to dry and be vacuumed. It scrubs hard and is still used before extraction on badly soiled commercial loop pile. Alone it tends to leave a lot behind.

How do you choose? Ask about fibre and backing, type and depth of soil, when the room is needed, ventilation, maker's warranty terms, and what was done last time. In a maintenance programme, two methods usually take turns: low moisture to keep up appearance, extraction to empty the pile.

**Decide.** A call centre open round the clock; a rental at end of lease with a dog; a heritage stair runner; a hotel lobby before a wedding. Name a method and one reason for each.
`.trim(),
    },
    {
      title: 'Rinse, dry, done',
      minutes: 25,
      body: `
The carpet looks splendid and is wet. What happens in the next six hours decides the phone call on Thursday.

**Residue** is detergent that stayed. It feels slightly tacky, it attracts soil, and it can turn up as a grey bloom in traffic lanes. Rinsing with clean water, or with a mildly acid rinse that brings the fibre back towards neutral, removes it. Check with a damp pH paper on the pile: about the same figure as the untreated edge is a pass.

**Wicking.** As the tips dry first, water rises from the backing and carries soil with it, and spots you removed on Monday return by Wednesday. Less water in, more water out, and quick drying all help. So does an absorbent towel under a weight on a suspect place.

**Dry strokes.** After a wet pass, make a slow vacuum pass without spray. Watch the sight glass or the clear hose: stop when no more water shows, which on most carpet is after two or three. Recover on the push and the pull if your wand allows. Measuring is simple: fill the solution tank to a mark, clean ten square metres, then compare litres out with litres recovered.

**Air.** Drying takes moving air across the pile, air that can accept the moisture, and some warmth. Set an air mover low at a corner and aim it along a wall, so that air circles the room. Open windows only if the air outside carries less water than the air inside; on a humid evening in Cairns or Darwin, close up and run the air conditioner instead. Aim to have carpet dry within six to eight hours, and never leave it to the next day.

**Groom** the pile upright, put blocks under furniture feet, warn about slippery hard floors, and tell the customer when it will be dry.

**Measure.** Do the ten-square-metre test with any machine. What percentage did you recover?
`.trim(),
    },
  ],
  quiz: {
    passPercent: 75,
    attempts: 3,
    questions: [
      {
        prompt: 'What does a surfactant do?',
        kind: 'multiple',
        options: [
          { text: 'Lowers the surface tension of water so that it spreads', correct: true },
          { text: 'Bleaches colour', correct: false },
          { text: 'Surrounds drops of oil so that they stay suspended', correct: true },
          { text: 'Raises the melting point of the fibre', correct: false },
        ],
        explanation: 'One end likes water, the other oil. That lets it wet, loosen and suspend greasy soil.',
      },
      {
        prompt: 'A pre-spray at pH 11 compared with one at pH 8 is …',
        kind: 'single',
        options: [
          { text: 'three times as alkaline', correct: false },
          { text: 'thirty times as alkaline', correct: false },
          { text: 'a thousand times as alkaline', correct: true },
        ],
        explanation: 'Each whole step is a factor of ten, and there are three steps: 10 × 10 × 10.',
      },
      {
        prompt: 'How much concentrate do you need for a 10 litre tank at 1:24?',
        kind: 'single',
        options: [
          { text: '240 ml', correct: false },
          { text: '400 ml', correct: true },
          { text: '417 ml', correct: false },
          { text: '2.4 litres', correct: false },
        ],
        explanation:
          'One part in 25 altogether: 10,000 ml ÷ 25 = 400 ml. Dividing by 24 forgets the product’s own part.',
      },
      {
        prompt: 'There is no hot water on site. What would usually make up for it on a nylon office carpet?',
        kind: 'multiple',
        options: [
          { text: 'A longer dwell, without letting the product dry', correct: true },
          { text: 'More agitation', correct: true },
          { text: 'Skipping the vacuuming to save time', correct: false },
          { text: 'Four times the labelled dose', correct: false },
        ],
        explanation:
          'Time and agitation can grow safely. Overdosing leaves residue, and skipped vacuuming makes everything harder.',
      },
      {
        prompt: 'After encapsulation cleaning, what has to happen before the soil has really left the building?',
        kind: 'single',
        options: [
          { text: 'The carpet is rinsed with acid', correct: false },
          { text: 'The carpet is vacuumed once it is dry', correct: true },
          { text: 'Nothing, the polymer evaporates', correct: false },
        ],
        explanation: 'The dried polymer holds the soil in brittle particles. Vacuuming is what removes them.',
      },
      {
        prompt: 'Which job is least suited to a low-moisture surface method alone?',
        kind: 'single',
        options: [
          { text: 'A bedroom with old dog urine in the pile and backing', correct: true },
          { text: 'An open-plan office between deep cleans', correct: false },
          { text: 'A lobby that must be open in two hours', correct: false },
        ],
        explanation:
          'Urine lies deep and needs flushing and recovery. A method that stays on the tips cannot reach it.',
      },
      {
        prompt: 'A coffee spot that was gone when you left is back two days later. What is the likeliest cause?',
        kind: 'single',
        options: [
          { text: 'The customer spilled coffee again', correct: false },
          { text: 'The fibre lost its dye', correct: false },
          { text: 'Wicking: moisture carried it up from the backing as the pile dried', correct: true },
        ],
        explanation: 'Tips dry first, so water and dissolved soil rise. Better recovery and quicker drying prevent it.',
      },
      {
        prompt: 'It is a humid evening in Darwin. Which steps help the carpet dry?',
        kind: 'multiple',
        options: [
          { text: 'Open all windows wide', correct: false },
          { text: 'Close up and run the air conditioner', correct: true },
          { text: 'Aim air movers low across the pile', correct: true },
          { text: 'Make extra dry strokes before leaving', correct: true },
        ],
        explanation:
          'Outdoor air loaded with moisture cannot accept more. Conditioned air, movement and good recovery can.',
      },
    ],
  },
  sessions: [],
};

export default course;
