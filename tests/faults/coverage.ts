import { type Fault, faults, type Step, steps } from './faults.ts';

/** How often each step met each fault. */
export type Coverage = Map<Step, Map<Fault, number>>;

export function emptyCoverage(): Coverage {
  return new Map(steps.map((step) => [step, new Map(faults.map((fault) => [fault, 0]))]));
}

export function count(coverage: Coverage, step: Step, fault: Fault, times = 1): void {
  const row = coverage.get(step);
  row?.set(fault, (row.get(fault) ?? 0) + times);
}

export function addUp(total: Coverage, part: Coverage): void {
  for (const [step, row] of part) for (const [fault, times] of row) count(total, step, fault, times);
}

/** A free seat asks nothing of Stripe and nothing comes from there about it: only the machine itself can fail it. */
const isImpossible = (step: Step, fault: Fault) =>
  step === 'books a free seat' && fault !== 'killed (kill -9)' && fault !== 'connections cut';

/** Pairs that could have met and never did. */
export function emptyCells(coverage: Coverage): string[] {
  return steps.flatMap((step) =>
    faults
      .filter((fault) => !isImpossible(step, fault) && !coverage.get(step)?.get(fault))
      .map((fault) => `${step} × ${fault}`),
  );
}

export function coverageTable(coverage: Coverage): string {
  const widest = Math.max(...steps.map(({ length }) => length));
  const head = [''.padEnd(widest), ...faults].join(' | ');
  const rows = steps.map((step) => {
    const cells = faults.map((fault) => {
      const times = coverage.get(step)?.get(fault) ?? 0;
      return (isImpossible(step, fault) ? '–' : String(times)).padStart(fault.length);
    });
    return [step.padEnd(widest), ...cells].join(' | ');
  });
  return [head, ...rows].join('\n');
}
