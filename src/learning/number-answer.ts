/** A decimal as a whole number of units of its last place. */
interface Scaled {
  digits: bigint;
  places: number;
}

/**
 * Reads a number as people type it: "7.6", "−3", "1,250", "75 %", "7.6 g/kg". A comma is only read between thousands; null
 * for anything else, since "7,6" could mean two things.
 */
export function parseNumber(typed: string): string | null {
  const [, text = ''] = /^\s*([+−–-]?[\d,.\s]*\d)\s*(?:[^\d\s.,][^\d]*)?$/u.exec(typed) ?? [];
  const plain = text.replaceAll(/\s/g, '').replace(/^[−–]/, '-').replace(/^\+/, '');
  const ungrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^-?(\d{1,12}(\.\d{1,9})?|\.\d{1,9})$/.test(ungrouped) ? ungrouped : null;
}

/** Whether a number is right within a tolerance, the limits included. All three are decimals as text. */
export function isWithin(given: string, value: string, tolerance: string): boolean {
  const [a, b, within] = [scaled(given), scaled(value), scaled(tolerance)];
  const places = Math.max(a.places, b.places, within.places);
  const apart = at(a, places) - at(b, places);
  return (apart < 0n ? -apart : apart) <= at(within, places);
}

function scaled(text: string): Scaled {
  const [whole = '', fraction = ''] = text.split('.');
  return {
    digits: BigInt(`${whole === '-' || whole === '' ? `${whole}0` : whole}${fraction}`),
    places: fraction.length,
  };
}

function at({ digits, places }: Scaled, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - places);
}
