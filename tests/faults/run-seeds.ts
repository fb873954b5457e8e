import { addUp, emptyCoverage } from './coverage.ts';
import { createProcessPool } from './lane.ts';
import { runSeed, type SeedReport } from './run-seed.ts';
import { scheduleOf } from './schedule.ts';

interface Runs {
  seeds: number[];
  /** How many seeds run side by side, each on a database and a process of its own. */
  lanes: number;
  postgres: { admin: string; template: string; url(database: string): string };
  /** Ends it after the seeds that are under way. */
  stop?: AbortSignal;
  onProgress?: (done: number, report: SeedReport) => void;
}

/** Runs many seeds, and adds up what they met. */
export async function runSeeds({ seeds, lanes, postgres, stop, onProgress }: Runs) {
  const processes = createProcessPool(lanes + 1);
  const total = { met: emptyCoverage(), kills: 0, cuts: 0, done: 0, failed: [] as SeedReport[] };
  const left = [...seeds];
  async function lane(): Promise<void> {
    for (let seed = left.shift(); seed !== undefined && !stop?.aborted; seed = left.shift()) {
      const report = await runSeed(scheduleOf(seed), { postgres, processes });
      addUp(total.met, report.met);
      total.kills += report.kills;
      total.cuts += report.cuts;
      total.done += 1;
      if (report.broken.length > 0) total.failed.push(report);
      onProgress?.(total.done, report);
    }
  }
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    await processes.close();
  }
  return total;
}

/** What a seed does, to be read when it fails. */
export function scheduleInWords(seed: number): string {
  const { capacities, buyers, rounds } = scheduleOf(seed);
  const lines = rounds.map(({ acts, killed, cutAt, duties, calls, events }, index) => {
    const said = acts.map(({ buyer, step, again }) => `buyer ${buyer} ${step}${again ? ' (tries again)' : ''}`);
    const doom = killed ? `; killed at ${killed.at} ${killed.number}` : cutAt ? `; cut off at moment ${cutAt}` : '';
    return `  ${index + 1}. ${said.join(' + ')}${doom}; then ${duties.join(', ') || 'nothing'}\n     calls ${calls.join(' ')}; events ${events.join(' ')}`;
  });
  const wants = buyers.map(({ items }, index) => `buyer ${index} wants ${JSON.stringify(items)}`);
  return [
    `Schedule of seed ${seed}: sessions of ${capacities.join(' and ')} seats; ${wants.join(', ')}`,
    ...lines,
  ].join('\n');
}
