import { inflateSync } from 'node:zlib';

/** The bytes of every file that a PDF of ours carries, in the order in which they stand in it. */
export function filesInside(pdf: Uint8Array): Buffer[] {
  const text = Buffer.from(pdf).toString('latin1');
  const heads = [...text.matchAll(/<<\s*\/Length (\d+)\s*\/Type \/EmbeddedFile([^]*?)stream\r?\n/g)];
  return heads.map((head) => {
    const start = head.index + head[0].length;
    const bytes = Buffer.from(text.slice(start, start + Number(head[1])), 'latin1');
    return head[2]?.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
  });
}
