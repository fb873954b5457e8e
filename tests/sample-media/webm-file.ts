/** An encoded picture of a video, as WebCodecs gives it. */
export interface EncodedPicture {
  /** From the start of the video. */
  milliseconds: number;
  isKey: boolean;
  bytes: Buffer;
}

interface Video {
  codec: 'V_VP8' | 'V_VP9';
  width: number;
  height: number;
  durationMs: number;
  pictures: EncodedPicture[];
}

/**
 * A WebM file with one silent track, its length and an index of its key pictures before the pictures themselves, so that a
 * player can jump in it after reading the first kilobytes. What browsers record themselves has neither length nor index.
 * Element ids are those of RFC 9559 (Matroska).
 */
export function webmFile({ codec, width, height, durationMs, pictures }: Video): Buffer {
  const header = element('1a45dfa3', [
    element('4286', uint(1)),
    element('42f7', uint(1)),
    element('42f2', uint(4)),
    element('42f3', uint(8)),
    element('4282', text('webm')),
    element('4287', uint(4)),
    element('4285', uint(2)),
  ]);
  const length = Buffer.alloc(8);
  length.writeDoubleBE(durationMs);
  const info = element('1549a966', [
    element('2ad7b1', uint(1_000_000)),
    element('4489', length),
    element('4d80', text('Accrue')),
    element('5741', text('Accrue')),
  ]);
  const size = [element('b0', uint(width)), element('ba', uint(height))];
  const track = [element('d7', uint(1)), element('73c5', uint(1)), element('83', uint(1)), element('9c', uint(0))];
  const tracks = element('1654ae6b', element('ae', [...track, element('86', text(codec)), element('e0', size)]));
  const clusters = groupsOf(pictures).map((group) => ({ at: group[0]?.milliseconds ?? 0, bytes: cluster(group) }));
  const before = info.length + tracks.length;
  // Positions are written with four bytes, so the index is as long as one of zeros.
  const cues = cuesOf(clusters, before + cuesOf(clusters, 0).length);
  return Buffer.concat([header, element('18538067', [info, tracks, cues, ...clusters.map(({ bytes }) => bytes)])]);
}

function groupsOf(pictures: EncodedPicture[]): EncodedPicture[][] {
  const groups: EncodedPicture[][] = [];
  for (const picture of pictures) {
    if (picture.isKey) groups.push([]);
    groups.at(-1)?.push(picture);
  }
  return groups;
}

function cluster(pictures: EncodedPicture[]): Buffer {
  const start = pictures[0]?.milliseconds ?? 0;
  const blocks = pictures.map(({ milliseconds, isKey, bytes }) => {
    const head = Buffer.alloc(4);
    head.writeUInt8(0x81, 0);
    head.writeInt16BE(milliseconds - start, 1);
    head.writeUInt8(isKey ? 0x80 : 0, 3);
    return element('a3', [head, bytes]);
  });
  return element('1f43b675', [element('e7', uint(start)), ...blocks]);
}

function cuesOf(clusters: { at: number; bytes: Buffer }[], first: number): Buffer {
  let position = first;
  const points = clusters.map(({ at, bytes }) => {
    const where = Buffer.alloc(4);
    where.writeUInt32BE(position);
    position += bytes.length;
    const track = element('b7', [element('f7', uint(1)), element('f1', where)]);
    return element('bb', [element('b3', uint(at)), track]);
  });
  return element('1c53bb6b', points);
}

function element(id: string, content: Buffer | Buffer[]): Buffer {
  const body = Buffer.concat([content].flat());
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, 'hex'), size, body]);
}

function uint(value: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
}

function text(value: string): Buffer {
  return Buffer.from(value, 'utf8');
}
