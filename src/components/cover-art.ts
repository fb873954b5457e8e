import { drawings, type Discipline } from './cover-drawings.ts';
import type { Ground } from './cover-pen.ts';

export type { Discipline } from './cover-drawings.ts';

/** Paper, line and accent of each discipline: one family, so that a shelf of courses belongs together. */
const grounds: Record<Discipline, Ground> = {
  'water-damage': { back: '#0d4450', line: '#8fd3d0', accent: '#f4ead2' },
  mould: { back: '#2a4630', line: '#a9c79a', accent: '#eadfbd' },
  'fire-and-odour': { back: '#41262c', line: '#e2a48c', accent: '#f6dcc0' },
  carpet: { back: '#173a5a', line: '#8eb6d6', accent: '#ecd9b4' },
  upholstery: { back: '#4a3350', line: '#cba7c8', accent: '#f0dcc8' },
  rugs: { back: '#6a2f28', line: '#e4b08a', accent: '#f3e0bb' },
  'stone-and-tile': { back: '#5b5348', line: '#e6d9bf', accent: '#7fc0b6' },
  inspection: { back: '#dcd0b4', line: '#2b5660', accent: '#8a3b22' },
  'trauma-scene': { back: '#2b3145', line: '#a7b2cf', accent: '#eae3d2' },
  'business-and-safety': { back: '#12494a', line: '#86c6b6', accent: '#f2dfae' },
};

/**
 * The picture of a course, drawn and never photographed: an SVG of 320 × 200 made from the discipline and the slug.
 * The same two words always give the same picture, so card, page header and share image agree.
 */
export function coverArt(discipline: Discipline, slug: string): string {
  const ground = grounds[discipline];
  const drawing = drawings[discipline]({
    ...ground,
    random: randomFrom(`${discipline}/${slug}`),
    id: idOf(`${discipline}/${slug}`),
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" preserveAspectRatio="xMidYMid slice" aria-hidden="true">` +
    `<path fill="${ground.back}" d="M0 0h320v200H0z"/>${drawing}</svg>`
  );
}

/** Letters and digits that make the ids of two pictures on one page differ. */
function idOf(name: string): string {
  return `a${hash(name).toString(36)}`;
}

/** FNV-1a: small, well spread, the same everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

/** A run of numbers from 0 to 1 that depends on nothing but the text (mulberry32). */
function randomFrom(text: string): () => number {
  let state = hash(text);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
