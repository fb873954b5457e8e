import { forgetExpired } from './accounts/index.ts';
import { closeSilentStays } from './attendance/index.ts';
import type { JobRunner, WorkerDuties } from './adapters/pg-boss-worker.ts';
import { issueDueCertificates } from './certificates/index.ts';
import { beatHeart } from './http/readiness-queries.ts';
import {
  changeSessions,
  cancelUnpaidInvoices,
  compareWithProvider,
  endPartPaidBookings,
  offerSeats,
  purgeSeatNotes,
  reconcilePayments,
  remindOfUnclaimedSeats,
  remindOfUnnamedSeats,
} from './enrolment/index.ts';
import { forgetUnusedFiles } from './learning/index.ts';
import { deliverMessages } from './notifications/index.ts';
import { remindOfPayments, sendRefunds } from './orders/index.ts';
import { remindLearners, suggestCourses } from './reminders/index.ts';
import { mailTeamBoards } from './renewal/index.ts';
import type { Services } from './services.ts';

/** What the duties of the house need of all services. */
type HouseServices = Pick<Services, 'db' | 'clock' | 'log' | 'site' | 'pages' | 'worker' | 'signature'>;

/** Every duty's look on the clock: the worst delay of anything whose wake-up call was lost. */
const everyMinute = '* * * * *';

/** What the worker does, each on its own queue: looked at on the clock, and at once when somebody wakes it. */
export function workerDuties(services: Services): Required<WorkerDuties> {
  return {
    'deliver-messages': { cron: everyMinute, run: () => deliverMessages(services) },
    'reconcile-payments': { cron: everyMinute, run: () => reconcilePayments(services) },
    'change-sessions': { cron: everyMinute, run: () => changeSessions(services) },
    'compare-payments': { cron: everyMinute, run: () => compareWithProvider(services) },
    'send-refunds': { cron: everyMinute, run: () => sendRefunds(services) },
    'offer-seats': { cron: everyMinute, run: () => offerSeats(services) },
    'issue-certificates': { cron: everyMinute, run: () => issueDueCertificates(services) },
    housekeeping: { cron: everyMinute, run: () => keepHouse(services) },
  };
}

/** What nobody waits for to the second: done one after another. */
export const houseDuties = {
  ...{ remindLearners, closeSilentStays, forgetExpired, forgetUnusedFiles, purgeSeatNotes },
  ...{ remindOfUnnamedSeats, remindOfUnclaimedSeats, suggestCourses },
  ...{ cancelUnpaidInvoices, endPartPaidBookings, remindOfPayments, mailTeamBoards },
};

/** Begins to do the site's background work in this process. */
export async function startWorker(services: Services, jobs: JobRunner): Promise<void> {
  await jobs.perform(workerDuties(services));
  await beatHeart(services.db, services.clock.now());
}

/** Each duty on its own: one that fails is logged and done again in a minute, and those behind it must not wait for it. */
export async function keepHouse(services: HouseServices): Promise<void> {
  await beatHeart(services.db, services.clock.now());
  for (const [duty, run] of Object.entries(houseDuties)) {
    try {
      await run(services);
    } catch (error) {
      services.log.error({ duty, error }, 'a duty of the house failed');
    }
  }
}
