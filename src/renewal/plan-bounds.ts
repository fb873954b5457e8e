import type { PlanGroup } from './plan-groups.ts';

/** The least weight with which the groups from this one on bring so much, if nothing else stood in their way. */
export type Bound = (group: number, missing: number) => number;

/** The finest grid of a table: with more steps than this it is rounded, and its answers stay too low rather than too high. */
const mostSteps = 512;

/**
 * A lower bound by dynamic programming: the exact least weight that covers what is missing, leaving aside caps, clashes,
 * prerequisites and that a course is taken once. What is left aside can only make a set heavier, so nothing is cut off that
 * would have been better.
 */
export function leastWeight(
  groups: readonly PlanGroup[],
  most: number,
  weigh: (group: PlanGroup) => number,
  brings: (group: PlanGroup) => boolean = () => true,
): Bound {
  const grid = Math.max(
    1,
    groups.reduce((gcd, { units }) => commonDivisor(gcd, units), most),
    Math.ceil(most / mostSteps),
  );
  const steps = Math.ceil(Math.max(0, most) / grid);
  const width = steps + 1;
  const table = new Float64Array((groups.length + 1) * width).fill(Infinity);
  table[groups.length * width] = 0;
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index] as PlanGroup;
    const [weight, covers] = brings(group) ? [weigh(group), Math.ceil(group.units / grid)] : [Infinity, 0];
    const [row, next] = [index * width, (index + 1) * width];
    for (let missing = 0; missing < width; missing += 1) {
      const without = table[next + missing] as number;
      const withIt = weight + (table[next + Math.max(0, missing - covers)] as number);
      table[row + missing] = Math.min(without, withIt);
    }
  }
  return (group, missing) => (missing <= 0 ? 0 : (table[group * width + Math.ceil(missing / grid)] as number));
}

export function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
