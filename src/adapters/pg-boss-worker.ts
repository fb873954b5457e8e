import { PgBoss } from 'pg-boss';
import { type Worker, type WorkerJob, workerJobs } from '#src/core.ts';
import type { Log } from '#src/shared/log.ts';

/** What the worker does, and how often it looks by itself when nobody wakes it (cron, UTC). */
export type WorkerDuties = Partial<Record<WorkerJob, { cron: string; run(): Promise<unknown> }>>;

interface Options {
  connectionString: string;
  log: Log;
  /** False in a process that only serves pages: it wakes, and another process works. */
  performs: boolean;
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
export function createJobRunner({ connectionString, log, performs }: Options): JobRunner {
  const boss = new PgBoss({
    connectionString,
    max: performs ? 4 : 1,
    application_name: 'accrue jobs',
    useListenNotify: performs,
    supervise: performs,
    schedule: performs,
  });
  boss.on('error', (error) => log.warn({ error }, 'job queue'));
  let started: Promise<void> | undefined;

  async function start(): Promise<void> {
    await boss.start();
    for (const job of workerJobs)
      await boss.createQueue(job, { policy: 'short', notify: true, retryLimit: 0, expireInSeconds: 300 });
  }

  /** A start that failed (the database was down) is tried again by the next call. */
  function ready(): Promise<void> {
    started ??= start().catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  }

  return {
    worker: {
      async wake(job) {
        try {
          await ready();
          await boss.send(job, {});
        } catch (error) {
          // The rows are committed; the next look on the clock finds them.
          log.warn({ error, job }, 'the worker could not be woken');
        }
      },
    },
    async perform(duties) {
      await ready();
      for (const job of workerJobs) {
        const duty = duties[job];
        if (!duty) continue;
        await boss.schedule(job, duty.cron, {}, { tz: 'UTC' });
        await boss.work(job, { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 }, async () => {
          try {
            await duty.run();
          } catch (error) {
            log.error({ error, job }, 'a job failed; its rows are looked at again on the clock');
            throw error;
          }
        });
      }
    },
    async stop() {
      if (started) await boss.stop({ graceful: true, timeout: 20_000, close: true });
    },
  };
}
