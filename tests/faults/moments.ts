import { writeSync } from 'node:fs';
import pg from 'pg';
import { type Doom, momentPipe } from './words.ts';

let left = 0;
let fate: Doom | undefined;

/** Counts from now: at the so-manieth moment this process stands still. */
export function armMoment(moments: number, doom: Doom | undefined): void {
  left = moments;
  fate = doom;
}

/**
 * A moment is just before a statement goes to the database and just after it went, and before a call to the provider. So a
 * process dies between any two statements of a use case, and also with a COMMIT on its way that nobody hears the answer of.
 */
export function passMoment(): void {
  if (!fate) return;
  left -= 1;
  if (left > 0) return;
  const doom = fate;
  fate = undefined;
  writeSync(momentPipe, doom);
  // Whoever is to be killed waits for it; whose connections are cut goes on when they are.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, doom === 'killed' ? 30_000 : 60);
}

/** Makes every statement of every connection of this process two moments. */
export function watchStatements(): void {
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const send = prototype.query;
  prototype.query = function query(...given) {
    passMoment();
    const answer = send.apply(this, given);
    passMoment();
    return answer;
  };
}

/** The same object, whose every call is a moment first. */
export function watchCalls<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        passMoment();
        return (value as (...given: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}
