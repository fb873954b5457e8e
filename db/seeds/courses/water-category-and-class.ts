import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'water-category-and-class',
  title: 'Category and class: two questions, not one',
  kind: 'online',
  discipline: 'water-damage',
  level: 'introductory',
  summary: 'A free hour online: how dirty is the water, how much must evaporate, and why the two get muddled.',
  description: `Listen to a few job calls and you will hear "it is a class three, there is sewage in it". Two separate judgements have been folded into one number, and the wrong crew with the wrong gear is already on the road. This short course pulls them apart again.

Category is about contamination: what was in the water when it arrived, what it picked up on its way, and what time has done to it since. It decides how people are protected and which materials may stay. Class is about drying: how much wet surface there is, of what kind, and how hard that moisture will be to move. It decides how you begin with equipment. A burst mains pipe may be clean and leave a demanding drying job; a toilet overflow may wet one square metre of tile and be the dirtiest thing you touch all week.

Three text lessons, each with an exercise that you do in the room you are sitting in, lead to a quiz. It suits a new starter before a first day on the truck, office staff who take calls, and anyone about to sit in a certification class who would like the vocabulary to be familiar. Read it in one sitting or over a week.`,
  outcomes: [
    'Ask the questions that establish the category of water on the telephone',
    'Explain how and why category can worsen with time and contact',
    'Estimate the class of water intrusion from the materials that are wet',
    'Keep the two judgements separate in notes and speech',
  ],
  outline: [
    { title: 'How dirty: category', minutes: 18, points: ['Source', 'Path', 'Time and temperature'] },
    {
      title: 'How much: class',
      minutes: 18,
      points: ['Wet surface by share of the room', 'Bound water', 'Starting equipment'],
    },
    { title: 'Three jobs, two labels each', minutes: 14, points: ['Burst hose', 'Roof leak', 'Overflowing sewer'] },
    { title: 'Quiz', minutes: 10, points: ['Seven questions, three attempts'] },
  ],
  durationMinutes: 60,
  priceCents: 0,
  gst: 'taxable',
  whatToBring: [],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '1', status: 'approved', validFromDays: -200 }],
  preparesFor: [],
  prerequisites: [],
  accessDays: null,
  completion: { attendancePercent: 100, quizPassPercent: 80 },
  instructors: ['dana-whitlock'],
  lessons: [
    {
      title: 'How dirty: category',
      minutes: 18,
      body: `Category describes contamination, in three steps. **Category 1** water comes from a sanitary source and poses no substantial risk: a split flexible hose under a basin, a leaking hot-water service, melted ice. **Category 2** carries significant contamination that can make a person ill if swallowed or splashed: discharge from a dishwasher or washing machine, an aquarium, a toilet bowl with urine but no faeces. **Category 3** is grossly contaminated: sewage, anything that has come back from beyond the trap, water from rivers and the sea, and ground-surface water entering from outside.

The tap it came from is only the first question. Ask what it ran through next. Clean water that falls through a ceiling full of rodent droppings does not arrive clean. Nor does it stay so: warmth, time and soil feed bacteria, so a wet carpet on Friday afternoon is a different job on Monday. There is no clock that turns one category into the next after a fixed number of hours. You judge it from what you find, and you write down what you found.

Special hazards are apart from this scale. Asbestos, fuel or chemicals in clean water do not make it Category 3, but they do stop the job until somebody competent has dealt with them.

**Exercise.** Stand in your kitchen. List every fitting that could release water, give each a category on release, and then follow the water to the lowest point of the floor. What does it cross?`,
    },
    {
      title: 'How much: class',
      minutes: 18,
      body: `Class is a first estimate of the evaporation load: how much water has to leave materials as vapour after extraction has taken what it can. It is judged from the area that is wet, counting floor, walls and ceiling together, and from how readily those materials give up water.

In **Class 1** little is wet, and it is mostly material that absorbs little, or a small part of a room. In **Class 2** there is a considerable amount of wet porous material, typically a carpeted room with water a short way up the plasterboard. **Class 3** is the greatest load of this ordinary kind; think of a leak overhead that has wet ceiling, walls, insulation and carpet. **Class 4** is about difficulty more than area: water held deep in materials or assemblies that release it slowly, such as hardwood strip, brick, concrete, plaster on masonry, or a cavity behind two layers of board.

Why estimate at all, when readings will follow tomorrow? Because equipment has to be chosen today. The class gives a starting point for dehumidification and for the number of air movers, and the next day's readings correct it. A wrong class that is corrected costs a day; a right one that is never checked may cost more.

Notice what is missing from this lesson: nothing was said about dirt.

**Exercise.** Imagine that the ceiling of the room you are in leaks for an hour. Which surfaces get wet, which of them are porous, and is any one of them a Class 4 material? Write one line for each.`,
    },
    {
      title: 'Three jobs, two labels each',
      minutes: 14,
      body: `**Burst hose, found at once.** A braided hose under a vanity fails while the owner is home. Water covers a tiled bathroom and reaches two metres into a carpeted hall. Source sanitary, path clean, time short: Category 1. Wet porous material is limited to part of a hall: Class 1, perhaps low in Class 2 if it has climbed the plasterboard. Dry in place, check under the threshold.

**Roof leak over a fortnight.** A cracked tile lets rain through fibreglass batts and a possum nest, onto plaster and down a wall to carpet. Contamination from the nest and two weeks of warmth make Category 2 the least you would say, and visible droppings may push it further. Ceiling, insulation, wall and floor are involved, so the evaporation load is Class 3 before removal. Take out the batts and the sagging ceiling and the load falls with them: class is estimated again after strip-out.

**Overflowing sewer in a heritage terrace.** Backflow wets three square metres of strip timber over brick piers. Category 3 without discussion. The area is tiny, yet hardwood and masonry are slow, so after cleaning you face a small Class 4 job. Crew safety and drying difficulty are both high although the puddle was not.

Say each label in its own sentence: "The water is Category 3 because it came from the sewer. The drying is Class 4 because the wet material is hardwood and brick." Anyone who reads those two sentences can check your reasons, which is what labels are for.`,
    },
  ],
  quiz: {
    passPercent: 80,
    attempts: 3,
    questions: [
      {
        prompt: 'What does category describe?',
        kind: 'single',
        options: [
          { text: 'The contamination of the water', correct: true },
          { text: 'The area that is wet', correct: false },
          { text: 'The number of days a job will take', correct: false },
        ],
        explanation: 'Category is about contamination and therefore about exposure and which materials may stay.',
      },
      {
        prompt:
          'A clean-water leak runs through a ceiling space with rodent droppings. What do you do about its category?',
        kind: 'single',
        options: [
          { text: 'Leave it at 1, because the pipe was sanitary', correct: false },
          { text: 'Judge it again from what it passed through', correct: true },
          { text: 'Wait three days before deciding', correct: false },
        ],
        explanation: 'The path matters as much as the source: water takes up what it touches.',
      },
      {
        prompt: 'Which of these can make a category worse? Choose all that apply.',
        kind: 'multiple',
        options: [
          { text: 'Time', correct: true },
          { text: 'Warmth', correct: true },
          { text: 'Contact with soiled materials', correct: true },
          { text: 'A larger wet area', correct: false },
        ],
        explanation: 'Area bears on class. Time, warmth and soil bear on contamination.',
      },
      {
        prompt: 'Which material most suggests Class 4?',
        kind: 'single',
        options: [
          { text: 'Carpet on foam underlay', correct: false },
          { text: 'Vinyl sheet on top of a dry slab', correct: false },
          { text: 'Hardwood strip flooring on battens', correct: true },
        ],
        explanation: 'Class 4 is for water held deeply in materials or assemblies that release it slowly.',
      },
      {
        prompt:
          'A sewer backs up over one square metre of glazed tile and touches nothing else. Which pair is most likely?',
        kind: 'single',
        options: [
          { text: 'Category 1, Class 3', correct: false },
          { text: 'Category 3, Class 1', correct: true },
          { text: 'Category 3, Class 3, because sewage is always the highest class', correct: false },
        ],
        explanation: 'Dirty water and a small drying load go together perfectly well.',
      },
      {
        prompt: 'After you strip a saturated ceiling and its insulation, what happens to the class?',
        kind: 'single',
        options: [
          { text: 'It is estimated again from what is still wet', correct: true },
          { text: 'It stays as first written', correct: false },
          { text: 'It becomes Category 2', correct: false },
        ],
        explanation:
          'Class is a working estimate of the remaining evaporation load, so removing wet material lowers it.',
      },
      {
        prompt: 'Floodwater from a river has entered a lounge. Which category?',
        kind: 'single',
        options: [
          { text: 'Category 1 if it looks clear', correct: false },
          { text: 'Category 2 until a laboratory reports', correct: false },
          { text: 'Category 3', correct: true },
        ],
        explanation: 'Rising river water is treated as grossly contaminated whatever its appearance.',
      },
    ],
  },
  sessions: [],
};

export default course;
