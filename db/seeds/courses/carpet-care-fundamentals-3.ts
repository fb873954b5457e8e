import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'carpet-care-fundamentals-3',
  title: 'Carpet care fundamentals, level 3: problems, plans and plain answers',
  kind: 'online',
  discipline: 'carpet',
  level: 'advanced',
  summary: 'Diagnose what went wrong, plan a building’s carpet for a year, and tell a customer the truth in a page.',
  description: `
By now you can clean a carpet. Level 3 is for the person who gets sent to the complaint, or who is asked by a facility manager to say what four floors will need next year.

Five lessons take the shape of a working week. On Monday a spot has come back for the third time, and you learn to separate wicking, residue and migration from below by where, when and how they appear. Tuesday belongs to colour and texture: fading, yellowing, filtration lines, pooling, crushed pile, and how to show a customer which of them are dirt. A damaged installation waits on Wednesday, where water, seams, latex and tension are the suspects, and so is the last contractor. On Thursday you draw up a maintenance programme with frequencies, methods, hours and a budget that an accountant can follow. Friday is for writing: a one-page report with photographs, findings, causes ranked by likelihood, and a recommendation that does not promise what a cleaner cannot deliver.

Where a question goes beyond cleaning, such as a manufacturing or installation claim, you will know when to recommend an independent inspector and what to leave untouched until one has been.
`.trim(),
  outcomes: [
    'trace a recurring spot to its cause',
    'distinguish soil from permanent changes in colour or texture',
    'recognise installation and moisture faults that cleaning did not cause, and those that it did',
    'draw up a twelve-month maintenance programme with hours and cost',
    'write a short, factual condition report',
    'decide when an independent inspection is needed',
  ],
  outline: [
    {
      title: 'Monday: it came back',
      minutes: 32,
      points: ['Wicking, residue, migration', 'A four-question diagnosis'],
    },
    { title: 'Tuesday: is it dirt?', minutes: 32, points: ['Colour change', 'Texture change', 'Filtration lines'] },
    {
      title: 'Wednesday: ripples, gaps and brown edges',
      minutes: 32,
      points: ['Latex and tension', 'Shrinkage', 'Browning and its correction'],
    },
    { title: 'Thursday: a year on one page', minutes: 32, points: ['Zones', 'Frequencies', 'Hours and budget'] },
    {
      title: 'Friday: the report',
      minutes: 32,
      points: ['Observation before opinion', 'Ranking causes', 'Referring on'],
    },
    {
      title: 'Final quiz',
      minutes: 20,
      points: [
        'Twelve questions of a bank of 21',
        '80 per cent to pass, two attempts',
        'Forty minutes, once you begin',
      ],
    },
  ],
  durationMinutes: 180,
  priceCents: 18700,
  gst: 'taxable',
  whatToBring: ['Photographs of three past problems', 'A floor plan of any office, shop or school that you know'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '3', status: 'approved' }],
  preparesFor: [],
  prerequisites: [
    {
      courseSlug: 'carpet-care-fundamentals-2',
      rule: 'declaration',
      note: 'Level 2 covers the methods that these problems arise from.',
    },
  ],
  accessDays: 365,
  lessonsInOrder: false,
  completion: { attendancePercent: 100, quizPassPercent: 80 },
  series: { name: 'Carpet care fundamentals', part: 3 },
  instructors: ['tom-okafor'],
  lessons: [
    {
      title: 'Monday: it came back',
      module: 'Diagnosis',
      minutes: 32,
      media: {
        kind: 'image',
        path: 'carpet-care-3/three-returns.svg',
        alt: 'Three sections through carpet. Wicking: soil rises from the base of the pile within days. Residue: soil sticks on top over weeks. Migration: something below the backing comes up with the weather.',
      },
      body: `
“You cleaned it and it came back” can describe three different events, and each has another remedy. Four questions usually separate them: *When* did it reappear? *Where*, and is the shape the same? *What* does it feel like? *What* lies underneath?

**Wicking** shows within a day or three, in the old place, usually a little larger and browner at the rim. The pile feels normal. Soil or a spill at the base dissolved, rose and was left at the tips when the water evaporated. Remedy: light moisture, absorbent towel or pad, fast drying, and on stubborn ones a low-moisture encapsulating product that dries before it can travel.

**Residue re-soiling** takes weeks. The patch is grey and diffuse, often bigger than the original spot, because the spotter spread wider than the spill. The pile feels stiff or tacky, and a few drops of warm water and a rubbed finger raise foam. Remedy: rinse, and rinse again, with hardly any new detergent.

**Migration from below** follows weather or use rather than cleaning. Urine in the underlay smells on humid days, because its salts draw water from the air. A plasticiser or adhesive from below creeps through as a yellow mark along a join. Tar in a slab shows as a straight line. Surface work cannot solve any of them: lift, treat or replace what is beneath, or say that you cannot.

Two impostors deserve a mention. Bleach or acne cream damage may only become visible after cleaning removed the soil that hid it, and a household spotter with optical brightener glows under your lamp like urine does.

**Case.** A beige nylon bedroom, one round mark 12 cm across, cleaned in May, faintly back after four weeks, darker by July, slightly sticky. Write your diagnosis and the first thing that you would do. Then list one observation that would change your mind.
`.trim(),
    },
    {
      title: 'Tuesday: is it dirt?',
      module: 'Diagnosis',
      minutes: 32,
      body: `
Cleaning removes what was added to a carpet. It cannot return what was taken away, or straighten what has been bent. Most disputes come from mixing the three up.

**Something added.** General soil, oils, spills, and *filtration lines*, those charcoal edges along skirtings, under doors and over gaps between floorboards. Air moves through there under pressure, and the carpet acts as a filter for very fine, oily particles. They improve with a solvent-boosted alkaline product and hand work, seldom completely, and return unless the air path is sealed.

**Something taken.** Sunlight fades, usually evenly across a lit area with a sharp edge beneath furniture. Ozone and combustion gases fade certain blue dyes, first where it is warm and humid. Oxidising bleach leaves spots that are paler, with orange or pink edges. To show a customer, clean half of the spot: the dirt moves and the pale remains.

**Something changed in form.** *Crushing and matting*: tufts lean and untwist, so light reflects differently and lanes look grey even when a white towel comes up clean. *Pooling*, or permanent shading, is a reversal of pile in irregular areas whose exact cause is still debated; it occurs in good carpet and does not go away with cleaning. *Scratched fibre* scatters light: under a strong lens, old polyester in a doorway looks frosted.

Three quick demonstrations settle most arguments. Wipe with a white towel and your cleaner: colour on the towel means soil. Brush the pile the other way: a patch that changes shade is direction. Put a hand lens over a traffic lane and the edge beneath a wardrobe, side by side, and let the owner look.

Yellowing has many parents: alkaline residue, antioxidant from underlay or packaging, oil heater fumes, a stain-resist treatment that aged. Try a mild acid on a corner before you name one.

**Practise.** Take your three photographs. For each write: added, taken, or changed, and the demonstration that would prove it.
`.trim(),
    },
    {
      title: 'Wednesday: ripples, gaps and brown edges',
      module: 'Diagnosis',
      minutes: 32,
      body: `
The carpet was flat before you came, says the owner, and now it waves. Perhaps. Let us look at how it may have happened.

**Ripples that fade as it dries.** Warm water relaxes synthetic backings and moisture swells some of them, so carpet that was laid with little tension buckles while it is wet and settles within a day or so. Photograph, reassure, return. If it stays, it needs re-stretching with a power stretcher by an installer; a knee-kicker alone does not give that tension.

**Delamination.** Lift an edge: if primary and secondary backing come apart and latex crumbles like sand, the bond has failed. Age, heat, repeated flooding, pet urine and spilt solvent all do it. A single normal extraction clean does not destroy a sound bond, but heavy-handed solvent spotting can.

**Shrinkage.** Woven carpet with jute or cotton in its structure becomes shorter when soaked, and may pull off its gripper or open a seam. The cause is overwetting, and it is ours. Test how the edge is made before wetting, and use a low-moisture method where plant fibres are present.

**Seams.** Look for dots of latex that are missing along the cut edge, tape that has cooled too soon, and pile cut by the fitter. Such seams fray at every vacuuming. A seam across a traffic lane was going to open with or without you.

**Cellulosic browning** is a tea-coloured stain that appears while jute, cotton or linen dries slowly, particularly after alkaline cleaning. It comes from the plant fibre itself and wicks to the tips. Correct it with a mild acid browning treatment, sparingly, and dry fast; test first, since acid can alter some dyes. Prevention is better: less water, low alkalinity, air movement at once.

**Reconstruct.** A wool Axminster in a hall has pulled 20 mm away from the gripper at one end the day after cleaning. List your facts, your questions, and who may be responsible for what.
`.trim(),
    },
    {
      title: 'Thursday: a year on one page',
      module: 'On paper',
      minutes: 32,
      media: {
        kind: 'image',
        path: 'carpet-care-3/zones.svg',
        alt: 'A floor plan in three zones. Red, R: entries, lifts and corridors. Amber, A: open offices. Green, G: meeting rooms and private offices.',
      },
      body: `
Facility managers rarely want another clean. They want the carpet to look acceptable all year and last until its planned replacement, at a figure they can put in a budget.

**Zone the plan by use, not by room.** Red for entries, lifts, corridors and food areas; amber for open offices; green for meeting rooms and private offices. On a typical floor red is perhaps a fifth of the area and takes most of the soil.

**Four layers of care.** *Prevention*: matting, ideally several strides of it, and clean paths outside. *Daily*: vacuuming red zones every day, amber two or three times a week, green weekly, and spots while they are fresh. *Interim*: a low-moisture method that lifts appearance, say every two months in red and twice a year in amber. *Restorative*: hot water extraction, say two or three times a year in red, once in amber, every other year in green. These are starting points. Look after a quarter and move the frequencies; the carpet maker's care instructions and the Australian and New Zealand standard on maintaining carpet, AS/NZS 3733, give further guidance.

**Turn it into hours.** Suppose 2,000 m²: red 400, amber 1,200, green 400. Interim at 200 m² an hour: red six times is 2,400 m², amber twice is 2,400 m², together 4,800 ÷ 200 = 24 hours. Restorative at 60 m² an hour: red three times is 1,200, amber once is 1,200, green half is 200, together 2,600 ÷ 60 = a little over 43 hours. At a charge of $75 an hour that is about $5,050 a year before daily vacuuming. Measure your own production rates; borrowed ones are always kind.

**Add evidence.** Fix six photo points and take the same picture each quarter. A programme that can be seen working gets renewed.

**Draw it.** Colour your floor plan in three zones, estimate the areas and calculate interim and restorative hours. Then cut the budget by a fifth: where would you take it, and what will the manager see as a result?
`.trim(),
    },
    {
      title: 'Friday: the report',
      module: 'On paper',
      minutes: 32,
      body: `
A report outlives the memory of everybody involved. Write it for somebody who has never seen the room and who might be deciding who pays.

**Separate three things on the page.** *What I saw and measured*: dates, places, sizes, readings, towel tests, who was present. *What I was told*, and by whom. *What I conclude*. Readers forgive a wrong conclusion drawn openly from stated facts; they do not forgive an opinion dressed up as an observation.

**Rank causes by likelihood** and say what each would predict. "Wicking is most likely: same place, returned in two days, rim darker than centre. Re-soiling is less likely, as the pile is not sticky and only two days passed. A fresh spill cannot be ruled out." A ranking is honest, and it shows the next step, because you name the test that would separate the first from the second.

**Use dull words.** "Loss of colour consistent with contact with an oxidising agent" is better than "the tenant bleached it". You did not see the tenant. Never estimate the age of a stain to the week, never say "always" about a fibre, and never guess whether an insurer will pay.

**Photographs** come in pairs, wide then close, with a scale, numbered and mentioned in the text.

**Recommend one thing**, with its limit: "Low-moisture treatment of the mark, expected to lighten it; a faint outline may remain." If the matter is a manufacturing or installation claim, a loss in dispute, or your own firm's work, recommend an independent inspector, preserve the evidence, and do not cut, clean or re-stretch until it has been examined. The maker's complaint procedure generally asks for the same.

One page, signed and dated. If it needs three, the first still carries the answer.

**Write it.** Report on Wednesday's Axminster in at most 250 words. Read it aloud as if you were the other side's lawyer, then mend it.
`.trim(),
    },
  ],
  quiz: {
    passPercent: 80,
    attempts: 2,
    drawCount: 12,
    coolDownMinutes: 60,
    minutesAllowed: 40,
    questions: [
      {
        prompt:
          'A spot reappears within two days in the same place with a darker rim. The pile feels normal. What do you suspect first?',
        kind: 'single',
        options: [
          { text: 'Detergent residue', correct: false },
          { text: 'Wicking', correct: true },
          { text: 'Fading', correct: false },
          { text: 'Plasticiser migration', correct: false },
        ],
        explanation:
          'Quick return, same place and a rim are typical of material carried up from the base during drying.',
      },
      {
        prompt: 'Which observations support residue re-soiling?',
        kind: 'multiple',
        options: [
          { text: 'It took several weeks', correct: true },
          { text: 'The area foams when wetted and rubbed', correct: true },
          { text: 'It smells only on humid days', correct: false },
          { text: 'The grey patch is wider than the original spill', correct: true },
        ],
        explanation:
          'Sticky residue gathers soil slowly over the whole area that was treated. Odour with humidity points to urine salts.',
      },
      {
        prompt: 'Dark lines run along the skirtings of an upstairs room. Why do they form?',
        kind: 'single',
        options: [
          { text: 'The edges were never vacuumed, so mould grew', correct: false },
          { text: 'Air passing through the gap leaves fine, oily particles in the pile', correct: true },
          { text: 'Skirting paint bled into the carpet', correct: false },
        ],
        explanation:
          'The carpet filters moving air. The lines improve with work but come back unless the air path is closed.',
      },
      {
        prompt:
          'A white towel with cleaner comes up clean from a grey traffic lane, while a lens shows frosted fibre. What do you tell the owner?',
        kind: 'single',
        options: [
          { text: 'A stronger product will bring it back', correct: false },
          { text: 'The fibre is worn and scatters light, so cleaning will not restore it', correct: true },
          { text: 'The carpet needs three extractions', correct: false },
        ],
        explanation: 'Nothing is left to remove. The change is in the shape of the fibre.',
      },
      {
        prompt: 'Which carpet is most at risk of shrinking when soaked?',
        kind: 'single',
        options: [
          { text: 'Woven carpet with jute or cotton in its structure', correct: true },
          { text: 'Tufted nylon with a polypropylene backing', correct: false },
          { text: 'Carpet tile with a heavy polymer backing', correct: false },
        ],
        explanation:
          'Plant fibres swell across and shorten along their length. Synthetic backings do not shrink that way.',
      },
      {
        prompt: 'Cellulosic browning has appeared on a cotton-backed rug edge. What is the sound response?',
        kind: 'single',
        options: [
          { text: 'Stronger alkaline cleaner and a long dwell', correct: false },
          { text: 'Chlorine bleach', correct: false },
          { text: 'A tested, sparing mild acid treatment and rapid drying', correct: true },
        ],
        explanation: 'Alkalinity and slow drying encourage browning. Mild acid corrects it; testing protects the dyes.',
      },
      {
        prompt: 'Red zones of 300 m² get an interim clean six times a year at 200 m² an hour. How many hours is that?',
        kind: 'single',
        options: [
          { text: '1.5', correct: false },
          { text: '6', correct: false },
          { text: '9', correct: true },
          { text: '15', correct: false },
        ],
        explanation: '300 m² × 6 = 1,800 m² a year, and 1,800 ÷ 200 = 9 hours.',
      },
      {
        prompt: 'Which sentences belong under “what I saw and measured”?',
        kind: 'multiple',
        options: [
          { text: 'Seam open 14 mm over 600 mm at the kitchen door', correct: true },
          { text: 'The tenant must have used bleach', correct: false },
          { text: 'White towel test at point 3: no transfer', correct: true },
          { text: 'The owner says that it was laid in March', correct: false },
        ],
        explanation:
          'Measurements and tests are observations. A claim by somebody belongs under “told”, and a cause under “conclude”.',
      },
      {
        prompt: 'When should you leave everything untouched and suggest an independent inspector?',
        kind: 'multiple',
        options: [
          { text: 'The question is whether the maker or the installer is liable', correct: true },
          { text: 'Your own firm’s work may be the cause', correct: true },
          { text: 'There is a fresh tea spill', correct: false },
        ],
        explanation:
          'Where liability is open, or you have an interest, evidence must survive and the judge should be someone else.',
      },
      {
        prompt:
          'Red zones measure 400 m² and get an interim clean six times a year. How many square metres is that a year?',
        kind: 'number',
        options: [{ value: '2400', tolerance: '0', unit: 'm²' }],
        explanation: '400 × 6. Hours come from this figure and your own production rate.',
      },
      {
        prompt: '2,600 m² a year are extracted at 60 m² an hour. How many hours is that?',
        kind: 'number',
        options: [{ value: '43.3', tolerance: '0.4', unit: 'hours' }],
        explanation: '2,600 ÷ 60 is a little over 43 hours.',
      },
      {
        prompt: 'A programme needs 67.3 hours a year at $75 an hour. What does it cost, to the nearest $10?',
        kind: 'number',
        options: [{ value: '5050', tolerance: '10', unit: 'dollars' }],
        explanation: '67.3 × 75 is 5,047.50: about $5,050 before daily vacuuming.',
      },
      {
        prompt: 'Rank these returns of a spot by how soon they usually show, the soonest first.',
        kind: 'order',
        options: [{ text: 'Wicking' }, { text: 'Residue that gathers soil' }, { text: 'Fading by sunlight' }],
        explanation: 'A day or three, some weeks, and months or years. When it came back is the first question to ask.',
      },
      {
        prompt: 'Put the parts of a condition report in the order in which a reader should meet them.',
        kind: 'order',
        options: [
          { text: 'What I saw and measured' },
          { text: 'What I was told, and by whom' },
          { text: 'What I conclude, ranked by likelihood' },
          { text: 'What I recommend, with its limit' },
        ],
        explanation:
          'Observation before opinion: a reader can then disagree with the conclusion and still trust the facts.',
      },
      {
        prompt: 'Order these layers of care by how often a busy entrance gets them, the most often first.',
        kind: 'order',
        options: [
          { text: 'Vacuuming' },
          { text: 'Interim low-moisture cleaning' },
          { text: 'Hot water extraction' },
          { text: 'Replacement' },
        ],
        explanation: 'Daily, every couple of months, a few times a year, and when the plan says so.',
      },
      {
        prompt: 'Added, taken, or changed in form?',
        kind: 'match',
        options: [
          { text: 'Filtration lines', match: 'Added' },
          { text: 'Bleach spots', match: 'Taken' },
          { text: 'Crushed pile', match: 'Changed in form' },
          { text: 'Sun fading', match: 'Taken' },
        ],
        explanation: 'Cleaning removes what was added. It cannot give back colour or straighten what is bent.',
      },
      {
        prompt: 'Which demonstration shows the owner what it is?',
        kind: 'match',
        options: [
          { text: 'Soil', match: 'A white towel takes colour' },
          { text: 'Direction of pile', match: 'Brushing the other way changes the shade' },
          { text: 'Worn fibre', match: 'A lens shows frosted tips' },
          { text: 'Loss of colour', match: 'Half is cleaned and the pale stays' },
        ],
        explanation: 'Each takes a minute and can be repeated by somebody who does not believe you.',
      },
      {
        prompt: 'Which zone is each room in?',
        kind: 'match',
        options: [
          { text: 'Lift lobby', match: 'Red' },
          { text: 'Open office', match: 'Amber' },
          { text: 'Meeting room', match: 'Green' },
          { text: 'Staff kitchen doorway', match: 'Red' },
        ],
        explanation: 'Zones follow use. Entries, lifts, corridors and food areas take most of the soil.',
      },
      {
        prompt: 'A mark smells on humid days and not on dry ones. What lies behind it most often?',
        kind: 'single',
        options: [
          { text: 'Urine salts in the underlay', correct: true },
          { text: 'Too little vacuuming', correct: false },
          { text: 'A detergent that was too weak', correct: false },
        ],
        explanation: 'The salts draw water from humid air. Surface cleaning does not reach them.',
      },
      {
        prompt: 'Which sentences are observations?',
        kind: 'multiple',
        options: [
          { text: 'The mark is 12 cm across and slightly sticky', correct: true },
          { text: 'The last contractor used too much detergent', correct: false },
          { text: 'A white towel with water took up no colour', correct: true },
          { text: 'The stain is about three months old', correct: false },
        ],
        explanation: 'What was measured or tested is an observation. Causes and ages are conclusions, and say so.',
      },
      {
        prompt:
          'Ripples appear during hot water extraction of a synthetic carpet and are gone next day. What do you do?',
        kind: 'single',
        options: [
          { text: 'Order a new carpet', correct: false },
          { text: 'Photograph, reassure and return to look', correct: true },
          { text: 'Cut a seam to release it', correct: false },
        ],
        explanation: 'Warm water relaxed the backing. What stays needs a power stretcher, and an installer.',
      },
    ],
  },
  sessions: [],
};

export default course;
