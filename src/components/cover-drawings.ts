/** One drawing for each discipline, as SVG text. Coordinates are rounded: a cover stays far under 4 kB. */

import { bend, between, closedCurve, round, stepped, times, type Hand } from './cover-pen.ts';

export type Discipline =
  | 'water-damage'
  | 'mould'
  | 'fire-and-odour'
  | 'carpet'
  | 'upholstery'
  | 'rugs'
  | 'stone-and-tile'
  | 'inspection'
  | 'trauma-scene'
  | 'business-and-safety';

type Drawing = (hand: Hand) => string;

export const drawings: Record<Discipline, Drawing> = {
  'water-damage': moistureMap,
  mould: sporeField,
  'fire-and-odour': smoke,
  carpet: twill,
  upholstery: herringbone,
  rugs: kilim,
  'stone-and-tile': groutGrid,
  inspection: surveyGrid,
  'trauma-scene': containmentZones,
  'business-and-safety': ledger,
};

/** Contours of a moisture map: closer together where it is wetter, a reading at the peak. */
function moistureMap({ random, line, accent }: Hand): string {
  const peak = { x: between(random, 90, 230), y: between(random, 60, 140) };
  const drift = { x: between(random, -60, 60), y: between(random, -40, 40) };
  const waves = [2, 3, 4].map((lobes) => ({
    lobes,
    phase: random() * 6.28,
    depth: between(random, 0.06, 0.2) / (lobes - 1),
  }));
  const contours = times(9, (step) => {
    const reach = 12 + step * 14 + step * step * 1.7;
    const points = times(14, (turn) => {
      const angle = (turn / 14) * 6.283;
      const swell = waves.reduce(
        (sum, wave) => sum + wave.depth * (0.5 + step / 6) * Math.sin(wave.lobes * angle + wave.phase),
        1,
      );
      return [
        peak.x + (drift.x * step) / 9 + Math.cos(angle) * reach * swell * 1.25,
        peak.y + (drift.y * step) / 9 + Math.sin(angle) * reach * swell,
      ];
    });
    return `<path d="${closedCurve(points)}"${step % 4 === 1 ? ' stroke-width="2.6"' : ''}/>`;
  });
  return (
    `<g fill="${line}" fill-opacity=".06" stroke="${line}" stroke-width="1.1">${contours.reverse().join('')}</g>` +
    `<path d="M${round(peak.x)} ${round(peak.y)}m-6 0h12m-6-6v12" stroke="${accent}" stroke-width="2"/>`
  );
}

/** Colonies: spores in sunflower order around a few centres, thinning outwards. */
function sporeField({ random, line, accent }: Hand): string {
  const colonies = times(4, (index) => {
    const centre = { x: between(random, 20, 300), y: between(random, 30, 170) };
    const spread = between(random, 9, 13);
    const turn = random() * 6;
    const dots = times(38 - index * 6, (spore) => {
      const reach = spread * Math.sqrt(spore + 0.4) * (1 + random() * 0.18);
      const angle = spore * 2.39996 + turn;
      return `M${round(centre.x + Math.cos(angle) * reach)} ${round(centre.y + Math.sin(angle) * reach)}h0`;
    });
    const ink = index === 0 ? accent : line;
    const young = dots.splice(0, 9);
    return (
      `<path d="${young.join('')}" stroke="${ink}" stroke-width="13"/>` +
      `<path d="${dots.join('')}" stroke="${ink}" stroke-width="6" opacity=".75"/>`
    );
  });
  const threads = times(
    5,
    () =>
      `M${round(random() * 320)} ${round(random() * 200)}q${bend(random, 60)} ${bend(random, 60)} ${bend(random, 120)} ${bend(random, 90)}`,
  );
  return `<g fill="none" stroke-linecap="round"><path d="${threads.join('')}" stroke="${line}" opacity=".45"/>${colonies.join('')}</g>`;
}

