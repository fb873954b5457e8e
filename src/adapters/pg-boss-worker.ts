import { PgBoss } from 'pg-boss';
import type { Worker, WorkerJob } from '#src/core.ts';
import type { Log } from '#src/shared/log.ts';

/** What the worker does, and how often it looks by itself when nobody wakes it (cron, UTC). */
export type WorkerDuties = Record<WorkerJob, { cron: string; run(): Promise<unknown> }>;

interface Options {
  connectionString: string;
  log: Log;
}

export interface JobRunner {
  worker: Worker;
  /** Begins to do the work, in this process. */
  perform(duties: WorkerDuties): Promise<void>;
  /** Lets running jobs finish, then stops. */
  stop(): Promise<void>;
}

/**
 * Wakes and runs the worker's duties through pg-boss. A job carries nothing: it says "look at your rows", so that at most
 * one waits per duty, and one that is lost is made good by the next look on the clock.
 */
export function createJobRunner({ connectionString, log }: Options): JobRunner {
  const boss = new PgBoss({ connectionString, max: 4, application_name: 'accrue jobs', useListenNotify: true, notifyPollingIntervalSeconds: 2 });
  boss.on('error', (error) => log.warn({ error }, 'job queue'));
  let started: Promise<unknown> | undefined;
  const ready = () => (started ??= boss.start());
  return {
    worker: {
      async wake(job) {
        try {
          await ready();
          await boss.send(job, {}, { expireInSeconds: 300, retryLimit: 0 });
        } catch (error) {
          // The rows are committed; the next look on the clock finds them.
          log.warn({ error, job }, 'the worker could not be woken');
        }
      },
    },
    async perform(duties) {
      await ready();
      for (const [job, { cron, run }] of Object.entries(duties)) {
        await boss.createQueue(job, { policy: 'short', notify: true });
        await boss.schedule(job, cron, {}, { tz: 'UTC' });
        await boss.work(job, { batchSize: 1 }, async () => {
          await run();
        });
      }
    },
    async stop() {
      if (started) await boss.stop({ graceful: true, timeout: 20_000, close: true });
    },
  };
}
