const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

/** The eleven digits of what was typed (spaces allowed), or null when there are not eleven or the checksum does not fit. */
export function parseAbn(typed: string): string | null {
  const digits = typed.replace(/\s/g, '');
  return /^\d{11}$/.test(digits) && hasAbnChecksum(digits) ? digits : null;
}

/** Why this is no ABN: it has another number of digits, or a digit was mistyped; null when it is one. */
export function whyNotAbn(typed: string): 'not-eleven-digits' | 'check-digits' | null {
  const digits = typed.replace(/\s/g, '');
  if (!/^\d{11}$/.test(digits)) return 'not-eleven-digits';
  return hasAbnChecksum(digits) ? null : 'check-digits';
}

/** "51 824 753 556". */
export function formatAbn(abn: string): string {
  return `${abn.slice(0, 2)} ${abn.slice(2, 5)} ${abn.slice(5, 8)} ${abn.slice(8)}`;
}

/** Modulus 89 check of the Australian Business Register (abr.business.gov.au, "Format of the ABN", read 2026-11). */
function hasAbnChecksum(digits: string): boolean {
  const sum = [...digits].reduce(
    (total, digit, index) => total + (Number(digit) - (index === 0 ? 1 : 0)) * (weights[index] ?? 0),
    0,
  );
  return sum % 89 === 0;
}
