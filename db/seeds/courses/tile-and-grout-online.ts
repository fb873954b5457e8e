import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'tile-and-grout-online',
  title: 'Tile and grout: clean, rinse, seal',
  kind: 'online',
  discipline: 'stone-and-tile',
  level: 'introductory',
  summary:
    'Ninety minutes at your own pace on the most profitable small job in a bathroom or kitchen, with no end date on access.',
  description: `
Dirty grout is the reason people hate good tiles. It is also a tidy add-on for anyone with an extractor, provided the tile is really ceramic, the grout is really sound and somebody has thought about where the slurry goes.

This short course stays close to the floor. You learn to tell porcelain from glazed ceramic, natural stone and cement tile with a coin, a drop of water and a look at a chipped edge, since one of those four is ruined by the acid that helps another. Grout gets a lesson of its own: what cement grout is, why it stains, why epoxy grout does not, and which dark joints are missing, mouldy from behind or simply coloured that way.

Next comes a cleaning sequence with figures: dilution, dwell, brush, pressure, rinse and recovery, plus a careful way to treat cement haze and mineral scale. A later lesson compares clear penetrating sealers with colour sealing, and the closing one turns a test patch into a quote that nobody argues about.

Access does not expire, because people tend to come back to the dilution table with wet hands. Natural stone beyond recognition and refusal is outside this course and belongs in SMT.
`.trim(),
  outcomes: [
    'recognise porcelain, ceramic, cement tile and natural stone',
    'judge whether grout can be cleaned, needs repair or should be left alone',
    'clean, rinse and recover without soaking the bed beneath',
    'use an acid product only where it is safe, and neutralise after it',
    'offer a suitable sealer with honest limits',
  ],
  outline: [
    {
      title: 'Know the floor',
      minutes: 28,
      points: ['Porcelain, ceramic, cement, stone', 'Coin, drop, edge', 'Cement and epoxy grout'],
    },
    { title: 'Do the work', minutes: 28, points: ['Water, power and chemistry', 'Dwell, brush, rinse, recover'] },
    { title: 'Finish and quote', minutes: 22, points: ['Penetrating sealer', 'Colour seal', 'A quote in plain words'] },
    {
      title: 'Check what you learned',
      minutes: 12,
      points: ['Twelve questions of a bank of 21', 'Four attempts, 70 per cent'],
    },
  ],
  durationMinutes: 90,
  priceCents: 8800,
  gst: 'taxable',
  whatToBring: ['Any loose tile, a coin and a dropper'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '1.5', status: 'approved' }],
  preparesFor: [],
  prerequisites: [],
  accessDays: null,
  completion: { attendancePercent: 100, quizPassPercent: 70 },
  instructors: ['mei-lin-zhou'],
  lessons: [
    {
      title: 'What kind of tile is it?',
      module: 'Know the floor',
      minutes: 14,
      media: {
        kind: 'image',
        path: 'tile-and-grout/four-edges.svg',
        alt: 'Four chipped edges. Glazed ceramic: a thin layer of glass on a clay body. Porcelain: one dense colour throughout. Cement tile: a coloured layer on grey. Natural stone: veins run through.',
      },
      body: `
Four families cover nearly every floor that you will be asked to clean.

**Glazed ceramic** has a clay body with a layer of glass fired on top. At a chipped edge you see two colours: the glaze and a red, tan or white body. Wall tile bodies are soft and thirsty and can take up more than a tenth of their weight in water; the glaze itself absorbs none.

**Porcelain** is fired hotter and denser, and by the usual definition absorbs no more than half a per cent. Many are coloured right through. Polished porcelain has tiny open pores that catch dirt after the polish, while textured porcelain traps greasy soil between its ridges and wants a brush, not a mop.

**Cement tile**, also called encaustic cement, is pressed and cured, not fired. It is matt, thick, a little soft, and full of lime. Acid eats it.

**Natural stone** varies from tile to tile, which is your first hint: no two are the same, and the veins do not repeat. Marble, limestone and travertine contain calcite and react with acid, even with vinegar. Granite and most slate react far less. Beware of printed porcelain that imitates marble; look for a picture that repeats every few tiles.

Three field tests help. *The edge*: look at a chip or beneath a removable drain grate. *The drop*: put down a drop of water for five minutes; a dark ring means that it drank. *The coin*: run its edge over a hidden place. Glaze and porcelain take a grey metal streak that wipes off; soft stone and cement show a scratch.

When two tests disagree, treat it as stone and use nothing acidic. That rule costs you a little cleaning power now and then. The other mistake costs a floor.

**Look around.** Find three tiled surfaces today. Name each, with the evidence for it.
`.trim(),
    },
    {
      title: 'Grout is not just dirt',
      module: 'Know the floor',
      minutes: 14,
      body: `
Grout fills the joint so that edges do not chip and dirt does not fall in. It does **not** make a shower waterproof: a membrane under the tile does that, or ought to. Water passes through cement grout all the time, slowly.

**Cement grout** is cement, sand (in wider joints), pigment and water. When it was mixed too wet or washed too soon, it is weak and open, and drinks mop water for years. That is why a floor goes dark in the walkways and stays pale beneath the fridge. To see the colour it should be, look there, or scrape a joint lightly in a corner.

**Epoxy grout** is a resin. It feels smooth and slightly plastic, hardly absorbs and needs no sealer. Strong solvents and some oxidisers dull or yellow it.

Before quoting, walk the joints:

- **Powdery or missing**: rake out and regrout; cleaning will only remove more.
- **Cracks** along a wall, at a corner or in a straight run through several tiles: movement. Flexible sealant belongs in corners. Clean if you like, but say that the crack will stay.
- **Hollow sound** when tapped: the tile has let go of the bed. Do not put pressure or a heavy machine on it.
- **White crust** that comes back: efflorescence, salts carried by water from below. Someone has to find the water.
- **Black at the bottom of a shower wall**: surface mould on soap film comes away; black inside silicone does not, so the silicone is replaced.
- **Uneven colour from the start**: mixing water or too much acid at construction. Colour sealing can even it out.

Water that keeps entering through failed joints in an upstairs shower is a building problem. Photograph it, recommend a licensed trade, and do not offer a sealer as a cure.

**Task.** Tap and inspect one shower floor. Draw it, and mark each joint as clean, repair or refer.
`.trim(),
    },
    {
      title: 'Wet, live and corrosive',
      module: 'Do the work',
      minutes: 12,
      media: {
        kind: 'image',
        path: 'tile-and-grout/ph-scale.svg',
        alt: 'The pH scale from 0 to 14. Acid cleaners remove scale, rust and cement haze and harm marble, cement tile and grout. Neutral is for daily mopping. Alkaline cleaners remove grease, body oils and general soil and have to be rinsed well.',
      },
      body: `
A bathroom floor puts three hazards into four square metres: you are about to add water near power, strong chemistry near skin, and a slippery film under somebody's feet. Ten minutes of arranging is the cheapest part of the job.

**Read before you mix.** Every product has a label and a safety data sheet. Look up three things: what it must never meet, what you wear, and what to do when it reaches an eye. Keep the sheets where you can open them with a wet glove, which is to say on paper or saved on the phone, not behind a sign-in.

**pH is a direction, not a strength.** Two bottles at pH 12 can differ greatly in how much soil they hold and how much they burn. Follow the dilution, and add product to water rather than water to product, so that what splashes is the weak mixture.

**One family at a time.** Acid and chlorine bleach together give off chlorine gas. Bleach and ammonia make other poisonous gases. A client may have poured bleach down the drain that morning, so ask, and flush with plenty of clean water before any acid comes out of the van. Should you ever smell a swimming pool where none is, leave, ventilate from outside and do not go back in to save the bucket.

**Electricity.** Plug machines into a circuit protected by a safety switch, keep the join in the lead dry and off the floor, and look at plug and lead before each job. A cracked lead is a reason to drive back to the shop.

**Other people.** Close the room, and leave a sign where they come from, not where you stand. Children and pets find the one door that was left ajar. Tell the owner when the floor may be walked on, and write the time on the sign.

**Afterwards** rinse gloves before you take them off, wash your hands before you drive, and note what you used. When a spot appears next week, that note is worth more than your memory.

**Prepare.** Take the label of any acid descaler. Write its three answers on a card: never with what, wear what, and first aid for eyes.
`.trim(),
    },
    {
      title: 'The cleaning sequence',
      module: 'Do the work',
      minutes: 16,
      leastSeconds: 30,
      body: `
**Protect.** Put plastic and towels against timber, carpet, plaster and stainless trims. Warn people: the floor will be as slippery as ice for an hour. Wear gloves, eye protection and boots with grip, and ventilate.

**Dry first.** Vacuum. Grit and hair turn to paste otherwise.

**Wet lightly** with clean water if the grout is thirsty, so that the joints fill with water instead of dirty detergent.

**Alkaline cleaner** at label strength. Kitchens with cooked-on grease need the strong end, bedrooms the mild. Spread it, and leave it ten to fifteen minutes without drying; add a mist in hot rooms. For a 4 m² trial, two litres of mixed product is plenty.

**Agitate.** A rotary machine with a nylon grout brush for the field, a stiff hand brush along the edges. Nylon, never wire: steel leaves rust specks behind.

**Rinse and recover.** A spinner tool with pressurised water and vacuum is best. Start low, around 5 MPa, and rise only if sound joints can take it. No spinner? Flood, squeegee, wet-vacuum, and repeat with clean water until it runs clear. Cement grout softened by pressure is a call-back.

**Acid, only for what alkali leaves**: hard-water scale, cement haze, rust. Only on glazed ceramic or porcelain that passed your tests, never on cement tile or calcite stone, and never mixed with bleach, because that releases chlorine gas. Acid also attacks cement grout, so wet the joints well beforehand, dilute, keep contact to a minute or two, rinse, neutralise with a mild alkali and rinse again.

**Check.** pH paper on the wet floor should match your tap water. Dry a patch with an air mover and inspect: wet grout always looks darker.

**Waste** goes to the sewer where the water authority and the site allow it, never to a stormwater drain or the garden.

**Plan.** Write the sequence for your own bathroom, with product, dilution and dwell for each step.
`.trim(),
    },
    {
      title: 'Seal, colour or leave',
      module: 'Finish and quote',
      minutes: 14,
      body: `
A sealer buys time. It slows the soaking-in of a spill, so that wiping is enough. It does not stop soil from settling, repair cracks, hold back water pressure from below or survive strong cleaners for ever.

**Penetrating sealers** line the pores without a film on top. They suit cement grout and unglazed tile, leave the look much as it was and let vapour pass. The joint has to be clean, rinsed and dry: twenty-four hours in good weather, longer in a bathroom without a window. Apply to the joints, wait the time on the label, and buff every trace from the tile face before it cures, since residue on porcelain becomes a smear that takes solvent to remove. Test with a water drop after a day. Expect one to three years on a floor in use, less in a shower that is scrubbed.

**Colour sealers** are pigmented coatings, mostly epoxy or acrylic. They hide permanent stains, even out patches and are easy to wipe. Preparation decides everything: alkaline clean, mild acid profile where safe, neutralise, dry thoroughly. Each joint is painted by hand and wiped at once. They are a poor choice on crumbling grout or where moisture pushes up from below, because they peel.

**Film-forming coatings** over tile and joints may look rich on the day, but they scratch, trap moisture and alter slip resistance, so wet areas deserve caution and the maker's slip data.

**Leave it alone** if it is epoxy, if the water source has not been found, if the tile is dense and the owner mops with a neutral cleaner anyway. Saying so sells the next job.

Always do a **test patch**: half a square metre, cleaned, half of it sealed, photographed dry. Leave it a week. The owner chooses with open eyes, and you learn the drying time.

**Write** three sentences for your quote that explain what the sealer will and will not do.
`.trim(),
    },
    {
      title: 'A quote that nobody argues about',
      module: 'Finish and quote',
      minutes: 8,
      body: `
The floor is clean, the owner is disappointed, and both of you are right. Nearly always the quote is to blame, because it named a price and a room and nothing else. A good one takes five minutes longer to write.

**Measure, and say what you measured.** Length times width for the floor, height times run for a shower wall. A bathroom of 2.4 by 3.0 metres is 7.2 square metres; take off the bath and the vanity if you charge by area, and write that you did. Corners and toilets take longer than open floor, so many cleaners keep a minimum charge and are open about it.

**Name the condition in four words.** Sound, worn, loose or missing, per area, with a photograph of each. What is loose before you begin was loose before you began.

**Promise the process, not the colour.** "We will clean, rinse and recover; joints should become lighter, to about the shade of the test patch" is a promise you can keep. "Like new" is not, as you never saw it new.

**List what is left out.** Regrouting, silicone, movement cracks, stains that came through from below. A short list of exclusions reads as competence, not as small print.

**Price sealing on a line of its own,** with the kind of sealer, how long the floor stays closed, and what it will not do. Owners who decline today often ring in a month, and the line tells them what they asked about.

**State total prices with GST included,** the date until which they hold, and who to ring. Attach the picture of the dry test patch. One picture ends more discussions than any paragraph.

**Say what happens next.** When you come, how long they cannot walk on it, who moves the washing machine. The person who wrote that down first usually gets the job.

**Write it.** Quote your own bathroom in at most one page: area, condition, process, exclusions, sealing as an option, total. Then read it as somebody who wants something for nothing, and close the gap they would find.
`.trim(),
    },
  ],
  quiz: {
    passPercent: 70,
    attempts: 4,
    drawCount: 12,
    coolDownMinutes: 15,
    questions: [
      {
        prompt: 'Two tile tests disagree: the edge suggests porcelain, but a water drop leaves a dark ring. What now?',
        kind: 'single',
        options: [
          { text: 'Use a weak acid and watch', correct: false },
          { text: 'Treat it as acid-sensitive stone until you know', correct: true },
          { text: 'Use the strongest alkali you carry', correct: false },
        ],
        explanation: 'Unneeded caution costs a little effort. Acid on calcite or cement tile costs the floor.',
      },
      {
        prompt: 'Which surfaces are attacked by acidic cleaners?',
        kind: 'multiple',
        options: [
          { text: 'Marble', correct: true },
          { text: 'Encaustic cement tile', correct: true },
          { text: 'Cement grout', correct: true },
          { text: 'Sound glazed ceramic', correct: false },
        ],
        explanation: 'Calcite and cement react with acid. A sound, ordinary glaze resists brief contact.',
      },
      {
        prompt: 'Where can you usually see the original grout colour of an old kitchen floor?',
        kind: 'single',
        options: [
          { text: 'At the sink', correct: false },
          { text: 'In the doorway', correct: false },
          { text: 'Beneath the refrigerator', correct: true },
        ],
        explanation: 'That joint has seen neither feet nor mop water.',
      },
      {
        prompt: 'White crust keeps returning on the joints of a ground-floor laundry. What is the right advice?',
        kind: 'single',
        options: [
          { text: 'Find the source of water that carries the salts', correct: true },
          { text: 'Seal it straight after cleaning', correct: false },
          { text: 'Paint it with colour sealer', correct: false },
        ],
        explanation: 'Efflorescence is a symptom of moisture moving. A coating over it will fail.',
      },
      {
        prompt: 'Why pre-wet very absorbent grout before applying detergent?',
        kind: 'single',
        options: [
          { text: 'To cool the tile', correct: false },
          { text: 'So the pores take up clean water rather than dirty solution', correct: true },
          { text: 'To raise the pH', correct: false },
        ],
        explanation: 'A joint already full of clean water has less room for soil-laden product.',
      },
      {
        prompt: 'Which are unsafe or damaging?',
        kind: 'multiple',
        options: [
          { text: 'Mixing an acid descaler with bleach', correct: true },
          { text: 'A wire brush on pale grout', correct: true },
          { text: 'A nylon brush with alkaline cleaner on porcelain', correct: false },
          { text: 'Emptying the waste tank in the street drain', correct: true },
        ],
        explanation:
          'Acid and bleach release chlorine gas, steel leaves rust, and stormwater drains run to creeks untreated.',
      },
      {
        prompt: 'What can a penetrating sealer honestly promise?',
        kind: 'single',
        options: [
          { text: 'A waterproof shower', correct: false },
          { text: 'Slower absorption of spills, for a limited time', correct: true },
          { text: 'No more cleaning', correct: false },
          { text: 'Repair of hairline cracks', correct: false },
        ],
        explanation: 'It lines pores and gives you time to wipe. Waterproofing is the job of the membrane below.',
      },
      {
        prompt: 'When is colour sealing a poor choice?',
        kind: 'multiple',
        options: [
          { text: 'The grout is crumbling', correct: true },
          { text: 'Moisture is rising through the joints', correct: true },
          { text: 'The grout is sound but permanently stained', correct: false },
        ],
        explanation: 'A coating needs a firm, dry base. On sound, stained grout it is just what is wanted.',
      },
      {
        prompt: 'A bathroom floor is 2.4 m by 3.0 m. What is its area?',
        kind: 'number',
        options: [{ value: '7.2', tolerance: '0', unit: 'm²' }],
        explanation: '2.4 × 3.0 is 7.2. Say in the quote whether the bath and the vanity were taken off.',
      },
      {
        prompt: 'A label says 1 part of cleaner to 20 parts of water. How much cleaner goes into 10 litres of water?',
        kind: 'number',
        options: [{ value: '0.5', tolerance: '0', unit: 'litres' }],
        explanation: '10 ÷ 20 is half a litre. More does not clean better, and has to be rinsed out again.',
      },
      {
        prompt: 'Two litres of mixed product do for a trial of 4 m². How much do you mix for 30 m² at the same rate?',
        kind: 'number',
        options: [{ value: '15', tolerance: '0', unit: 'litres' }],
        explanation: 'Half a litre for each square metre, times 30.',
      },
      {
        prompt: 'Put the cleaning of a sound ceramic floor into order.',
        kind: 'order',
        options: [
          { text: 'Vacuum it dry' },
          { text: 'Wet thirsty joints with clean water' },
          { text: 'Spread alkaline cleaner and let it dwell' },
          { text: 'Agitate with a nylon brush' },
          { text: 'Rinse and recover' },
        ],
        explanation: 'Grit comes off dry, joints fill with clean water, then chemistry, work and water in that order.',
      },
      {
        prompt: 'An acid treatment of scale on porcelain: in which order?',
        kind: 'order',
        options: [
          { text: 'Test the tile' },
          { text: 'Wet the joints well' },
          { text: 'Apply diluted acid for a minute or two' },
          { text: 'Rinse' },
          { text: 'Neutralise with a mild alkali and rinse again' },
        ],
        explanation: 'Wet joints take up water instead of acid, and neutralising ends the reaction everywhere.',
      },
      {
        prompt: 'Which edge belongs to which tile?',
        kind: 'match',
        options: [
          { text: 'Glazed ceramic', match: 'A thin layer of glass on red or tan clay' },
          { text: 'Porcelain', match: 'One dense colour, hardly any drinking' },
          { text: 'Cement tile', match: 'A coloured layer on grey, matt and a little soft' },
          { text: 'Natural stone', match: 'Veins that run through and never repeat' },
        ],
        explanation: 'Look at a chip or beneath a drain grate. When two tests disagree, treat it as stone.',
      },
      {
        prompt: 'What does each sign in the joints ask of you?',
        kind: 'match',
        options: [
          { text: 'Powdery joints', match: 'Rake out and regrout' },
          { text: 'A straight crack through several tiles', match: 'Clean, and say that it will stay' },
          { text: 'White crust that returns', match: 'Find the water below' },
          { text: 'A hollow sound', match: 'No pressure and no heavy machine' },
        ],
        explanation: 'Cleaning mends none of these. Naming them beforehand is what keeps them from being your fault.',
      },
      {
        prompt: 'What does each kind of cleaner remove best?',
        kind: 'match',
        options: [
          { text: 'Acid', match: 'Hard-water scale and cement haze' },
          { text: 'Alkaline', match: 'Grease and general soil' },
          { text: 'Neutral', match: 'Light dust in daily mopping' },
        ],
        explanation: 'Minerals dissolve in acid, greases in alkali; a neutral cleaner is for keeping a clean floor so.',
      },
      {
        prompt: 'You smell chlorine after pouring a descaler near a drain. What do you do first?',
        kind: 'single',
        options: [
          { text: 'Leave the room and ventilate it from outside', correct: true },
          { text: 'Pour more water on it and carry on', correct: false },
          { text: 'Add an alkaline cleaner to neutralise it', correct: false },
        ],
        explanation: 'Acid met bleach. Nobody goes back in for the equipment, and nothing else is added.',
      },
      {
        prompt: 'Which sentences belong in a quote?',
        kind: 'multiple',
        options: [
          { text: 'Joints should become about the shade of the test patch', correct: true },
          { text: 'The floor will look like new', correct: false },
          { text: 'Movement cracks are not part of this work', correct: true },
          { text: 'The total price, with GST included', correct: true },
        ],
        explanation: 'Promise the process and the patch, list what is left out, and give one total.',
      },
      {
        prompt: 'Sealer was left to dry on polished porcelain. What is the likely result?',
        kind: 'single',
        options: [
          { text: 'Better protection', correct: false },
          { text: 'A smear that takes solvent to remove', correct: true },
          { text: 'A darker joint', correct: false },
        ],
        explanation: 'The tile does not drink it, so it cures on top. Every trace is buffed off before that.',
      },
      {
        prompt: 'Why do you add product to water, and not water to product?',
        kind: 'single',
        options: [
          { text: 'What splashes is then the weak mixture', correct: true },
          { text: 'The product lasts longer', correct: false },
          { text: 'It changes the pH of the water', correct: false },
        ],
        explanation: 'The first splash comes from what is in the bucket already. Let that be water.',
      },
      {
        prompt: 'What should be on your side of the room before any machine is switched on?',
        kind: 'multiple',
        options: [
          { text: 'A circuit with a safety switch', correct: true },
          { text: 'A join in the lead that lies dry, off the floor', correct: true },
          { text: 'A lead that was taped where it had cracked', correct: false },
          { text: 'A sign where other people come from', correct: true },
        ],
        explanation: 'Water, power and people are arranged first. A cracked lead is replaced, not taped.',
      },
    ],
  },
  sessions: [],
};

export default course;
