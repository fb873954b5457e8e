import type { SampleCourse } from '../sample-types.ts';

/** What the video's captions say; tests/sample-media/same-water.ts makes both. */
const sameWater = `
The video has no sound: its words are in its captions. A glass, drawn as an outline, grows and shrinks with warmth; the water in it is blue; the figures beside it follow.

This glass stands for one kilogram of dry air, and the blue for the water in it.

A cold, foggy morning. At 10 degrees the air is full with 7.6 grams: 100 per cent.

We heat it to 20 degrees. The glass grows. The water stays the same.

Now it could hold 14.7 grams, so 7.6 fill it to about half: 52 per cent.

At 30 degrees it could hold 27 grams: 28 per cent. Still nothing was dried.

Cool it again, and the glass shrinks. At 10 degrees it is full once more.

At 5 degrees only 5.4 grams fit. The other 2.2 run down the window.

A heater changes the percentage. Only ventilation or a dehumidifier takes water away.
`.trim();

const course: SampleCourse = {
  slug: 'moisture-basics-online',
  title: 'Moisture basics',
  kind: 'online',
  discipline: 'water-damage',
  level: 'introductory',
  summary:
    'A free hour on how water moves through air and materials, how meters read it, and what matters on the first day.',
  description: `
Most wet-building jobs go wrong in the first hour, when somebody touches a wall, calls it dry and drives away. This free course gives a new starter, an office coordinator or a carpet cleaner who finds a flooded room enough understanding to avoid that mistake.

You will see why warm air can be both drier and wetter than cold air, depending on which figure you quote, why a cold window weeps on a winter morning, and why a skirting board stays wet long after the plasterboard above it has dried. One lesson takes apart the two common types of moisture meter, because a number without a material and a comparison means nothing. The last two follow a burst flexi-hose from the first phone call to a drying log that the next person can use.

There is no equipment to buy. If you have a thermometer with a humidity reading, keep it next to you: two of the exercises use it. Experienced drying technicians will find nothing new here, but many of them use it as homework for the person they are training.
`.trim(),
  outcomes: [
    'explain the difference between relative humidity and the amount of water in the air',
    'predict when a surface will collect condensation',
    'say why two materials in one room dry at different speeds',
    'choose a sensible comparison reading before you call anything wet or dry',
    'list what to make safe, stop, photograph and extract on the first visit',
  ],
  outline: [
    { title: 'Air', minutes: 14, points: ['Relative and absolute humidity', 'Dew point', 'A short video'] },
    { title: 'Materials and meters', minutes: 20, points: ['Pores and layers', 'Pins and pads', 'Dry standards'] },
    {
      title: 'On the job',
      minutes: 16,
      points: ['Safety first', 'Extract before you evaporate', 'A log others can use'],
    },
    { title: 'Quiz', minutes: 10, points: ['Ten questions of a bank of 21', '75 per cent to pass, three attempts'] },
  ],
  durationMinutes: 60,
  priceCents: 0,
  gst: 'taxable',
  whatToBring: ['A room thermometer that shows humidity, if you own one'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '1', status: 'approved' }],
  preparesFor: [],
  prerequisites: [],
  accessDays: 90,
  completion: { attendancePercent: 100, quizPassPercent: 75 },
  instructors: ['sana-haddad'],
  lessons: [
    {
      title: 'Water in the air',
      module: 'Air',
      minutes: 12,
      leastSeconds: 20,
      media: {
        kind: 'image',
        path: 'moisture-basics/dew-point.svg',
        alt: 'The most water that a kilogram of air can hold rises steeply with temperature. From air at 22 degrees that is 60 per cent full, a level line to the left meets the curve at 14 degrees, its dew point.',
      },
      body: `
Air always carries some water as an invisible gas. Two different figures describe it, and mixing them up is the most common mistake in our trade.

**Absolute humidity** is an amount: grams of water for each kilogram of dry air. **Relative humidity** is a percentage: how full the air is compared with the most it could hold at its present temperature. That limit climbs quickly with warmth. A kilogram of air can hold about 7.6 g at 10 °C, 14.7 g at 20 °C and 27 g at 30 °C.

So take foggy morning air, 10 °C and full. Bring it indoors and heat it to 20 °C without adding or removing a drop. It still holds 7.6 g, but it could now hold 14.7 g, and its relative humidity has fallen to roughly 52 per cent. Nothing was dried. The reading changed because the limit did.

Run it backwards and you get the **dew point**: the temperature at which cooling air becomes full. Air at 22 °C and 60 per cent has a dew point near 14 °C. Any surface colder than that, such as an aluminium window frame or the back of a wardrobe on an outside wall, collects liquid water, however dry the room feels.

Why does it matter on a job? Because a heater alone makes the relative humidity look better while the water stays in the building. It has to be carried out by ventilation or condensed by a dehumidifier. When you record conditions, write both temperature and relative humidity. One without the other cannot be turned into an amount.

**Try it.** Read temperature and humidity in your kitchen. Boil an open pot for ten minutes with the door closed, then read again, and look at the window. Which figure rose: the percentage, the amount, or both?
`.trim(),
    },
    {
      title: 'The same water, warmer air',
      module: 'Air',
      minutes: 2,
      media: {
        kind: 'video',
        path: 'moisture-basics/same-water.webm',
        captions: 'moisture-basics/same-water.vtt',
        transcript: sameWater,
        seconds: 38,
        watchPercent: 90,
        skippingAllowed: false,
        transcriptCounts: true,
      },
      leastSeconds: 30,
      body: `
The drawing follows one kilogram of air from a foggy morning into a heated room and back to a cold window. Watch two figures and keep them apart: the grams of water that the air holds, and how full that makes it.

Before you press play, guess. If nothing is added and nothing taken away, what does the percentage read at 20 °C, and what at 30 °C? Write both guesses down. Most people are within a few points for the first and much too high for the second, because the limit does not rise in a straight line.

The last scene is the one to remember on a job. Nobody spilt anything on that windowsill. The water was in the room all day, and the glass was merely the coldest place it could find.

**Try it.** Take a cold can from the refrigerator into a warm kitchen and time how long it stays dry. Then say in one sentence where the drops came from.
`.trim(),
    },
    {
      title: 'Water in materials',
      module: 'Materials and meters',
      minutes: 10,
      media: {
        kind: 'image',
        path: 'moisture-basics/wall-layers.svg',
        alt: 'A wall in section: brick, foil, a wet cavity and plasterboard. Vapour leaves through flat paint into the room; vinyl wallpaper and foil stop it.',
      },
      body: `
Pour a glass of water on glazed tile and it sits there. Pour it on plasterboard and it vanishes. It has not evaporated: it has gone into a network of tiny pores, pulled by **capillary action**, the same force that draws coffee up into a biscuit. The narrower the pore, the higher it can pull. That is why a wall standing in 20 mm of water can show a tide line hand-high, or higher, by the evening.

Materials hold water in two ways. **Free water** fills pores and cavities, and moves and evaporates fairly easily. **Bound water** clings to the walls of the cells or to the material itself and leaves slowly. In timber the changeover, called the fibre saturation point, is around 28 to 30 per cent moisture content. Above it, timber mostly gains or loses free water and its size hardly alters. Below it, bound water leaves and the board shrinks; when bound water returns, it swells. Cupped floorboards are a difference in moisture between the top and the underside.

Left alone, each material settles at a level that matches the air around it. Indoor timber in much of coastal Australia sits somewhere near 10 to 14 per cent, drier inland. Nobody can dry a floor to below what the air allows and keep it there, so "zero" is never the goal.

Speed depends on how easily vapour can get out. Plasterboard with a flat water-based paint lets it through. Vinyl wallpaper, oil paint, a foil-faced insulation batt or a tiled face does not, so water behind them has to leave another way. Particleboard swells and loses strength and does not come back. Concrete takes a great deal of water in and gives it back over weeks.

**Try it.** Stand in any room and name each layer from the floor covering down to the slab or the joists. Which layer would trap water?
`.trim(),
    },
    {
      title: 'What a meter really tells you',
      module: 'Materials and meters',
      minutes: 10,
      body: `
No hand-held meter measures water directly. It measures something that water changes.

A **pin meter** passes a small current between two points and reads electrical resistance. Wet timber conducts, dry timber hardly does. The scale printed on it is moisture content for one reference timber at one temperature, so other species need a correction from the maker's table. Press the same pins into plasterboard, concrete or carpet and you get a number, but it is not a percentage of anything: call it a point on a relative scale.

A **non-invasive meter** has a pad, sends a weak field a short way into the material and reads how the field changes. It is quick and leaves no holes, which makes it ideal for finding the edge of a wet area. It cannot say how deep the water is, and a pipe, a metal stud, a nail plate or foil can make a dry wall shout.

Salts fool both kinds. A slab or a wall that has been wet many times may hold salts that conduct, and read high when there is little water. Urine and some cleaning residues do the same.

A **thermal camera** sees surface temperature. Evaporation cools, so a damp patch often shows as a cold shape, but so do a draught, a missing batt and a stud. It tells you where to put a meter, never whether something is wet.

The way to make any reading mean something is the **dry standard**: measure the same material, with the same instrument, in an unaffected part of the same building. If the skirting in the far bedroom reads 11 and the one under the sink reads 27, you have evidence. Write down instrument, setting, place and time, so the next person can repeat it.

**Try it.** A colleague says "the wall is 35 per cent". List three questions you would ask before believing it.
`.trim(),
    },
    {
      title: 'The first day',
      module: 'On the job',
      minutes: 10,
      body: `
A flexi-hose has burst under a vanity and run for two hours. What now?

**Make it safe.** Water and electricity come first: do not step into a wet room where power points, appliances or a switchboard may be affected until the supply is confirmed off by somebody who is competent to say so. Look up for a ceiling that sags. In an older building treat suspect sheet and vinyl as possibly containing asbestos and do not cut, drill or sand it until it is known. Ask what the water was.

**Sort the water.** The restoration standard used across our trade names three categories: clean supply water, water with significant contamination such as a dishwasher overflow, and grossly contaminated water such as sewage or floodwater over ground. Time and contact make it worse, never better. Category decides protective equipment and what may be kept.

**Stop it, then record it.** Close the tap, take wide and close photographs, sketch the room, mark the wet edge and take comparison readings, before anything is moved.

**Extract before you evaporate.** A litre drawn up by a vacuum is gone in seconds. Turning the same litre into vapour takes about 2.4 megajoules, the work of a 1,000 watt heater for some forty minutes, and then a dehumidifier must catch it. Slow, overlapping extraction passes are the cheapest drying there is.

**Then balance three things:** moving air to lift moisture off surfaces, dehumidification to take it out of the air, and temperature to help it along. Air movers with nowhere for the vapour to go only wet the rest of the house.

Mould can begin to grow within a day or two on materials that stay damp, so a return visit is booked before you leave. If you are not trained to dry structures, stop at "safe, stopped, recorded, extracted" and hand over.
`.trim(),
    },
    {
      title: 'A log that somebody else can use',
      module: 'On the job',
      minutes: 6,
      media: { kind: 'file', path: 'moisture-basics/drying-log.csv' },
      body: `
On day three you are sent to another job, and a colleague drives to yours. Everything you know about the wet hallway either stands in the log or is lost. Download the blank one above and open it in any spreadsheet: it has one line for each reading.

**Same place, same height, same instrument.** A reading repeated ten centimetres further along is a different reading. Stick a small numbered dot on the skirting, photograph it, and write the number down. When two meters of the same model disagree, as they do, a change of meter looks like a change of wall. So the instrument and its setting have a column of their own.

**Write the dry standard beside every reading.** "21" tells a stranger nothing. "21, unaffected skirting in bed 2 reads 11, same meter, setting A" tells them how far there is to go, and lets an insurer see that you did not stop early or run equipment for the sake of it.

**The air has three lines, not one.** Take temperature and relative humidity in the wet room, in a dry room and outside. If the wet room holds no more grams than the dry one, the dehumidifier is winning, or the wall has stopped giving. If outside holds fewer grams than inside, an open window is the cheapest equipment you own. If it holds more, close it.

**Note what changed.** Moved an air mover? Somebody switched a machine off at night because of the noise? A curve that flattens for an honest reason is not a mystery if the reason is on the page.

**Read it before you leave.** Two readings in a row that did not move mean: stop and think. Is water still coming in, is vapour trapped behind a layer, is the machine full, or is that material simply dry? Equipment left running while nobody asks is how small jobs become long ones.

**Try it.** Fill in two lines for your own home, a day apart: a bathroom skirting and a bedroom skirting. Give the file to somebody who was not there and ask them to find both spots.
`.trim(),
    },
  ],
  quiz: {
    passPercent: 75,
    attempts: 3,
    drawCount: 10,
    questions: [
      {
        prompt:
          'Outdoor air at 10 °C and 100 % relative humidity is heated to 20 °C. No water is added or removed. What happens?',
        kind: 'single',
        options: [
          { text: 'Its relative humidity rises, because warm air is wetter', correct: false },
          { text: 'Its relative humidity falls to about half, and its water content stays the same', correct: true },
          { text: 'Half of its water condenses', correct: false },
        ],
        explanation:
          'The amount stays at about 7.6 g/kg while the most it could hold nearly doubles, so the percentage roughly halves.',
      },
      {
        prompt: 'Room air is 22 °C with a dew point of 14 °C. Which surfaces will collect condensation?',
        kind: 'multiple',
        options: [
          { text: 'A window frame at 11 °C', correct: true },
          { text: 'An internal wall at 21 °C', correct: false },
          { text: 'A cold-water pipe at 13 °C', correct: true },
          { text: 'A bookshelf at 16 °C', correct: false },
        ],
        explanation:
          'Only surfaces colder than the dew point make the air beside them full, so the frame and the pipe get wet.',
      },
      {
        prompt:
          'You must record the condition of the air so that somebody else can work out how much water it holds. What do you write down?',
        kind: 'single',
        options: [
          { text: 'Relative humidity only', correct: false },
          { text: 'Temperature only', correct: false },
          { text: 'Temperature and relative humidity, measured at the same place and time', correct: true },
        ],
        explanation: 'A percentage has no meaning as an amount until you know the temperature that sets its limit.',
      },
      {
        prompt: 'A board of timber dries from 40 % to 32 % moisture content. What would you expect to see?',
        kind: 'single',
        options: [
          { text: 'Clear shrinkage across its width', correct: false },
          { text: 'Little change in size, because mostly free water has left', correct: true },
          { text: 'Swelling', correct: false },
          { text: 'Cupping that is permanent', correct: false },
        ],
        explanation:
          'Above the fibre saturation point, around 28 to 30 per cent, it is free water that leaves. Shrinkage starts below it.',
      },
      {
        prompt: 'Which of these can hold moisture in a wall by slowing vapour on its way out?',
        kind: 'multiple',
        options: [
          { text: 'Vinyl wallpaper', correct: true },
          { text: 'Flat water-based paint', correct: false },
          { text: 'Foil-faced insulation', correct: true },
          { text: 'A tiled face', correct: true },
        ],
        explanation:
          'Vinyl, foil and tile have low permeance. Flat water-based paint lets vapour through comparatively well.',
      },
      {
        prompt: 'A pin meter set to timber shows 24 when pressed into plasterboard. What does it mean?',
        kind: 'single',
        options: [
          { text: 'The plasterboard is 24 % water by weight', correct: false },
          { text: 'A relative figure, useful only beside a reading from unaffected plasterboard', correct: true },
          { text: 'The meter is broken', correct: false },
        ],
        explanation:
          'The percentage scale belongs to a reference timber. On other materials, compare with a dry standard.',
      },
      {
        prompt: 'Which can make a dry material read as if it were wet?',
        kind: 'multiple',
        options: [
          { text: 'Salts left by earlier wetting', correct: true },
          { text: 'A metal stud or pipe behind a pad meter', correct: true },
          { text: 'A clean dry softwood stud read with the right correction', correct: false },
          { text: 'Foil behind the plasterboard', correct: true },
        ],
        explanation: 'Anything that conducts or disturbs the field changes the reading. Confirm with a second method.',
      },
      {
        prompt: 'Why is slow, thorough extraction the cheapest part of drying?',
        kind: 'single',
        options: [
          { text: 'It raises the dew point', correct: false },
          {
            text: 'Water removed as a liquid needs no energy to evaporate and no dehumidifier to catch it',
            correct: true,
          },
          { text: 'It kills mould spores', correct: false },
        ],
        explanation:
          'Evaporating a litre takes about 2.4 MJ, and every litre of vapour must then be removed from the air.',
      },
      {
        prompt:
          'Air holds 7.6 g of water per kilogram and could hold 14.7 g at its temperature. What is its relative humidity?',
        kind: 'number',
        options: [{ value: '51.7', tolerance: '1', unit: '%' }],
        explanation: '7.6 ÷ 14.7 is 0.517: the air is about 52 per cent full.',
      },
      {
        prompt: 'About how much energy does it take to evaporate three litres of water, at 2.4 MJ a litre?',
        kind: 'number',
        options: [{ value: '7.2', tolerance: '0.1', unit: 'MJ' }],
        explanation: 'Three times 2.4 is 7.2 megajoules, and a vacuum would have spared nearly all of it.',
      },
      {
        prompt: 'A 1,000 watt heater supplies 1,000 joules a second. How long does it need for 2.4 megajoules?',
        kind: 'number',
        options: [{ value: '40', tolerance: '1', unit: 'minutes' }],
        explanation: '2,400,000 J ÷ 1,000 J/s is 2,400 seconds, which is 40 minutes.',
      },
      {
        prompt: 'A dry standard reads 11 and the skirting under the sink reads 27. By how many points is it above?',
        kind: 'number',
        options: [{ value: '16', tolerance: '0', unit: 'points' }],
        explanation: '27 less 11 is 16. The difference is what you report, with the instrument and its setting.',
      },
      {
        prompt: 'Put the first visit to a burst flexi-hose into order.',
        kind: 'order',
        options: [
          { text: 'Make the room safe to enter' },
          { text: 'Ask what the water was and sort it' },
          { text: 'Close the tap, photograph and take readings' },
          { text: 'Extract the liquid water' },
          { text: 'Set up air movement and dehumidification' },
        ],
        explanation: 'Safety, category, stop and record, extract, and only then drying. Each step protects the next.',
      },
      {
        prompt: 'Humid air cools slowly. In which order do these surfaces begin to collect water?',
        kind: 'order',
        options: [
          { text: 'Window frame at 9 °C' },
          { text: 'Cold-water pipe at 12 °C' },
          { text: 'Outside wall at 16 °C' },
          { text: 'Bookshelf at 20 °C' },
        ],
        explanation: 'The coldest surface is the first to be below the dew point, so it is wet first.',
      },
      {
        prompt: 'Order these airs by how much water each could hold, the least first.',
        kind: 'order',
        options: [
          { text: 'Air at 5 °C' },
          { text: 'Air at 10 °C' },
          { text: 'Air at 20 °C' },
          { text: 'Air at 30 °C' },
        ],
        explanation: 'About 5.4, 7.6, 14.7 and 27 grams per kilogram: the limit climbs faster and faster with warmth.',
      },
      {
        prompt: 'What does each instrument really sense?',
        kind: 'match',
        options: [
          { text: 'Pin meter', match: 'Electrical resistance between two points' },
          { text: 'Pad meter', match: 'The change of a weak field near the surface' },
          { text: 'Thermal camera', match: 'The temperature of a surface' },
          { text: 'Thermo-hygrometer', match: 'The temperature and humidity of air' },
        ],
        explanation: 'None senses water itself. Knowing what it does sense tells you what can fool it.',
      },
      {
        prompt: 'What does each layer do to vapour that wants out of a wall?',
        kind: 'match',
        options: [
          { text: 'Vinyl wallpaper', match: 'Holds most of it back' },
          { text: 'Foil-faced insulation', match: 'Holds most of it back' },
          { text: 'Flat water-based paint', match: 'Lets it through comparatively well' },
          { text: 'Bare plasterboard', match: 'Lets it through comparatively well' },
        ],
        explanation: 'Behind a layer that holds vapour back, water has to leave another way or stay.',
      },
      {
        prompt: 'Match each word with what it means.',
        kind: 'match',
        options: [
          { text: 'Absolute humidity', match: 'Grams of water in a kilogram of dry air' },
          { text: 'Relative humidity', match: 'How full the air is, in per cent' },
          { text: 'Dew point', match: 'The temperature at which cooling air is full' },
          { text: 'Dry standard', match: 'A reading of unaffected material of the same kind' },
        ],
        explanation: 'The first is an amount, the second a share, the third a temperature, the fourth a comparison.',
      },
      {
        prompt: 'A room is heated with the windows shut and no dehumidifier. What has happened after an hour?',
        kind: 'single',
        options: [
          { text: 'Water has left the building', correct: false },
          { text: 'The relative humidity may read lower, but the water is still in the building', correct: true },
          { text: 'The dew point has fallen below zero', correct: false },
        ],
        explanation:
          'A heater changes how much the air could hold. Only ventilation or a dehumidifier takes water away.',
      },
      {
        prompt: 'Which belong in a line of a drying log?',
        kind: 'multiple',
        options: [
          { text: 'The instrument and its setting', correct: true },
          { text: 'The dry standard of the same material', correct: true },
          { text: 'The exact spot and height', correct: true },
          { text: 'Whether the insurer will pay', correct: false },
        ],
        explanation:
          'With place, instrument and standard anybody can repeat the reading. What an insurer does is not yours to guess.',
      },
      {
        prompt: 'Outdoor air holds fewer grams of water per kilogram than the wet room. What may help?',
        kind: 'single',
        options: [
          { text: 'Opening a window', correct: true },
          { text: 'Closing every window', correct: false },
          { text: 'Spraying water to cool the room', correct: false },
        ],
        explanation:
          'Air with fewer grams takes water with it as it leaves. The percentage outside is not the figure to compare.',
      },
    ],
  },
  sessions: [],
};

export default course;
