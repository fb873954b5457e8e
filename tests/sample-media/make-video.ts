/**
 * Makes the sample's video and its captions: `node tests/sample-media/make-video.ts`. Chromium draws each picture on a canvas
 * and encodes it (VP8, by WebCodecs), and webm-file.ts puts them together: no sound, no other tool.
 */
import { writeFileSync } from 'node:fs';
import { launchBrowser } from '../support/browser.ts';
import { drawPicture, type Picture } from './draw-picture.ts';
import { captions, mostGrams, videoSeconds, warmthAt, waterGrams } from './same-water.ts';
import { webmFile } from './webm-file.ts';

const size = { width: 640, height: 360 };
const perSecond = 12;
const folder = new URL('../../db/seeds/courses/media/moisture-basics/', import.meta.url);

const pictures: Picture[] = Array.from({ length: videoSeconds * perSecond }, (_, index) => {
  const celsius = warmthAt(index / perSecond);
  const most = mostGrams(celsius);
  return { celsius, most, held: Math.min(waterGrams, most), condensed: Math.max(0, waterGrams - most) };
});

const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  // WebCodecs exists in secure contexts only.
  await page.route('https://video.invalid/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Video</title>' }),
  );
  await page.goto('https://video.invalid/');
  const encoded = await page.evaluate(encodeAll, { pictures, ...size, perSecond, draw: drawPicture.toString() });
  const file = webmFile({
    codec: 'V_VP8',
    ...size,
    durationMs: videoSeconds * 1000,
    pictures: encoded.map(({ base64, ...picture }) => ({ ...picture, bytes: Buffer.from(base64, 'base64') })),
  });
  writeFileSync(new URL('same-water.webm', folder), file);
  writeFileSync(new URL('same-water.vtt', folder), captions());
  process.stdout.write(`same-water.webm: ${file.length} bytes, ${encoded.length} pictures\n`);
} finally {
  await browser.close();
}

interface Encoding {
  pictures: Picture[];
  width: number;
  height: number;
  perSecond: number;
  /** The source of the function that draws, since a page cannot import it. */
  draw: string;
}

/** Runs in the browser. */
async function encodeAll({ pictures, width, height, perSecond, draw }: Encoding) {
  const paint = new Function(`return ${draw}`)() as typeof drawPicture;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  const encoded: { milliseconds: number; isKey: boolean; base64: string }[] = [];
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      const base64 = btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ''));
      encoded.push({ milliseconds: Math.round(chunk.timestamp / 1000), isKey: chunk.type === 'key', base64 });
    },
    error: (fault) => {
      throw fault;
    },
  });
  encoder.configure({ codec: 'vp8', width, height, bitrate: 90_000, framerate: perSecond });
  for (const [index, picture] of pictures.entries()) {
    paint(context, picture);
    const frame = new VideoFrame(canvas, { timestamp: (index * 1_000_000) / perSecond });
    encoder.encode(frame, { keyFrame: index % (perSecond * 5) === 0 });
    frame.close();
  }
  await encoder.flush();
  return encoded;
}
