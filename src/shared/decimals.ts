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

function thousandths(decimal: string): bigint {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d{1,3}))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError(`"${decimal}" is not a decimal with at most three places`);
  return BigInt(whole) * unit + BigInt(fraction.padEnd(scale, '0'));
}

function asText(thousandthsOf: bigint): string {
  return `${thousandthsOf / unit}.${String(thousandthsOf % unit).padStart(scale, '0')}`;
}