/** Smoke: ribbons that rise from one point, drift together and part near the ceiling. */
function smoke({ random, line, accent }: Hand): string {
  const root = between(random, 90, 220);
  const lean = between(random, -60, 60);
  const sway = between(random, 30, 60) * (random() < 0.5 ? -1 : 1);
  const ribbons = times(15, (index) => {
    const spread = index - 7;
    const width = (1 + 3 * Math.abs(Math.sin(index * 1.7 + lean))).toFixed(1);
    const start = root + spread * 3;
    const waist = root + sway + spread * 6;
    const top = root + lean + spread * 24;
    return `<path d="M${round(start)} 205C${round(start - sway)} 150 ${round(waist + sway)} 140 ${round(waist)} 95S${round(top - sway)} 50 ${round(top)} -8" stroke-width="${width}"${index % 5 === 2 ? ` stroke="${accent}"` : ''}/>`;
  });
  return `<g fill="none" stroke="${line}" stroke-opacity=".72">${ribbons.join('')}</g>`;
}

/** Carpet: loops of pile in a twill, with a lighter pass of the wand across them. */
function twill({ random, line, accent, id }: Hand): string {
  const size = 12 + Math.floor(random() * 3) * 3;
  const turn = random() < 0.5 ? 20 : -28;
  const swath = between(random, 60, 200);
  return (
    `<defs><pattern id="${id}" width="${size}" height="${size * 2}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">` +
    `<path d="M${size * 0.28} 2v${size - 3}M${size * 0.78} ${size + 2}v${size - 3}" stroke="${line}" stroke-width="${size * 0.34}" stroke-linecap="round"/>` +
    `<path d="M${size * 0.28} ${size + 3}v${size - 6}M${size * 0.78} 3v${size - 6}" stroke="${line}" stroke-opacity=".4" stroke-width="${size * 0.26}" stroke-linecap="round"/></pattern></defs>` +
    `<path fill="url(#${id})" d="M0 0h320v200H0z"/>` +
    `<path d="M${round(swath - 60)} 210C${round(swath)} 130 ${round(swath + 10)} 80 ${round(swath + 90)} -10" stroke="${accent}" stroke-opacity=".42" stroke-width="52" fill="none"/>`
  );
}

/** Upholstery: herringbone cloth under a seam with stitches. */
function herringbone({ random, line, accent, id }: Hand): string {
  const size = 16 + Math.floor(random() * 3) * 4;
  const seam = between(random, 50, 150);
  const fall = between(random, -30, 30);
  const zigzag = times(4, (row) => `M0 ${(row * size) / 2 - size / 2}l${size} ${size}l${size} -${size}`);
  const edge = `M-5 ${round(seam)}Q160 ${round(seam + fall)} 325 ${round(seam - fall)}`;
  return (
    `<defs><pattern id="${id}" width="${size * 2}" height="${size}" patternUnits="userSpaceOnUse">` +
    `<path d="${zigzag.join('')}" fill="none" stroke="${line}" stroke-width="${size / 7}"/></pattern></defs>` +
    `<path fill="url(#${id})" d="M0 0h320v200H0z" opacity=".7"/>` +
    `<g fill="none"><path d="${edge}" stroke="#2d1d33" stroke-width="16" opacity=".75"/>` +
    `<path d="${edge}" stroke="${accent}" stroke-width="2.5" stroke-dasharray="11 7"/></g>`
  );
}

/** Rugs: stepped medallions in a row, as a kilim is woven. */
function kilim({ random, back, line, accent }: Hand): string {
  const step = 8;
  const tall = 6 + Math.floor(random() * 4);
  const gap = tall * step * 2 + 8 + Math.floor(random() * 5) * 4;
  const shift = random() * gap;
  const heart = 2 + Math.floor(random() * 3);
  const medallions = times(Math.ceil(320 / gap) + 2, (index) => {
    const x = round(index * gap - shift);
    return [tall, tall - 2, tall - 2 - heart]
      .map((rows, ring) => `<path d="${stepped(x, 100, rows, step)}" fill="${[line, back, accent][ring] ?? line}"/>`)
      .join('');
  });
  const fringe = times(
    2,
    (side) =>
      `<path d="M0 ${side ? 188 : 12}h320" stroke="${line}" stroke-width="8" stroke-dasharray="${random() < 0.5 ? '8 8' : '16 6 4 6'}"/>`,
  );
  return medallions.join('') + fringe.join('');
}

