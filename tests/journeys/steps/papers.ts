import { inflateSync } from 'node:zlib';

/**
 * What a paper of ours says, word for word as it is drawn, a line for each run of text. Reads what typst writes: a content
 * stream a page, fonts whose glyphs are numbered anew, and for each font a table that leads from glyphs back to letters.
 */
export function readPaper(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const pages = [...raw.matchAll(/\/Type \/Page\b[\s\S]*?endobj/g)].map(([page]) => page);
  return pages.map((page) => textOf(raw, page)).join('\n');
}

// A string holds escaped bytes, and brackets in pairs as they are.
const plain = String.raw`\\[\s\S]|[^\\()]`;
const string = String.raw`\((?:${plain}|\((?:${plain}|\((?:${plain})*\))*\))*\)|<[0-9A-Fa-f]*>`;
/** What changes or draws text: a font is chosen, strings are shown, a run ends. */
const operators = new RegExp(
  String.raw`/(f\d+) [\d.]+ Tf|((?:${string}|\[(?:${string}|[^\]])*\])\s*T[jJ])|\b(ET)\b`,
  'g',
);

function textOf(raw: string, page: string): string {
  const fonts = new Map(
    [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, lettersOf(raw, id)] as const),
  );
  const content = streamOf(raw, /\/Contents (\d+) 0 R/.exec(page)?.[1]);
  let letters = new Map<number, string>();
  let said = '';
  for (const [, font, shown, end] of content.matchAll(operators)) {
    if (font) letters = fonts.get(font) ?? new Map();
    if (shown)
      said += glyphsOf(shown)
        .map((glyph) => letters.get(glyph) ?? '')
        .join('');
    if (end) said += '\n';
  }
  return said;
}

/** From the numbers of a font's glyphs to letters. */
function lettersOf(raw: string, fontId: string | undefined): Map<number, string> {
  const font = new RegExp(`(?<!\\d)${fontId} 0 obj[\\s\\S]*?endobj`).exec(raw)?.[0] ?? '';
  const table = streamOf(raw, /\/ToUnicode (\d+) 0 R/.exec(font)?.[1]);
  return new Map(
    [...table.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/gi)].map(([, glyph = '', letters = '']) => [
      parseInt(glyph, 16),
      Buffer.from(letters, 'hex').swap16().toString('utf16le'),
    ]),
  );
}

function streamOf(raw: string, id: string | undefined): string {
  const found = new RegExp(`(?<!\\d)${id} 0 obj\\s*<<([\\s\\S]*?)>>\\s*stream\\r?\\n`).exec(raw);
  if (!found) throw new Error(`The paper has no stream ${id}`);
  const start = found.index + found[0].length;
  const data = Buffer.from(raw.slice(start, raw.indexOf('endstream', start)), 'latin1');
  return (found[1]?.includes('FlateDecode') ? inflateSync(data) : data).toString('latin1');
}

/** The glyphs of the strings that one operator draws, two bytes each. */
function glyphsOf(shown: string): number[] {
  const strings = shown.match(new RegExp(string, 'g')) ?? [];
  const bytes = Buffer.concat(strings.map(bytesOf));
  return Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16BE(index * 2));
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function bytesOf(literal: string): Buffer {
  const inside = literal.slice(1, -1);
  if (literal.startsWith('<')) return Buffer.from(inside, 'hex');
  const bytes = inside.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
    /^[0-7]/.test(escaped) ? String.fromCharCode(parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
  );
  return Buffer.from(bytes, 'latin1');
}
