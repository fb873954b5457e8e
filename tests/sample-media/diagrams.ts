import { mostGrams } from './same-water.ts';

/** The diagrams of the sample's online courses, by their place under db/seeds/courses/media. */
export const diagrams: Record<string, () => string> = {
  'moisture-basics/dew-point.svg': dewPoint,
  'moisture-basics/wall-layers.svg': wallLayers,
  'tile-and-grout/four-edges.svg': fourEdges,
  'tile-and-grout/ph-scale.svg': phScale,
  'carpet-care-3/three-returns.svg': threeReturns,
  'carpet-care-3/zones.svg': zones,
};

/** Colours by what they are for, in light and in dark; a picture follows its reader's setting by itself. */
const style = `<style>
.paper{fill:#fffdf7}.ink{fill:#0b2a33}.soft{fill:#4b646b}.line{stroke:#0b2a33;fill:none;stroke-width:2}.thin{stroke:#7d9095;fill:none;stroke-width:1}
.water{fill:#1c7f94}.waterline{stroke:#1c7f94;fill:none;stroke-width:3}.warm{fill:#c9762f}.clay{fill:#c48a63}.pale{fill:#e6e2d6}.grey{fill:#a9b3b2}.leaf{fill:#4f8a5b}.brick{fill:#d27a69}.amber{fill:#d99a2b}
text{font:15px system-ui,sans-serif}.b{font-weight:700}.s{font-size:13px}.m{text-anchor:middle}.e{text-anchor:end}
@media (prefers-color-scheme:dark){.paper{fill:#10262d}.ink{fill:#eef3f0}.soft{fill:#b4c4c4}.line{stroke:#eef3f0}.thin{stroke:#7d9095}.water{fill:#3fa9c0}.waterline{stroke:#3fa9c0}.pale{fill:#33474d}.grey{fill:#6c7c7d}.clay{fill:#a86f4a}}
</style>`;

function picture(title: string, parts: string[], height = 260): string {
  const frame = `<rect class="paper" width="400" height="${height}"/>`;
  const lines = [`<title>${title}</title>`, style, frame, ...parts];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 ${height}" width="800" height="${height * 2}" role="img">\n${lines.join('\n')}\n</svg>\n`;
}

const words = (x: number, y: number, text: string, kind = 'ink') =>
  `<text class="${kind}" x="${x}" y="${y}">${text}</text>`;
