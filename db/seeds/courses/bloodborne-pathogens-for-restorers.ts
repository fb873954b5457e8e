import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'bloodborne-pathogens-for-restorers',
  title: 'Bloodborne pathogens for cleaners and restorers',
  kind: 'online',
  discipline: 'trauma-scene',
  level: 'introductory',
  summary: 'Five lessons on how infection happens at work, what prevents it, and what to do in the minute after.',
  description: `You need not work at crime scenes to meet blood. A needle hides in a sofa, a shower recess has razor blades behind the panel, a hoarded bedroom is emptied by the armful, a workmate opens his hand on a carpet knife. The infections that matter, chiefly hepatitis B, hepatitis C and HIV, need a route from one person's fluid into another's body, and nearly every route can be closed by habit.

These five lessons explain the routes without drama. You learn what standard precautions are and why they apply to every fluid and every customer, so that nobody has to guess who is infectious. Vaccination, gloves, face protection and hand washing each have their place and their limits. A lesson on sharps deals with searching, picking up and containers. Another covers cleaning a spill from first paper towel to last wipe, including the reason that disinfectant poured onto blood is mostly wasted.

The last lesson is the one to remember at two in the morning: first aid after a splash or needle-stick, whom to ring, and why the hours after an exposure count. It is a general introduction in line with Australian infection-control practice, written for trade workers, and your employer's own exposure plan comes before it wherever they differ.`,
  outcomes: [
    'Describe how bloodborne infections are and are not passed on',
    'Apply standard precautions to every job without exception',
    'Search for, pick up and contain sharps safely',
    'Clean a blood spill in the right order with the right contact time',
    'Act correctly in the first minutes and hours after an exposure',
  ],
  outline: [
    { title: 'Routes', minutes: 20, points: ['What transmits', 'What does not', 'Survival outside the body'] },
    { title: 'Standard precautions', minutes: 22, points: ['Vaccination', 'Hands', 'Protective equipment'] },
    { title: 'Sharps', minutes: 22, points: ['Searching', 'Picking up', 'Containers'] },
    { title: 'Spills', minutes: 22, points: ['Order of work', 'Carpet', 'Waste'] },
    { title: 'After an exposure', minutes: 22, points: ['First aid', 'Medical advice', 'Reporting'] },
    { title: 'Quiz', minutes: 12, points: ['Seven questions, three attempts'] },
  ],
  durationMinutes: 120,
  priceCents: 12100,
  gst: 'taxable',
  whatToBring: [],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '2', status: 'approved', validFromDays: -240, validToDays: 490 }],
  preparesFor: [],
  prerequisites: [],
  accessDays: 90,
  completion: { attendancePercent: 100, quizPassPercent: 85 },
  instructors: ['gareth-pryce', 'luca-ferraro'],
  lessons: [
    {
      title: 'Routes',
      minutes: 20,
      body: `An infection needs three things: a source, a route, and somebody who can catch it. You cannot control the first, and only vaccination changes the last, so daily work is about the route.

Bloodborne viruses pass when blood or certain other body fluids get **through the skin** (a needle, a blade, broken glass, an existing cut or dermatitis) or **onto a mucous membrane** (eye, nose, mouth). They do not pass through intact skin, by breathing the air in a room, by touching a dry wall or by shaking hands. Saying this out loud calms a crew more than any amount of equipment.

The three viruses behave differently. Hepatitis B is the hardiest: it can remain infectious in dried blood for at least a week, and is the most easily passed on by a needle-stick to a person who is not immune. Hepatitis C can persist on surfaces for days to weeks in some conditions and is usually curable today, but there is no vaccine. HIV is the most fragile outside the body, and the least likely of the three to be passed on by a single injury.

Blood is not the only hazard at a scene. Faeces, vomit, rodents and insects bring other infections by other routes, and decomposing fluids deserve the same respect although the risk is of a different kind.

**Exercise.** Look at your hands. Count the places where the skin is broken today. What would have covered them?`,
    },
    {
      title: 'Standard precautions',
      minutes: 22,
      body: `Standard precautions mean treating all blood and body fluids as infectious, for every person, always. You do not need to know anybody's history, and you must not ask for it. It also means that there is no special behaviour that insults a customer thought to be risky, nor a relaxed one for your neighbour.

**Vaccination** comes first because it works when everything else has failed. Hepatitis B vaccine is given as a course; a blood test afterwards shows whether you responded. Arrange it before you need it, through your employer or doctor, together with tetanus. Hepatitis A is worth raising if you do sewage work.

**Hands** are washed with soap and running water after gloves come off, before eating, and whenever they are soiled. Alcohol rub is for visibly clean hands when there is no tap. Cover cuts with a waterproof dressing before gloves go on.

**Equipment** is chosen by what could happen. Gloves of nitrile for fluids, with a cut-resistant pair over or under where there are sharps; no ordinary glove stops a needle. Eye protection and a fluid-resistant mask, or a face shield, if anything may splash. A coverall or apron that fluid does not soak through, and footwear that can be disinfected. Take off the dirtiest first, turn gloves inside out, and treat the outside of everything as contaminated.

**Exercise.** Take off a pair of gloves with shaving foam on them. If any is on your wrist, do it again until none is.`,
    },
    {
      title: 'Sharps',
      minutes: 22,
      body: `Most exposures in our trade come from something sharp that nobody saw. So look before you reach, and never put a hand where your eyes have not been.

**Search.** Work with a good torch held low, so that metal glints and casts a shadow. Lift bedding and cushions by their outer edges and roll them outward. Tip drawers onto a sheet in place of feeling inside. Use tongs or a rake in piles. Behind a bath panel, in ceiling spaces, down the sides of chairs and in pockets, expect that something is there. Do not compress rubbish bags with your hands or feet or carry them against your leg.

**Pick up.** Bring the container to the sharp; do not walk across a room with a needle. Set the container on a stable surface, open. Pick the item up with tongs, by the middle or the blunt end, point away from you, and drop it in point first. Never recap, bend or break a needle. One person does this at a time, and the others stand still.

**Contain.** Use a rigid, puncture-resistant, clearly labelled sharps container of the Australian Standard kind, closed at the fill line. A drink bottle is an emergency measure and not a system. Full containers go back through a licensed clinical waste service, a council scheme or a pharmacy that takes part.

Record the place and number of sharps; the next trade in that room needs to know.

**Exercise.** Where is the sharps container in your vehicle, and could you reach it with one hand?`,
    },
    {
      title: 'Spills',
      minutes: 22,
      body: `The order is what protects you. **Isolate** the area and keep people out. **Protect** yourself. **Remove** the bulk. **Clean** with detergent and water. **Disinfect** where needed. **Dispose**, **wash**, **record**.

Bulk comes first because organic matter inactivates many disinfectants. Pouring chlorine into a pool of blood looks decisive, uses up the chlorine, and gives off fumes. Absorb fluid with paper towel or granules, and lift it with scoop and scraper into a leak-proof bag. For dried blood, moisten before you scrape, so that no flakes fly.

Cleaning with neutral detergent removes nearly all of what is left. Work from the outer edge inward, change water and cloths often, and go on until the surface is visibly clean. Then apply a disinfectant listed for the purpose, at the dilution on the label, and keep the surface **wet for the whole contact time**. If it dries after two minutes and the label says ten, you have not disinfected.

Soft materials are harder. Blood that has gone through carpet lies in backing, underlay and floor below in a larger ring than the one on top; a surface clean will leave it there. Small fresh spots on a carpet that can be extracted may be treated. Saturated carpet, underlay, mattresses and unsealed particleboard are usually removed.

Waste saturated with blood is clinical waste in most places, with packaging and transport rules set by each state and territory. Look yours up before the job.

**Exercise.** Read the label of the disinfectant that you carry: dilution, contact time, surfaces it may damage.`,
    },
    {
      title: 'After an exposure',
      minutes: 22,
      body: `If a used needle goes in or blood gets into an eye, the steps are short. Learn them now.

**At once.** For a wound, wash with soap and water and let it be; squeezing and scrubbing do not help, and nor does bleach. For eyes, rinse gently with plenty of water or saline while they are open, after taking out contact lenses. For the mouth, spit, rinse, spit again. Take off soiled clothing. Cover the wound.

**Within the hour.** Tell your supervisor and go for medical advice, by telephone or at an emergency department, day or night. A doctor can assess the risk and, when it is warranted, begin medicine that lowers the chance of HIV infection. That works best within hours, and is generally not started later than seventy-two hours after. If you are not immune to hepatitis B, vaccine or immunoglobulin can still be given. Do not bring the needle along, and do not wait to see how you feel.

**In the following days.** A baseline blood test and repeats over some months are usual. Your results belong to you. Certain exposures at work must be notified to the regulator; your employer works out which. Fill in the incident report while you remember what you reached for and why.

**And then.** Waiting is hard. Most injuries lead to no infection at all. Talk to somebody, and use the support that your workplace offers.

**Exercise.** Write the number that you would ring at two in the morning on the inside of the van door.`,
    },
  ],
  quiz: {
    passPercent: 85,
    attempts: 3,
    questions: [
      {
        prompt: 'Which of these can pass on a bloodborne virus? Choose all that apply.',
        kind: 'multiple',
        options: [
          { text: 'A used needle through a glove', correct: true },
          { text: 'Blood splashed into an eye', correct: true },
          { text: 'Breathing the air in the room', correct: false },
          { text: 'Blood on intact skin', correct: false },
        ],
        explanation: 'The virus needs a way through skin or onto a mucous membrane.',
      },
      {
        prompt: 'To whom do standard precautions apply?',
        kind: 'single',
        options: [
          { text: 'To people known to be infected', correct: false },
          { text: 'To strangers', correct: false },
          { text: 'To everyone', correct: true },
        ],
        explanation: 'You cannot tell by looking, so every fluid is treated as infectious.',
      },
      {
        prompt: 'You find a syringe under a cushion. What is the right way to remove it?',
        kind: 'single',
        options: [
          { text: 'Recap it, then carry it to the van', correct: false },
          { text: 'Bring the container to it and use tongs, point away from you', correct: true },
          { text: 'Wrap it in paper towel and put it in the bin bag', correct: false },
        ],
        explanation: 'Moving the container keeps the distance that a needle travels as short as possible.',
      },
      {
        prompt: 'Why is the bulk of a spill removed before disinfecting?',
        kind: 'single',
        options: [
          { text: 'Organic matter uses up the disinfectant', correct: true },
          { text: 'Disinfectant stains', correct: false },
          { text: 'It is required only on carpet', correct: false },
        ],
        explanation: 'Many disinfectants are inactivated by blood and soil, and only work on a clean surface.',
      },
      {
        prompt: 'The label says ten minutes and the surface dries after three. What has happened?',
        kind: 'single',
        options: [
          { text: 'It is disinfected because it dried', correct: false },
          { text: 'The contact time was not reached', correct: true },
          { text: 'The dilution was too strong', correct: false },
        ],
        explanation: 'The surface must stay wet for the whole of the stated time; apply again.',
      },
      {
        prompt: 'What is the first action after a needle-stick?',
        kind: 'single',
        options: [
          { text: 'Squeeze the wound hard', correct: false },
          { text: 'Pour bleach on it', correct: false },
          { text: 'Wash with soap and water', correct: true },
        ],
        explanation: 'Washing is enough as first aid; squeezing and caustic agents may harm tissue and do not help.',
      },
      {
        prompt: 'When should medical advice be sought after a significant exposure?',
        kind: 'single',
        options: [
          { text: 'Straight away, day or night', correct: true },
          { text: 'Within a fortnight', correct: false },
          { text: 'If symptoms appear', correct: false },
        ],
        explanation: 'Medicine that lowers the risk of HIV works best within hours.',
      },
    ],
  },
  sessions: [],
};

export default course;
