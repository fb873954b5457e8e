import { encodeQR } from 'qr';
import { brand } from '#src/shared/brand.ts';

/** The QR code of a text as an SVG picture, with room for a stain or a fold (15 % error correction), up to its edges. */
export function qrCode(text: string): string {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 });
  const size = rows.length - 2;
  const bars = rows.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="1 1 ${size} ${size}"><path fill="${brand.ink}" d="${bars.join('')}"/></svg>`;
}