const box = (kind: string, x: number, y: number, width: number, height: number) =>
  `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
const path = (kind: string, d: string) => `<path class="${kind}" d="${d}"/>`;

/** How much water air can hold by its warmth, and how air of 22 °C and 60 per cent comes to its dew point. */
function dewPoint(): string {
  const x = (celsius: number) => Math.round(40 + celsius * 10);
  const y = (grams: number) => Math.round((220 - grams * 5.6) * 10) / 10;
  const curve = Array.from(
    { length: 33 },
    (_, celsius) => `${celsius ? 'L' : 'M'}${x(celsius)} ${y(mostGrams(celsius))}`,
  );
  const held = mostGrams(22) * 0.6;
  const dew = Array.from({ length: 300 }, (_, tenth) => tenth / 10).find((celsius) => mostGrams(celsius) >= held) ?? 0;
  const grid = [0, 10, 20, 30].map((celsius) => words(x(celsius), 240, `${celsius} °C`, 'soft s m'));
  const scale = [10, 20, 30].map(
    (grams) => path('thin', `M40 ${y(grams)}H370`) + words(6, y(grams) + 5, `${grams} g`, 'soft s'),
  );
  return picture('The most water a kilogram of air can hold, by its temperature', [
    ...scale,
    ...grid,
    path('line', 'M40 20V220H380'),
    path('waterline', curve.join('')),
    path('line', `M${x(22)} ${y(held)}H${x(dew)}V220`),
    `<circle class="warm" cx="${x(22)}" cy="${y(held)}" r="7"/>`,
    `<circle class="water" cx="${x(dew)}" cy="${y(held)}" r="7"/>`,
    words(232, y(held) + 28, '22 °C, 60 % full', 'ink s b'),
    words(50, y(held) - 22, `full at ${dew.toFixed(0)} °C:`, 'ink s b'),
    words(50, y(held) - 6, 'the dew point', 'ink s b'),
    words(190, 40, 'The most it can hold', 'soft s'),
  ]);
}

/** A wet wall in section: where its water can get out, and where it cannot. */
function wallLayers(): string {
  const arrow = (y: number, to: number) => path('waterline', `M200 ${y}H${to}m-9 -7l9 7l-9 7`);
  const stop = (x: number, y: number) => path('line', `M${x} ${y - 16}V${y + 16}M${x + 6} ${y - 16}V${y + 16}`);
  return picture('A wall in section: vapour leaves through flat paint and stops at vinyl and foil', [
    box('clay', 90, 30, 34, 190),
    box('pale', 130, 30, 140, 190),
    box('grey', 276, 30, 26, 190),
    box('water', 130, 200, 140, 20),
    path('line', 'M126 30V220M306 30V220'),
    arrow(70, 370),
    words(312, 60, 'flat paint', 'ink s'),
    arrow(130, 268),
    stop(272, 130),
    words(312, 122, 'vinyl paper:', 'ink s'),
    words(312, 138, 'it stops', 'ink s'),
    path('waterline', 'M200 175H140m9 -7l-9 7l9 7'),
    stop(127, 175),
    words(20, 172, 'foil:', 'ink s'),
    words(20, 188, 'it stops', 'ink s'),
    words(107, 242, 'outside', 'soft s m'),
    words(200, 242, 'wet cavity', 'soft s m'),
    words(300, 242, 'room', 'soft s m'),
    words(20, 60, 'brick', 'soft s'),
    words(312, 200, 'board', 'soft s'),
  ]);
}

/** What a chipped edge shows of four kinds of tile. */
function fourEdges(): string {
  const tiles: [string, string, string, string][] = [
    ['water', 'clay', 'Glazed ceramic', 'glass on clay'],
    ['grey', 'grey', 'Porcelain', 'one dense colour'],
    ['brick', 'pale', 'Cement tile', 'colour, then grey'],
    ['pale', 'pale', 'Natural stone', 'veins run through'],
  ];
  const parts = tiles.flatMap(([top, body, name, note], index) => {
    const [x, y] = [20 + (index % 2) * 190, 20 + Math.floor(index / 2) * 120];
    const veins =
      index === 3 ? [path('thin', `M${x} ${y + 40}l40 -18l30 20l50 -34l50 22M${x + 20} ${y + 56}l50 -20l60 14`)] : [];
    const skin = index === 0 ? 8 : index === 2 ? 16 : 60;
    return [
      box(body, x, y, 170, 60),
      box(top, x, y, 170, skin),
      ...veins,
      path('line', `M${x} ${y}H${x + 170}V${y + 60}H${x}Z`),
      words(x, y + 80, name, 'ink b'),
      words(x, y + 97, note, 'soft s'),
    ];
  });
  return picture('What a chipped edge shows of four kinds of tile', parts);
}

/** Cleaners from acid to alkaline, and what each is for. */
function phScale(): string {
  const steps = Array.from({ length: 15 }, (_, ph) => {
    const kind = ph < 6 ? 'brick' : ph > 8 ? 'water' : 'leaf';
    return box(kind, 20 + ph * 24, 80, 22, 46) + words(31 + ph * 24, 144, String(ph), 'soft s m');
  });
  return picture(
    'The pH scale with what each end of it removes',
    [
      words(20, 36, 'pH', 'ink b'),
      words(20, 66, 'Acid', 'ink b'),
      words(192, 66, 'Neutral', 'ink b m'),
      words(380, 66, 'Alkaline', 'ink b e'),
      ...steps,
      words(20, 176, 'scale, rust, haze', 'ink s'),
      words(20, 194, 'harms marble,', 'ink s'),
      words(20, 210, 'cement, grout', 'ink s'),
      words(200, 176, 'daily mop', 'ink s m'),
      words(380, 176, 'grease, body oils,', 'ink s e'),
      words(380, 194, 'general soil', 'ink s e'),
      words(380, 210, 'rinse it well', 'ink s e'),
    ],
    230,
  );
}

/** Three ways in which a spot comes back, each in section through pile, backing and underlay. */
function threeReturns(): string {
  const panels: [string, string, string][] = [
    ['Wicking', 'days', 'up from the base'],
    ['Residue', 'weeks', 'soil sticks on top'],
    ['Migration', 'with weather', 'from below'],
  ];
  const parts = panels.flatMap(([name, when, how], index) => {
    const x = 14 + index * 130;
    const tufts = Array.from({ length: 9 }, (_, tuft) => path('thin', `M${x + 8 + tuft * 12} 130v-60`));
    const spot = [
      path('waterline', `M${x + 38} 128v-44m-7 9l7 -9l7 9M${x + 74} 128v-44m-7 9l7 -9l7 9`) +
        box('clay', x + 30, 66, 54, 8),
      box('clay', x + 10, 60, 92, 10) + path('waterline', `M${x + 56} 24v26m-7 -9l7 9l7 -9`),
      box('clay', x + 34, 152, 44, 14) + path('waterline', `M${x + 56} 150v-70m-7 9l7 -9l7 9`),
    ][index];
    return [
      ...tufts,
      box('grey', x, 130, 112, 12),
      box('pale', x, 144, 112, 28),
      spot ?? '',
      words(x + 56, 200, name, 'ink b m'),
      words(x + 56, 220, when, 'ink s m'),
      words(x + 56, 240, how, 'soft s m'),
    ];
  });
  return picture('Three ways in which a spot comes back', parts);
}

/** A floor in three zones of use, told apart by their letters as well as by their colours. */
function zones(): string {
  const room = (kind: string, x: number, y: number, width: number, height: number, letter: string) =>
    box(kind, x, y, width, height) +
    path('line', `M${x} ${y}h${width}v${height}h${-width}Z`) +
    words(x + width / 2, y + height / 2 + 6, letter, 'ink b m');
  return picture(
    'A floor in three zones: red for entries and corridors, amber for open offices, green for quiet rooms',
    [
      room('amber', 20, 20, 150, 90, 'A'),
      room('amber', 230, 20, 150, 90, 'A'),
      room('brick', 170, 20, 60, 150, 'R'),
      room('brick', 20, 110, 150, 30, 'R'),
      room('brick', 230, 110, 150, 30, 'R'),
      room('leaf', 20, 140, 75, 60, 'G'),
      room('leaf', 95, 140, 75, 60, 'G'),
      room('leaf', 230, 140, 150, 60, 'G'),
      room('brick', 170, 170, 60, 30, 'R'),
      words(20, 228, 'R entries, lifts, corridors', 'ink s'),
      words(20, 248, 'A open offices', 'ink s'),
      words(230, 228, 'G meeting rooms,', 'ink s'),
      words(230, 248, 'private offices', 'ink s'),
    ],
  );
}
