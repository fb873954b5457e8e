/** The bytes from the first to the last, both included. */
interface ByteRange {
  first: number;
  last: number;
}

/**
 * The one range of bytes that a request asks for (RFC 9110, 14.1.2): null for none that is understood, among them several at
 * once, which a server may answer with the whole; 'none-of-it' when it lies outside.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'none-of-it' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length > 0 ? { first: size - length, last: size - 1 } : 'none-of-it';
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size) return 'none-of-it';
  return first <= last ? { first, last } : null;
}
