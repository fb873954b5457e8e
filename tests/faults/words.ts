import type { WorkerJob } from '#src/core.ts';
import type { DeedName } from './deeds.ts';

/** What the parent says to the web process. */
export type Told =
  | { kind: 'open'; environment: Record<string, string>; at: Date }
  | { kind: 'close' }
  | { kind: 'clock'; at: Date }
  | { kind: 'do'; id: number; deed: DeedName; facts: unknown }
  /** At the so-manieth moment from now: hold still, so that the parent can kill us or cut our connections right there. */
  | { kind: 'arm'; moments: number; fate: Doom }
  | { kind: 'disarm' };

export type Doom = 'killed' | 'cut';

/** What the web process says to its parent. */
export type Said =
  | { kind: 'ready' }
  | { kind: 'open'; port: number }
  | { kind: 'closed' }
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'fault'; id: number; text: string }
  | { kind: 'log'; level: 'warn' | 'error'; text: string }
  | { kind: 'woken'; job: WorkerJob };

/** The pipe on which the process says that its moment has come; a message could still be on its way when it is killed. */
export const momentPipe = 4;
