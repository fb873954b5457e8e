import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'carpet-care-fundamentals-1',
  title: 'Carpet care fundamentals, level 1: know what you are standing on',
  kind: 'online',
  discipline: 'carpet',
  level: 'introductory',
  summary: 'Construction, fibres, soil and a proper walk-through: what a beginner needs before picking up a wand.',
  description: `
Level 1 is written for somebody in the first months of the job, often sitting in the passenger seat of somebody else's van. It asks for no machine, only curiosity and a few off-cuts from a carpet shop's bin.

You begin by taking carpet apart with a knife and naming the layers, because seams that open, backings that brown and pile that ripples all make sense once you have seen what holds the thing together. Fibres come next: five that you will meet every week, with the tests that tell them apart and the one weakness of each that a cleaner must respect. The third lesson is about soil, most of which is dry grit that a good vacuum can remove before any water is used, and about why a greasy film turns clean carpet grey again in a month. Finally you practise a walk-through: what to look for, what to ask, what to photograph and how to write it so that a customer agrees before work starts.

Every lesson closes with a task to do at home or on site. Do them: the quiz assumes that you did. Levels 2 and 3 build directly on this one.
`.trim(),
  outcomes: [
    'name the layers of a tufted carpet and say what each does',
    'identify five fibres by burning, floating and feel',
    'explain why dry-soil removal comes first',
    'carry out and record a walk-through',
  ],
  outline: [
    { title: 'Inside a carpet', minutes: 25, points: ['Tufted, woven, tile', 'Backings and underlay', 'Pile styles'] },
    { title: 'Five fibres', minutes: 25, points: ['Nylon, polyester, triexta', 'Polypropylene', 'Wool'] },
    { title: 'Soil, and getting it out dry', minutes: 25, points: ['What soil is made of', 'Vacuuming that works'] },
    { title: 'The walk-through', minutes: 25, points: ['Look, ask, photograph, write'] },
    { title: 'Quiz', minutes: 20, points: ['Eight questions', 'Pass mark 75 per cent'] },
  ],
  durationMinutes: 120,
  priceCents: 7900,
  gst: 'taxable',
  whatToBring: [
    'A few carpet off-cuts',
    'A trimming knife, tweezers, a metal tray and a lighter, for an adult to use outdoors',
  ],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '2', status: 'approved' }],
  preparesFor: [],
  prerequisites: [],
  accessDays: 180,
  completion: { attendancePercent: 100, quizPassPercent: 75 },
  series: { name: 'Carpet care fundamentals', part: 1 },
  instructors: ['tom-okafor'],
  lessons: [
    {
      title: 'Inside a carpet',
      minutes: 25,
      body: `
Nearly all broadloom carpet sold today is **tufted**. A machine with hundreds of needles pushes yarn through a sheet called the **primary backing**, leaving loops on top. Nothing holds those loops yet but friction, so the underside is coated with latex and pressed onto an open mesh, the **secondary backing**. Cut the loops and you have cut pile; leave them and you have loop pile; do some of each and you have a pattern.

That sandwich explains a good deal. When latex ages, or when it is soaked with solvent, the two backings part: this is **delamination**, and the carpet ripples. When one loop is caught and pulled, it can unzip a row, because only the glue held it. Trim a sprouting tuft; never pull it.

**Woven** carpet, such as Axminster or Wilton, is made differently: pile and backing are woven together on a loom, usually in wool or a wool-rich blend, often with jute or cotton in the structure. It has no latex layer to fail, but plant fibres in the back can shrink and turn brown when they are soaked. **Carpet tile** has a heavy, dimensionally stable backing and may be stuck down with releasable adhesive.

Below lies underlay: foam, rubber or felt. Water that reaches it is hard to get back, and felt dries slowly.

Three figures describe the top: pile height, density (how tightly tufts are packed) and twist. Low, dense, well-twisted pile keeps its looks. Tall, loose pile lies over in the traffic lanes, and no cleaning will stand it up again for long.

**Do this.** Cut a 5 cm square from an off-cut. Peel the secondary backing away, pull out one tuft, and draw what you see in section. Measure the pile height. Then look at the edge of a carpet tile in any office and write down two differences.
`.trim(),
    },
    {
      title: 'Five fibres',
      minutes: 25,
      body: `
If you know the fibre you know how much heat, moisture and alkalinity you may use, so the few minutes that identification takes are never wasted. Take one tuft from a hidden place such as a wardrobe corner, with permission.

**Nylon** is tough and springs back. It takes up dye readily, including the dye in red cordial, unless a stain-resist treatment fills the dye sites; strong alkali can strip that treatment. In a flame it melts, and forms a hard bead.

**Polyester** (PET) resists water-based stains but loves oil. It does not recover well from crushing. It melts and burns with black smoke. **Triexta** is a close relative that springs back better; a burn test will not tell the two apart with certainty, so look for the label or the purchase record.

**Polypropylene**, also called olefin, is the only common carpet fibre that floats on water. Its colour is put in before the fibre is spun, so bleach seldom harms it, but it melts at about 165 °C, low enough for the friction of dragged furniture to leave a shiny scar. Oil clings to it. It absorbs almost no water, and so dries fast, while soil from the backing may travel up as it does.

**Wool** does not melt. It sizzles, smells of burnt hair, goes out by itself, and leaves a black ash that crushes to powder. It absorbs a lot of water, is damaged by strong alkali and dissolves in chlorine bleach.

**Blends** combine results: eighty wool, twenty nylon burns like wool with a few hard beads in the ash.

Burn tests need an adult, a metal tray, water at hand and a place out of the wind, never inside a customer's house.

**Do this.** Test five off-cuts. Make a table: sinks or floats, melts or chars, smell, ash. Fix a tuft of each beside its row.
`.trim(),
    },
    {
      title: 'Soil, and getting it out dry',
      minutes: 25,
      body: `
Empty a vacuum bag on newspaper and you will see what a carpet holds: sand, clay, skin flakes, textile fibre, hair, crumbs. Studies of soil taken from carpets have long put dry, insoluble particles at around three quarters of the weight. The rest is starches and sugars that water dissolves, and oils, greases and tars that it does not.

Dry grit does the damage. Under a shoe, each sharp grain scratches and cuts the fibre like sandpaper, which is why the grey of a traffic lane may be scratched plastic rather than dirt. The oily share does something else: it glues particles to the pile, so that a carpet cleaned and left with sticky detergent greys again quickly.

Water turns loose grit into mud and sends it down to the backing. So **dry-soil removal is the first step of every method**, and the cheapest. Doing it well means:

1. A machine with a driven brush or beater for cut pile, set so that the brush just touches, and suction only for delicate loops.
2. Slow passes, roughly half a metre a second, forwards and back, overlapping by half. Two people racing around a room for five minutes remove very little.
3. A bag no more than two thirds full, and a filter that keeps fine dust in. A full bag loses airflow, and airflow does the lifting.
4. Edges and beneath light furniture with a crevice tool, since the draught under a skirting leaves a dark line there.
5. Extra passes in the entries. The first three metres inside a door collect most of what shoes bring in, and mats there save more cleaning than any chemical.

**Do this.** Vacuum one square metre of a hallway as you normally would, then empty the machine. Vacuum the same metre again for two slow minutes. Weigh or photograph what came out the second time.
`.trim(),
    },
    {
      title: 'The walk-through',
      minutes: 25,
      body: `
A customer sees a dirty carpet. You are looking for reasons why cleaning may not give them what they picture, before it is your fault.

**Ask first.** How old is the carpet, and is it wool? Who lives or works here: pets, babies, asthma? What has been used on the spots? Has it been wet before? What worries you most? The last answer tells you where the invoice will be argued.

**Look in order**, from the door inwards, and low, with a torch along the pile:

- wear and pile distortion in lanes and at pivot points such as the top of a stair
- colour loss: bleach dots, sun fade beside curtains, yellowing near oil heaters
- shading, where the pile has leaned the other way and looks like a wet patch
- seams, joins to hard floors, ripples, and frayed or pulled loops
- dark lines along skirtings and under doors
- spots and stains, each located on a sketch
- urine, by nose and, with the curtains drawn, by ultraviolet lamp
- rust from furniture feet, and furniture that is too heavy or too fragile to move
- your own route: where the hose runs, which wall it may mark, where waste water goes

**Test** one hidden place for colour transfer with your usual product and a white towel.

**Write it down** in words a stranger would understand: "Bedroom 2, four pale spots 1 to 2 cm by the window, colour missing, cleaning will not restore." Take a wide photograph and a close one of each item. Say what you expect for each main concern: will improve, may improve, will not change. Read it with the customer and have it acknowledged by signature or message before you unroll a hose.

It takes twelve minutes in a normal house. Nobody ever regretted them.

**Do this.** Walk through your own lounge as a stranger. Find at least six entries for the list and photograph two of them properly.
`.trim(),
    },
  ],
  quiz: {
    passPercent: 75,
    attempts: 3,
    questions: [
      {
        prompt: 'In a tufted carpet, what mainly keeps the tufts locked in place once it is finished?',
        kind: 'single',
        options: [
          { text: 'The latex coating between primary and secondary backing', correct: true },
          { text: 'The twist of the yarn', correct: false },
          { text: 'The underlay', correct: false },
          { text: 'The weave of the pile', correct: false },
        ],
        explanation:
          'Needles only push the yarn through. The latex coat anchors it and bonds on the secondary backing.',
      },
      {
        prompt: 'A single loop sticks up in a loop-pile hall carpet. What do you do?',
        kind: 'single',
        options: [
          { text: 'Pull it out cleanly', correct: false },
          { text: 'Melt it flat', correct: false },
          { text: 'Trim it level and note it', correct: true },
        ],
        explanation: 'Pulling a loop can run a whole row, since only adhesive holds its neighbours.',
      },
      {
        prompt:
          'A tuft floats on water, melts easily and its carpet has a shiny scar where a sofa was dragged. Which fibre is it most likely to be?',
        kind: 'single',
        options: [
          { text: 'Nylon', correct: false },
          { text: 'Wool', correct: false },
          { text: 'Triexta', correct: false },
          { text: 'Polypropylene', correct: true },
        ],
        explanation:
          'It is the only common carpet fibre lighter than water, and its low melting point allows friction scars.',
      },
      {
        prompt: 'Which signs in a burn test point to wool?',
        kind: 'multiple',
        options: [
          { text: 'It goes out by itself', correct: true },
          { text: 'It forms a hard, shiny bead', correct: false },
          { text: 'It smells of burnt hair', correct: true },
          { text: 'The ash crushes to powder', correct: true },
        ],
        explanation:
          'Wool is a protein: it chars, smells of hair and crumbles. A hard bead belongs to a melting synthetic.',
      },
      {
        prompt: 'About how much of typical carpet soil is dry, insoluble particles?',
        kind: 'single',
        options: [
          { text: 'A tenth', correct: false },
          { text: 'Three quarters', correct: true },
          { text: 'Almost none, it is mostly oil', correct: false },
        ],
        explanation: 'That share is why thorough vacuuming removes most soil before any water is used.',
      },
      {
        prompt: 'Which habits make vacuuming more effective?',
        kind: 'multiple',
        options: [
          { text: 'Slow, overlapping passes', correct: true },
          { text: 'Filling the bag completely to save money', correct: false },
          { text: 'Extra passes in the first metres inside a door', correct: true },
          { text: 'Pressing the brush as deep as it will go', correct: false },
        ],
        explanation: 'Airflow and time do the work. A full bag starves the airflow and a jammed brush wears the pile.',
      },
      {
        prompt:
          'A dark patch in a cut-pile lounge looks wet but is dry, and its edge moves when you brush the pile with your hand. What is it?',
        kind: 'single',
        options: [
          { text: 'A urine stain', correct: false },
          { text: 'Shading from pile leaning in another direction', correct: true },
          { text: 'Delamination', correct: false },
        ],
        explanation: 'Pile that leans towards you looks darker. Cleaning does not cure it, so it is recorded first.',
      },
      {
        prompt: 'Which entries belong in a pre-cleaning record?',
        kind: 'multiple',
        options: [
          { text: 'Where bleach spots are, and that cleaning will not restore colour', correct: true },
          { text: 'The price your competitor offered', correct: false },
          { text: 'Expected result for each of the customer’s main concerns', correct: true },
          { text: 'Loose seams', correct: true },
        ],
        explanation:
          'Location, condition and expected result, agreed before work, are what settle questions afterwards.',
      },
    ],
  },
  sessions: [],
};

export default course;
