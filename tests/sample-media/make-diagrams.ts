/** Draws the diagrams of the sample's online courses: `node tests/sample-media/make-diagrams.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { diagrams } from './diagrams.ts';

const folder = new URL('../../db/seeds/courses/media/', import.meta.url);
for (const [name, draw] of Object.entries(diagrams)) {
  const file = new URL(name, folder);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, draw());
}