/** Stone and tile: a running bond with cut tiles, a few in another stone, and one vein. */
function groutGrid({ random, back, line, accent }: Hand): string {
  const height = 40;
  const tiles = times(5, (row) => {
    const wide = 56 + Math.floor(random() * 3) * 14;
    const offset = -random() * wide;
    return times(Math.ceil(330 / wide) + 1, (column) => {
      const chance = random();
      const fill = chance > 0.8 ? accent : line;
      return `<path fill="${fill}" fill-opacity="${(0.25 + chance * 0.65).toFixed(2)}" d="M${round(offset + column * wide + 2)} ${row * height + 2}h${wide - 4}v${height - 4}h-${wide - 4}z"/>`;
    }).join('');
  });
  const start = between(random, 20, 120);
  const vein = `M${round(start)} -5q${bend(random, 40)} 50 ${round(between(random, 40, 90))} 90t${round(between(random, 30, 90))} 130`;
  return tiles.join('') + `<path d="${vein}" fill="none" stroke="${back}" stroke-opacity=".55" stroke-width="2.5"/>`;
}

/** Inspection: a measured drawing: grid, a traced outline with its dimensions, a point of interest. */
function surveyGrid({ random, line, accent, id }: Hand): string {
  const left = round(between(random, 40, 80));
  const top = round(between(random, 36, 60));
  const wide = round(between(random, 130, 180));
  const tall = round(between(random, 80, 105));
  const notch = round(between(random, 30, 60));
  const find = { x: left + round(wide * between(random, 0.15, 0.6)), y: top + round(tall * between(random, 0.3, 0.8)) };
  return (
    `<defs><pattern id="${id}" width="20" height="20" patternUnits="userSpaceOnUse"><path d="M20 0H0v20" fill="none" stroke="${line}" stroke-opacity=".28"/></pattern></defs>` +
    `<path fill="url(#${id})" d="M0 0h320v200H0z"/><g fill="none" stroke="${line}">` +
    `<path stroke-width="4" fill="#fffdf7" fill-opacity=".55" d="M${left} ${top}h${wide}v${tall - notch}h${notch}v${notch}H${left}z"/>` +
    `<path d="M${left} ${top - 14}h${wide}m0-5v10M${left} ${top - 19}v10M${left - 14} ${top}v${tall}m-5 0h10M${left - 19} ${top}h10"/>` +
    `<path stroke="${accent}" stroke-width="2" d="M${find.x - 24} ${find.y}h48m-24-24v48m-15-24a15 15 0 1 0 30 0a15 15 0 1 0-30 0"/></g>`
  );
}

/** Trauma scene: zones of containment, from the work area outwards, and the way through them. */
function containmentZones({ random, line, accent, id }: Hand): string {
  const x = between(random, 110, 210);
  const y = between(random, 80, 120);
  const rings = times(5, (ring) => {
    const wide = 34 + ring * 34;
    const tall = 22 + ring * 24;
    const style = ring % 2 ? ' stroke-dasharray="9 6"' : '';
    return `<rect x="${round(x - wide)}" y="${round(y - tall)}" width="${round(wide * 2)}" height="${round(tall * 2)}" rx="${8 + ring * 4}" stroke-width="${5 - ring * 0.8}"${style}/>`;
  });
  const side = random() < 0.5 ? -1 : 1;
  return (
    `<defs><pattern id="${id}" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v9" stroke="${accent}" stroke-width="5"/></pattern></defs>` +
    `<g fill="none" stroke="${line}">${rings.join('')}</g>` +
    `<rect x="${round(x - 34)}" y="${round(y - 22)}" width="68" height="44" rx="8" fill="url(#${id})"/>` +
    `<path d="M${round(x)} ${round(y + 22)}v30h${side * 60}v${round(between(random, 50, 90))}" fill="none" stroke="${accent}" stroke-width="3"/>`
  );
}

/** Business and safety: what is put by, month after month, over its ruled lines. */
function ledger({ random, line, accent }: Hand): string {
  const rules = times(9, (row) => `M0 ${row * 24 + 8}h320`);
  let level = between(random, 14, 30);
  const bars = times(12, (month) => {
    level += random() * 22 - 3;
    return `M${month * 26 + 18} 200v-${round(level)}`;
  });
  const mark = Math.floor(between(random, 8, 12));
  return (
    `<path d="${rules.join('')}" stroke="${line}" stroke-opacity=".3"/>` +
    `<path d="${bars.join('')}" stroke="${line}" stroke-width="17"/>` +
    `<path d="${bars[mark] ?? ''}" stroke="${accent}" stroke-width="17"/>`
  );
}
