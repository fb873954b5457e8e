/** What a step of a command needs to be told: nothing more can be done, and this is what to do about it. */
export class StepFailed extends Error {
  readonly advice: string;
  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}

export type Say = (line: string) => void;

export const say: Say = (line) => void process.stdout.write(`${line}\n`);

/** Does one step: says that it begins, what it took, and, when it fails, what to do. */
export async function step<Value>(words: string, work: () => Promise<Value>, advice: string): Promise<Value> {
  const begun = performance.now();
  process.stdout.write(`  ${words} … `);
  try {
    const value = await work();
    process.stdout.write(`${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
    return value;
  } catch (error) {
    process.stdout.write('failed\n');
    if (error instanceof StepFailed) throw error;
    throw new StepFailed(messageOf(error), advice, { cause: error });
  }
}

/** An error in one text, with what caused it. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`;
}
