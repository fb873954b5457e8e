import { connectDatabase, type Db } from '#src/database.ts';
import { anyWishes, findRenewalPlan, type PlanWishes } from '#src/renewal/index.ts';
import { withMigratedDatabase } from '#src/sandbox/migrated-database.ts';
import { stoppedClock } from '#tests/support/core.ts';
import type { Figure } from './figure.ts';
import { aPlannerWorld, plannerNow } from './planner-world.ts';

const bars = [
  { sessions: 500, ms: 50 },
  { sessions: 5_000, ms: 250 },
];
const plans = 200;
const warmUp = 40;

/** What people ask for: everything, what is near, what is near and cheap, what one need not travel to. */
const wishes: PlanWishes[] = [
  anyWishes,
  { ...anyWishes, postcode: '2150', maxKm: 200 },
  { ...anyWishes, postcode: '3000', maxKm: 100, budgetCents: 60_000 },
  { ...anyWishes, onlineOnly: true },
];

/** One plan after another through the use case, each loaded from PostgreSQL anew, on however many cores the command is given. */
export async function planner(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { sessions, ms } of bars)
    await withMigratedDatabase(async (url) => {
      const db = connectDatabase({ connectionString: url });
      const { p95, sets } = await measure(db, sessions);
      await db.destroy();
      const name = `planner, ${sessions.toLocaleString('en-AU')} open sessions`;
      figures.push({ name: `${name}: p95`, value: p95, unit: 'ms', bar: `< ${ms}`, ok: p95 < ms });
      figures.push({ name: `${name}: sets proven best`, value: sets * 100, unit: '%', bar: null, ok: true });
    });
  return figures;
}

async function measure(db: Db, sessions: number): Promise<{ p95: number; sets: number }> {
  const { group, learners } = await aPlannerWorld(db, sessions);
  const clock = stoppedClock(plannerNow);
  const taken: number[] = [];
  let [found, proven] = [0, 0];
  for (let round = 0; round < warmUp + plans; round += 1) {
    const [viewer, wish] = [
      learners[round % learners.length],
      wishes[(round + Math.floor(round / learners.length)) % wishes.length],
    ];
    if (!viewer || !wish) throw new Error('There are learners and wishes');
    const start = performance.now();
    const plan = await findRenewalPlan({ db, clock }, { viewer, groupId: group.id, wishes: wish });
    if (round >= warmUp) taken.push(performance.now() - start);
    if (plan?.state !== 'open') throw new Error('Everybody has a gap');
    found += plan.plan.sets.length;
    proven += plan.plan.sets.filter((set) => set.proven).length;
  }
  const sorted = taken.toSorted((a, b) => a - b);
  return { p95: sorted[Math.floor(sorted.length * 0.95)] ?? Infinity, sets: proven / found };
}
