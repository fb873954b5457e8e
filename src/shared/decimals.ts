const scale = 3;
const unit = 10n ** BigInt(scale);

/**
 * The exact product of two decimals with at most three places each, as text with three places. The sixth place and those
 * between are rounded half up, as PostgreSQL's numeric does.
 */
export function multiplyDecimals(a: string, b: string): string {
  const product = thousandths(a) * thousandths(b);
  return asText((product + unit / 2n) / unit);
}

/** Below zero when a is the smaller, zero when both are the same number, above zero otherwise. */
export function compareDecimals(a: string, b: string): number {
  return Number(thousandths(a) - thousandths(b));
}

/** The exact sum, as text with three places; '0.000' of nothing. */
export function addDecimals(...decimals: readonly string[]): string {
  return asText(decimals.reduce((sum, each) => sum + thousandths(each), 0n));
}

/** What is left of `a` when `b` is taken away; nothing when `b` is the larger. */
export function lessDecimal(a: string, b: string): string {
  const left = thousandths(a) - thousandths(b);
  return asText(left > 0n ? left : 0n);
}

export function smallestDecimal(first: string, ...rest: readonly string[]): string {
  return rest.reduce((least, each) => (compareDecimals(each, least) < 0 ? each : least), first);
}

export function largestDecimal(first: string, ...rest: readonly string[]): string {
  return rest.reduce((most, each) => (compareDecimals(each, most) > 0 ? each : most), first);
}

/** `a` divided by `b` in whole steps, as text with three places: rounded down to a step, or to the nearest one, half up. */
export function divideDecimals(
  a: string,
  b: string,
  { step, rounding }: { step: string; rounding: 'down' | 'half-up' },
): string {
  const [part, whole] = [thousandths(a) * unit, thousandths(b) * thousandths(step)];
  if (whole === 0n) throw new RangeError('Nothing can be divided by zero, or into steps of zero');
  const steps = rounding === 'down' ? part / whole : (2n * part + whole) / (2n * whole);
  return asText(steps * thousandths(step));
}

/** '7' of '7.000', '1.5' of '1.500': the same number without idle zeros. */
export function trimDecimal(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** '1.500' as 1500, for sums in a loop; exact for anything that a person can earn. */
export function toThousandths(decimal: string): number {
  return Number(thousandths(decimal));
}

/** 1500 as '1.5'. */
export function fromThousandths(count: number): string {
  return trimDecimal(asText(BigInt(count)));
}

const shape = /^\d+(?:\.\d{1,3})?$/;

/** One number read from all digits at once: a team's board reads some twenty thousand of them. */
function thousandths(decimal: string): bigint {
  if (!shape.test(decimal)) throw new RangeError(`"${decimal}" is not a decimal with at most three places`);
  const point = decimal.indexOf('.');
  if (point < 0) return BigInt(`${decimal}000`);
  return BigInt(decimal.slice(0, point) + decimal.slice(point + 1).padEnd(scale, '0'));
}

function asText(thousandthsOf: bigint): string {
  return `${thousandthsOf / unit}.${String(thousandthsOf % unit).padStart(scale, '0')}`;
}
