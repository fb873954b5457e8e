/** Covers of what is cleaned: carpet, cloth, rugs, stone. */

import { bend, between, round, stepped, times, type Hand } from './cover-pen.ts';

/** Carpet: loops of pile in a twill, with a lighter pass of the wand across them. */
export function twill({ random, line, accent, id }: Hand): string {
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
export function herringbone({ random, line, accent, id }: Hand): string {
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
export function kilim({ random, back, line, accent }: Hand): string {
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
export function groutGrid({ random, back, line, accent }: Hand): string {
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
