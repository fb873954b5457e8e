/** What every cover is drawn with. */

export interface Ground {
  back: string;
  line: string;
  accent: string;
}

export interface Hand extends Ground {
  /** The next number from 0 to 1. */
  random: () => number;
  /** Unique to the picture, for patterns. */
  id: string;
}

/** As many items as asked for. */
export function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => make(index));
}

/** A number from low to high. */
export function between(random: () => number, low: number, high: number): number {
  return low + random() * (high - low);
}

/** A whole number up to `reach` either way. */
export function bend(random: () => number, reach: number): number {
  return round(between(random, -reach, reach));
}

/** Whole numbers keep a picture small. */
export function round(value: number): number {
  return Math.round(value);
}

/** A smooth closed line: quadratic curves through the middles between the points. */
export function closedCurve(points: number[][]): string {
  const middle = (index: number): [number, number] => {
    const [from, to] = [points[index % points.length] ?? [], points[(index + 1) % points.length] ?? []];
    return [round(((from[0] ?? 0) + (to[0] ?? 0)) / 2), round(((from[1] ?? 0) + (to[1] ?? 0)) / 2)];
  };
  const bends = points.map((_, index) => {
    const [x = 0, y = 0] = points[(index + 1) % points.length] ?? [];
    return `Q${round(x)} ${round(y)} ${middle(index + 1).join(' ')}`;
  });
  return `M${middle(0).join(' ')}${bends.join('')}z`;
}

/** The outline of a diamond made of steps. */
export function stepped(x: number, y: number, rows: number, step: number): string {
  const down = `h${step}v${step}`.repeat(rows);
  const back = `h-${step}v${step}`.repeat(rows);
  const up = `h-${step}v-${step}`.repeat(rows);
  const out = `h${step}v-${step}`.repeat(rows);
  return `M${x} ${y - rows * step}${down}${back}${up}${out}z`;
}
