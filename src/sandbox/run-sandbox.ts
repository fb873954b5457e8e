import { messageOf, StepFailed } from './progress.ts';

/** Remembers how to end what was started; the last started ends first. */
export type OnStop = (stop: () => void | Promise<void>) => void;

/**
 * Runs a sandbox command until Ctrl-C or SIGTERM, then ends everything that it started, in order. A second signal ends it
 * at once; the next start copes with what that leaves.
 */
export async function runSandbox(start: (onStop: OnStop) => Promise<void>): Promise<void> {
  const stops: (() => void | Promise<void>)[] = [];
  let stopping = false;

  async function stopAll(): Promise<void> {
    stopping = true;
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      await Promise.resolve(stop()).catch((error: unknown) => process.stderr.write(`  ${messageOf(error)}\n`));
    }
  }

  function onSignal(): void {
    if (stopping) process.exit(1);
    process.stdout.write('\nStopping …\n');
    void stopAll().then(() => process.exit(0));
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);

  try {
    await start((stop) => stops.push(stop));
  } catch (error) {
    // A step that fails because its ground was taken away is part of stopping.
    if (stopping) return;
    process.stderr.write(`\n${messageOf(error)}\n`);
    if (error instanceof StepFailed) process.stderr.write(`\nWhat to do: ${error.advice}\n`);
    await stopAll();
    process.exit(1);
  }
}
