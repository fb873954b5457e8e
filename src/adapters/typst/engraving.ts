import { brand } from '#src/shared/brand.ts';

/** How many borders there are: few enough that a batch finds each one laid out already, which saves two milliseconds. */
const borders = 16;

/**
 * Engraved line work in the manner of a share certificate, drawn from the certificate's number: the same number always
 * gives the same lines. The wreath hardly ever comes twice, the border is one of a few. It is an ornament, not a proof; the
 * proof is the verify page.
 *
 * Small SVG pictures which the template repeats and turns: parsed once, and repeated bytes compress to next to nothing.
 * Reading a stroke costs Typst some three microseconds a curve, so that a picture holds no curve twice. (One SVG of the
 * whole border took 30 ms; curves handed to Typst as numbers 20 ms; these take 2.)
 */
interface Engraving {
  /** One period of the border's woven band, 30 by 8.4 mm; the next one continues its lines. */
  band: string;
  /** For the corners of the border: one line of each ring, to be turned by a fifth of a circle four times. */
  rosette: string;
  /** Around a credit stamp: in the same way. */
  wreath: string;
}

/** A point and how far its handles reach. */
type Knot = readonly [x: number, y: number, dx: number, dy: number];
type Random = () => number;

const origin: Knot = [0, 0, 0, 0];

/** The line work that belongs to a number. */
export function engravingFor(number: string): Engraving {
  const next = randomFrom(number);
  const ofBorder = randomFrom(`border ${Math.floor(next() * borders)}`);
  return { band: band(ofBorder), rosette: rosette(ofBorder), wreath: wreath(next) };
}

function band(next: Random): string {
  const count = 5;
  const spread = Math.PI * (0.5 + next() * 0.5);
  const overtone = 0.2 + next() * 0.35;
  const turn = next() * Math.PI;
  const strands = (side: 1 | -1) =>
    Array.from({ length: count }, (_, strand) => {
      const phase = (strand / count) * spread;
      const height = (angle: number) =>
        (Math.sin(angle + phase) + overtone * Math.sin(2 * angle + phase + turn)) / (1 + overtone);
      return wave(3000, (angle) => 400 * side * height(angle));
    }).join('');
  return svg('0 -420 3000 840', 13, strands(1), strands(-1));
}

function rosette(next: Random): string {
  const lobes = pick([7, 8, 9, 11], next);
  return svg('-1050 -1050 2100 2100', 10.5, ring(lobes, 735, 283), ring(lobes, 357, 210));
}

function wreath(next: Random): string {
  const lobes = pick([18, 22, 24, 26], next);
  const depth = 60 + next() * 30;
  return svg('-1000 -1000 2000 2000', 6, ring(lobes, 880, depth), ring(lobes / 2, 860, depth * 1.3));
}

/** Numbers of lobes are no multiples of five: then fifths of a circle spread the copies evenly between two crests. */
function pick(lobes: number[], next: Random): number {
  return lobes[Math.floor(next() * lobes.length)] ?? 0;
}

/** A closed wavy line: one cubic Bézier from each crest to the next trough, where the tangent stands square on the radius. */
function ring(lobes: number, radius: number, depth: number): string {
  const step = Math.PI / lobes;
  const knots = Array.from({ length: 2 * lobes + 1 }, (_, index): Knot => {
    const angle = index * step;
    const distance = radius + (index % 2 === 0 ? depth : -depth);
    const [along, up] = [distance * Math.cos(angle), distance * Math.sin(angle)];
    return [along, up, (-up * step) / 3, (along * step) / 3];
  });
  return path(knots);
}

/** One period of a function of the angle, `length` long. */
function wave(length: number, height: (angle: number) => number): string {
  const steps = 5;
  const step = (2 * Math.PI) / steps;
  const knots = Array.from({ length: steps + 1 }, (_, index): Knot => {
    const angle = index * step;
    const slope = (height(angle + 1e-4) - height(angle - 1e-4)) / 2e-4;
    return [(index / steps) * length, height(angle), length / steps / 3, (slope * step) / 3];
  });
  return path(knots);
}

/** A smooth line through knots as cubic Béziers, in whole hundredths of a millimetre: short to write, quick to read. */
function path(knots: Knot[]): string {
  const [[x, y] = [0, 0]] = knots;
  let line = `M${Math.round(x)} ${Math.round(y)}`;
  for (let index = 1; index < knots.length; index += 1) {
    const [[x1, y1, dx1, dy1] = origin, [x2, y2, dx2, dy2] = origin] = [knots[index - 1], knots[index]];
    line += `C${Math.round(x1 + dx1)} ${Math.round(y1 + dy1)} ${Math.round(x2 - dx2)} ${Math.round(y2 - dy2)}`;
    line += ` ${Math.round(x2)} ${Math.round(y2)}`;
  }
  return line;
}

function svg(viewBox: string, weight: number, inTide: string, inInk: string): string {
  const lines = `<path stroke="${brand.tide}" d="${inTide}"/><path stroke="${brand.ink}" d="${inInk}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="none" stroke-width="${weight}">${lines}</svg>`;
}

/** Mulberry32, seeded with an FNV-1a hash of the number: small, even enough for ornament, the same everywhere. */
function randomFrom(number: string): Random {
  let state = 0x811c9dc5;
  for (const character of number) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
