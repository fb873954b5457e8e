import { encode } from 'uqr';
import { brand } from '#src/shared/brand.ts';

/**
 * The QR code of a text as an SVG picture, with room for a stain or a fold (15 % error correction). Every reader takes every
 * mask; trying all eight for the prettiest takes a millisecond.
 */
export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0, maskPattern: 0 });
  const bars = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="${brand.ink}" d="${bars.join('')}"/></svg>`;
}
