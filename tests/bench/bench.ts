import { pageCache } from './page-cache.ts';
import { certificates } from './certificates.ts';
import { board } from './board.ts';
import { orders } from './orders.ts';
import { planner } from './planner.ts';
import { worker } from './worker.ts';
import { type Figure, table } from './figure.ts';

/** What can be measured, by name. Each group starts what it needs and gives its figures. */
const groups: Record<string, () => Promise<Figure[]>> = {
  'page-cache': pageCache,
  orders,
  certificates,
  planner,
  board,
  worker,
};

// npm run bench                    every group, as a table
// npm run bench page-cache         one group
// npm run bench -- --json          one object a line
const flags = process.argv.slice(2);
const json = flags.includes('--json');
const wanted = flags.filter((flag) => !flag.startsWith('--'));
const unknown = wanted.filter((name) => !groups[name]);
if (unknown.length > 0) {
  process.stderr.write(`There is no group ${unknown.join(', ')}. There are: ${Object.keys(groups).join(', ')}.\n`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(groups)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const measured = await measure();
  figures.push(...measured);
  if (json) for (const figure of measured) process.stdout.write(`${JSON.stringify(figure)}\n`);
}
if (!json) process.stdout.write(table(figures));
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
