import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'mould-in-the-occupied-home',
  title: 'Mould in the occupied home',
  kind: 'online',
  discipline: 'mould',
  level: 'introductory',
  summary: 'Four lessons on moisture, occupants, small jobs done properly and the moment to hand over.',
  description: `Most mould that a technician meets is neither a crime scene nor a stain to be wiped. It is a wardrobe on an outside wall in Launceston, a bathroom without a fan in Logan, a rental in which six people dry their washing indoors. The family lives there during your visit and after it, and the wall will grow again unless something about the moisture changes.

The course is written for people who work in lived-in rooms: cleaners, restorers, maintenance staff and property managers. Lesson one reads a room for moisture and treats growth as a clue. Lesson two is about occupants, privacy and language. The third describes a small job carried out step by step, with wetting, vacuuming, wiping and drying in an order that does not leave spores on the bedding. The last draws the boundary beyond which an assessor, a plumber or a remediation crew has to come, and gives wording for the hand-over note.

There is no video and nothing to install. Allow an hour and a half including the exercises, for which a torch and a cheap hygrometer are enough. You have six months from purchase, and may repeat the quiz twice if the first attempt goes badly.`,
  outcomes: [
    'Link a pattern of growth to condensation, a leak or ground moisture',
    'Speak about health within the limits of your trade',
    'Carry out a small surface clean without spreading contamination',
    'Recognise when a job exceeds what you should take on',
    'Leave a written note that states cause, action and next step',
  ],
  outline: [
    { title: 'Reading the room', minutes: 22, points: ['Patterns', 'Humidity and cold surfaces', 'Leaks'] },
    { title: 'The people in it', minutes: 18, points: ['Vulnerable occupants', 'Privacy', 'Language'] },
    { title: 'A small job, properly', minutes: 22, points: ['Protection', 'Order of work', 'Drying'] },
    { title: 'Handing over', minutes: 18, points: ['Limits', 'Who next', 'The note'] },
    { title: 'Quiz', minutes: 10, points: ['Six questions, three attempts'] },
  ],
  durationMinutes: 90,
  priceCents: 7700,
  gst: 'taxable',
  whatToBring: ['A torch', 'A hygrometer of any kind'],
  alsoPay: [],
  approvals: [
    { creditType: 'iicrc-cec', units: '1.5', status: 'approved', validFromDays: -140 },
    { creditType: 'acac-rc', units: '1.5', status: 'pending' },
  ],
  preparesFor: [],
  prerequisites: [],
  accessDays: 180,
  completion: { attendancePercent: 100, quizPassPercent: 80 },
  instructors: ['priya-raman'],
  lessons: [
    {
      title: 'Reading the room',
      minutes: 22,
      body: `Mould spores are everywhere, indoors and out. What they lack in most rooms is water. So the useful question at the door is never "what species is it?" but "why is this surface damp often enough for something to live on it?"

The shape of the growth helps. Spots in the upper corner of an outside wall, behind a wardrobe or along a cornice usually follow **cold surfaces**: warm indoor air meets them, its relative humidity at the surface climbs, and growth can start without a visible drop. A patch with a tide mark and a sharp edge suggests a **leak**, particularly if it is worst near a pipe, a shower or a roof valley. A band along a skirting on several walls points to **water from below**, such as a failed damp-proof course, a bridged cavity or garden beds above floor level.

Then measure. Take temperature and relative humidity in the middle of the room and outside, and the temperature of the stained surface against a clean one nearby. A moisture meter on the board tells you whether the material itself is wet or only its skin. Ask when it began, what changed, how the dryer is vented and whether the exhaust fan ends outdoors or in the roof.

**Exercise.** Choose the coldest corner of your home this morning. Record the air and the surface, pull out the furniture, and write down what you expect to find behind it before you look.`,
    },
    {
      title: 'The people in it',
      minutes: 18,
      body: `You are a guest in somebody's bedroom, talking about something that may frighten them. Two faults are common. The first is shrugging: "it is only a bit of mould". The second is theatre, with a full suit on the doormat and grave remarks about toxins. Both cost trust, and the second can cost you a complaint.

Some occupants have more at stake. People with asthma or allergies, those whose immune system is weakened by treatment or transplant, people with chronic lung disease and very young babies deserve extra caution. You do not ask for a diagnosis. You can ask one open question that anybody may decline: "Is there anyone in the home for whom I should be especially careful?" If the answer is yes, slow down, do less today, and suggest that they speak with their doctor about staying elsewhere during the work.

Say what you know. "There is visible growth on about half a square metre of this wall, and the surface is damp" is an observation. "This is making your son sick" is a medical claim. "I cannot tell you what it does to health, but I can tell you what keeps it growing" is honest, and people usually accept it.

Take photographs of surfaces and not of lives: no faces, no letters, no medicines on the bedside table. Ask before opening a wardrobe. Tell a tenant who will receive your report.

**Exercise.** Write your own three-sentence answer to "Is it dangerous?" and read it aloud to a colleague.`,
    },
    {
      title: 'A small job, properly',
      minutes: 22,
      body: `A small job means a limited area of surface growth on sound, hard or painted material, with a cause that has been found, and no especially vulnerable person in the room. If any of those fails, go to lesson four.

**Prepare.** Move the family and pets out of the room and close the door. Turn off ducted air-conditioning. Take bedding and soft toys away for hot washing. Lay a plastic sheet under the wall, wear gloves, eye protection and a fitted P2 respirator at least, and open the window unless wind would blow through the house.

**Remove without scattering.** Dry brushing is the worst thing that you could do, because it lifts spores into the air. If you have a HEPA-filtered vacuum, pass its brush slowly over the growth. Then damp-wipe with detergent and water, using a fresh face of the cloth for each stroke and bagging cloths as they are used. Repeat until the cloth comes away clean, and vacuum the area again when dry. A stain may remain in the paint; that is appearance, and can be repainted later.

Bleach is not the answer that people hope for. On porous material it is mostly water, the active part stays near the surface, and the fumes are unpleasant in a closed room. Detergent and removal do more.

**Dry and finish.** Return the surface to the dryness of its neighbours, run the fan, wipe down the sheet and fold it inward. Bag the waste before leaving the room.

**Exercise.** List what you carry today, and mark what is missing for the steps above.`,
    },
    {
      title: 'Handing over',
      minutes: 18,
      body: `Knowing where your work ends is a skill. Stop, and recommend somebody else, when growth is extensive or keeps reappearing; when plasterboard, insulation or carpet is wet right through; when it is inside ducts or an air conditioner; when sewage is involved; when the building may contain asbestos in the sheet that you were about to disturb; when an occupant is at special risk; or when parties are already in dispute and will need independent findings.

Who comes next depends on the cause. A plumber or roofer for leaks. A builder for drainage, damp-proof courses and fans that go nowhere. An independent assessor, often called an indoor environmental professional, to establish extent, write a protocol and check the result. A remediation contractor to carry it out. It is better that assessor and remediator are not the same firm, since nobody should mark their own paper.

The hand-over note has four parts, and fits on a page. **Observed**: where, how large, on what material, with readings and times. **Likely moisture source**: what supports it and what would change your mind. **Done today**: including what you did not touch. **Next**: who, how urgently, and what the occupant can do meanwhile, such as keeping furniture away from the wall or ventilating after showers.

Leave out adjectives. "Severe", "toxic" and "uninhabitable" are conclusions for others, and your note may be read in a tribunal.

**Exercise.** Rewrite the last note you made in those four parts.`,
    },
  ],
  quiz: {
    passPercent: 80,
    attempts: 3,
    questions: [
      {
        prompt: 'Spots appear behind a wardrobe on an outside wall in winter. What is the likeliest moisture source?',
        kind: 'single',
        options: [
          { text: 'Humid indoor air at a cold surface', correct: true },
          { text: 'Rising damp', correct: false },
          { text: 'A burst pipe', correct: false },
        ],
        explanation:
          'Still air behind furniture keeps the wall cold, so humidity at its surface is high for hours a day.',
      },
      {
        prompt: 'Which of these may a technician say? Choose all that apply.',
        kind: 'multiple',
        options: [
          { text: 'There is growth on about half a square metre here.', correct: true },
          { text: 'This board reads wet against the one beside it.', correct: true },
          { text: 'Your cough comes from this wall.', correct: false },
          { text: 'Your doctor is the right person for that question.', correct: true },
        ],
        explanation: 'Observation and referral are ours. Linking a symptom to a wall is for a doctor.',
      },
      {
        prompt: 'Why is dry brushing a mistake?',
        kind: 'single',
        options: [
          { text: 'It scratches the paint', correct: false },
          { text: 'It puts spores and fragments into the air', correct: true },
          { text: 'It takes too long', correct: false },
        ],
        explanation: 'Anything that disturbs dry growth spreads it; vacuum with HEPA filtration or wipe damp.',
      },
      {
        prompt: 'What is the first thing to establish before cleaning?',
        kind: 'single',
        options: [
          { text: 'The species', correct: false },
          { text: 'The brand of paint', correct: false },
          { text: 'Why the surface is damp', correct: true },
        ],
        explanation: 'If the moisture stays, so will the problem.',
      },
      {
        prompt: 'Which finding means that you stop and hand over?',
        kind: 'single',
        options: [
          { text: 'A window that condenses each morning', correct: false },
          { text: 'Growth inside the air-conditioning ducts', correct: true },
          { text: 'A hygrometer reading of 58 per cent', correct: false },
        ],
        explanation: 'Ductwork can distribute contamination through the whole house and needs a planned remediation.',
      },
      {
        prompt: 'Why is it better that the assessor is independent of the remediator?',
        kind: 'single',
        options: [
          { text: 'It makes the job cheaper', correct: false },
          { text: 'The one who checks the result has nothing to gain from it', correct: true },
          { text: 'Remediators may not take readings', correct: false },
        ],
        explanation: 'Extent and clearance are judged more credibly by somebody who is not paid for the removal.',
      },
    ],
  },
  sessions: [],
};

export default course;
