import { setTimeout as pause } from 'node:timers/promises';
import { type Coverage, count, emptyCoverage } from './coverage.ts';
import { findBroken, findOversold } from './checks.ts';
import { dateIn } from '#src/shared/dates.ts';
import { comeToRest } from './come-to-rest.ts';
import type { DeedName, FactsOf } from './deeds.ts';
import { type Lane, openLane, type ProcessPool } from './lane.ts';
import type { Act, Round, Schedule } from './schedule.ts';
import { stepRuns } from './step-runs.ts';
import { createTroubles, type Strike } from './troubles.ts';
import { type Buyer, stockShop, type World } from './world.ts';

export interface SeedReport {
  seed: number;
  /** Invariants that do not hold, in words; empty when all is well. */
  broken: string[];
  met: Coverage;
  kills: number;
  cuts: number;
}

interface Place {
  postgres: { admin: string; template: string; url(database: string): string };
  processes: ProcessPool;
}

/** One seed from beginning to end: its rounds with their faults, then rest, then every invariant. */
export async function runSeed(schedule: Schedule, { postgres, processes }: Place): Promise<SeedReport> {
  const report: SeedReport = { seed: schedule.seed, broken: [], met: emptyCoverage(), kills: 0, cuts: 0 };
  const run = newRun(report);
  const lane = await openLane({
    ...{ postgres, processes, seed: schedule.seed },
    onDoom: run.doomed,
    onLog: (level, text) => run.heard(level, text),
  });
  try {
    const world = await openWorld(lane, schedule, run);
    const troubles = createTroubles(lane.stripe.control, () => lane.kill());
    for (const round of schedule.rounds) await playRound({ lane, world, run, troubles }, round);
    lane.disarm();
    await lane.up();
    // The news of a connection that was cut reaches the process a moment after it is gone.
    if (run.wasCut) await pause(100);
    run.isResting = true;
    troubles.end();
    await comeToRest(lane, { schedule, staff: world.staff }, report);
    report.broken.push(...(await findBroken(lane, world)));
  } catch (fault) {
    report.broken.push(`the run itself failed: ${String((fault as Error).stack)}`);
  } finally {
    await lane.close();
  }
  return report;
}

interface Run {
  report: SeedReport;
  /** What was begun and has not been answered. */
  inFlight: Set<Act>;
  /** What was done in this round. */
  done: Set<Act>;
  /** The last thing done by or to each buyer. */
  last: Map<number, Act>;
  /** Whether the process was killed or cut off in this round: then a use case may fail. */
  isDisturbed: boolean;
  /** Whether connections were cut since this round began. */
  wasCut: boolean;
  isResting: boolean;
  /** What killing and cutting struck in this round. */
  struck: Map<Act, Strike['fault'][]>;
  doomed(doom: 'killed' | 'cut'): void;
  heard(level: 'warn' | 'error', text: string): void;
}

function newRun(report: SeedReport): Run {
  const run: Run = {
    ...{
      report,
      inFlight: new Set(),
      done: new Set(),
      last: new Map(),
      struck: new Map(),
      isDisturbed: false,
      wasCut: false,
      isResting: false,
    },
    doomed(doom) {
      run.isDisturbed = true;
      if (doom === 'killed') report.kills += 1;
      else {
        report.cuts += 1;
        run.wasCut = true;
      }
      const fault = doom === 'killed' ? 'killed (kill -9)' : 'connections cut';
      for (const act of run.inFlight.size > 0 ? run.inFlight : run.done)
        run.struck.set(act, [...(run.struck.get(act) ?? []), fault]);
    },
    heard(level, text) {
      // Compared while something moves between two reads, an order differs for a moment; at rest none may (provider-differs).
      const isPassing = !run.isResting && text.startsWith('an order and the provider differ');
      const isExpected = isPassing || /^(a refund failed|a payment is disputed)/.test(text);
      if (level === 'error' && !isExpected && !run.isDisturbed) report.broken.push(`logged: ${text}`);
    },
  };
  return run;
}

async function openWorld(lane: Lane, schedule: Schedule, run: Run): Promise<World> {
  return {
    db: lane.db,
    stripe: lane.stripe.control,
    async ask<Name extends DeedName>(deed: Name, facts: FactsOf<Name>, again: boolean) {
      const answer = await lane.ask(deed, facts);
      if (answer.kind === 'fault' && !run.isDisturbed) run.report.broken.push(`${deed} failed: ${answer.text}`);
      if (!again || (answer.kind === 'done' && !isWorthAnotherTry(answer.value))) return answer;
      await lane.up();
      return lane.ask(deed, facts);
    },
    pass: (minutes) => lane.setClock(new Date(lane.now().getTime() + minutes * 60_000)),
    day: (ahead) => dateIn('Australia/Sydney', new Date(lane.now().getTime() + ahead * 86_400_000)),
    ...(await stockShop(lane.db, schedule)),
  };
}

function isWorthAnotherTry(value: unknown): boolean {
  const { ok = true, reason = '' } = (value ?? {}) as { ok?: boolean; reason?: string };
  return !ok && (reason === 'gateway-unavailable' || reason === 'busy');
}

interface Stage {
  lane: Lane;
  world: World;
  run: Run;
  troubles: ReturnType<typeof createTroubles>;
}

async function playRound({ lane, world, run, troubles }: Stage, round: Round): Promise<void> {
  await lane.up();
  // A connection that was cut may be found dead a moment later.
  Object.assign(run, { isDisturbed: run.wasCut, wasCut: false, done: new Set(), struck: new Map() });
  world.pass(round.minutes);
  troubles.begin(round);
  if (round.killed?.at === 'moment') lane.arm(round.killed.number, 'killed');
  else if (round.cutAt !== null) lane.arm(round.cutAt, 'cut');
  await Promise.all(round.acts.map((act) => perform(world, run, act)));
  troubles.sendReordered();
  await Promise.all(round.duties.map((job) => world.ask('duty', { job }, false)));
  await lane.up();
  await lane.stripe.control.idle();
  tally(world, run, troubles.strikes());
  run.report.broken.push(...(await findOversold(lane.db, lane.now())));
}

async function perform(world: World, run: Run, act: Act): Promise<void> {
  const buyer = world.buyers[act.buyer];
  if (!buyer) return;
  run.inFlight.add(act);
  try {
    if (await stepRuns[act.step](world, buyer, act)) run.done.add(act);
  } finally {
    run.inFlight.delete(act);
  }
}

/** A step met a fault that struck its own order or one that wants the same seats, in the round in which it was done. */
function tally(world: World, { report, done, struck, last }: Run, strikes: Strike[]): void {
  for (const act of done) last.set(act.buyer, act);
  // What strikes an order that nobody touched in this round belongs to the last thing that was done to it.
  for (const { fault, orderId } of strikes) {
    const buyer = world.buyers.findIndex((each) => each.orderId === orderId && orderId !== null);
    const act = last.get(buyer);
    if (act && !done.has(act)) count(report.met, act.step, fault);
  }
  for (const act of done) {
    const own = world.buyers[act.buyer];
    if (!own) continue;
    for (const { fault, orderId } of strikes) {
      const other = world.buyers.find((buyer) => buyer.orderId === orderId && orderId !== null);
      if (other && (other === own || sharesSession(own, other))) count(report.met, act.step, fault);
    }
    for (const fault of struck.get(act) ?? []) count(report.met, act.step, fault);
  }
}

function sharesSession(one: Buyer, other: Buyer): boolean {
  return one.items.some(({ session }) => other.items.some((item) => item.session === session));
}
