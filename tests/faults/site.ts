import { type ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { WorkerJob } from '#src/core.ts';
import type { DeedName, FactsOf, OutcomeOf } from './deeds.ts';
import { type Doom, momentPipe, type Said, type Told } from './words.ts';

/** What came of asking the web process for something. */
export type Answer<Outcome> =
  | { kind: 'done'; value: Outcome }
  | { kind: 'fault'; text: string }
  /** The process was killed meanwhile: whether it was done, nobody knows. */
  | { kind: 'died' };

export interface Listener {
  woken(job: WorkerJob): void;
  logged(level: 'warn' | 'error', text: string): void;
  /** The process stands still at its moment. A doom of `killed` has killed it when this returns. */
  doomed(doom: Doom): void;
}

export type SiteProcess = Awaited<ReturnType<typeof startSiteProcess>>;

/** Starts a web process and waits until it is ready to be opened on a database. */
export async function startSiteProcess() {
  const child = fork(fileURLToPath(new URL('./web-process.ts', import.meta.url)), {
    execArgv: [],
    // Processes are started by the hundred: what the first has compiled, the others read.
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'accrue-faults-compiled') },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'],
  });
  let listener: Listener | undefined;
  let isAlive = true;
  let ids = 0;
  const waiting = new Map<number, (answer: Answer<unknown>) => void>();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  child.on('message', (said: Said) => {
    if (said.kind === 'woken') listener?.woken(said.job);
    else if (said.kind === 'log') listener?.logged(said.level, said.text);
    else if (said.kind === 'done') settle(said.id, { kind: 'done', value: said.value });
    else if (said.kind === 'fault') settle(said.id, { kind: 'fault', text: said.text });
  });
  (child.stdio[momentPipe] as Readable).on('data', (chunk: Buffer) => {
    const doom = chunk.toString() as Doom;
    if (doom === 'killed') kill();
    listener?.doomed(doom);
  });
  child.once('exit', () => {
    if (!isAlive) return;
    isAlive = false;
    listener?.logged('error', 'the web process ended by itself');
    for (const id of waiting.keys()) settle(id, { kind: 'died' });
  });
  await hears(child, 'ready');

  function settle(id: number, answer: Answer<unknown>) {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  }

  function tell(told: Told) {
    if (isAlive) child.send(told, () => undefined);
  }

  /** kill -9: whatever it was doing, it does nothing more. */
  function kill() {
    isAlive = false;
    child.kill('SIGKILL');
    for (const id of waiting.keys()) settle(id, { kind: 'died' });
  }

  return {
    get isAlive() {
      return isAlive;
    },
    /** Opens the site on a database. Gives the address of its webhook. */
    async open(environment: Record<string, string>, at: Date, hearing: Listener): Promise<string> {
      listener = hearing;
      tell({ kind: 'open', environment, at });
      const { port } = await hears(child, 'open');
      return `http://127.0.0.1:${port}/`;
    },
    async close() {
      if (!isAlive) return;
      tell({ kind: 'close' });
      await hears(child, 'closed');
      listener = undefined;
    },
    ask<Name extends DeedName>(deed: Name, facts: FactsOf<Name>): Promise<Answer<OutcomeOf<Name>>> {
      if (!isAlive) return Promise.resolve({ kind: 'died' });
      ids += 1;
      const id = ids;
      const answered = new Promise<Answer<unknown>>((resolve) => waiting.set(id, resolve));
      tell({ kind: 'do', id, deed, facts });
      return answered as Promise<Answer<OutcomeOf<Name>>>;
    },
    tell,
    kill,
    async end() {
      if (isAlive) kill();
      await exited;
    },
  };
}

function hears<Kind extends Said['kind']>(child: ChildProcess, kind: Kind): Promise<Extract<Said, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (said: Said) => {
      if (said.kind !== kind) return;
      stop();
      resolve(said as Extract<Said, { kind: Kind }>);
    };
    const onExit = () => {
      stop();
      reject(new Error(`The web process ended before it said "${kind}"`));
    };
    const stop = () => child.off('message', onMessage).off('exit', onExit);
    child.on('message', onMessage).once('exit', onExit);
  });
}
