/** One drawing for each discipline, as SVG text. Coordinates are rounded: a cover stays far under 4 kB. */

import { moistureMap, smoke, sporeField } from './cover-damage.ts';
import { between, round, times, type Hand } from './cover-pen.ts';
import { groutGrid, herringbone, kilim, twill } from './cover-surfaces.ts';

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
