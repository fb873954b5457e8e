import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { type NewMessage, queueMessages } from '#src/notifications/index.ts';
import { listStandings } from '#src/renewal/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { ok } from '#src/shared/result.ts';
import { takeUnfinishedCourses } from './due-course-queries.ts';
import { takeEndingCycles } from './due-cycle-queries.ts';
import { takeSeatsOfTheHour, takeSeatsOfTomorrow } from './due-session-queries.ts';
import { cycleEndsMail } from './emails/cycle-ends.ts';
import { sessionInAnHourMail, sessionTomorrowMail } from './emails/session-ahead.ts';
import { unfinishedCourseMail } from './emails/unfinished-course.ts';
import { recordedStanding } from './recorded-standing.ts';

/** Of each kind in one look; the next look, a minute later, takes the next ones. */
const batchSize = 200;

/** What is due of one kind, taken and written in the transaction it is given. */
type Reminding = (services: Core, trx: Trx, at: { now: Date; limit: number }) => Promise<NewMessage[]>;

/** The hour before comes first: nothing else spoils so soon. */
const remindings: Record<string, Reminding> = {
  'hour-before': async ({ site }, trx, at) =>
    (await takeSeatsOfTheHour(trx, at)).map((seat) => sessionInAnHourMail(site, seat)),
  'day-before': async ({ site }, trx, at) =>
    (await takeSeatsOfTomorrow(trx, at)).map((seat) => sessionTomorrowMail(site, seat, at.now)),
  'unfinished-course': async ({ site }, trx, at) =>
    (await takeUnfinishedCourses(trx, at)).map((course) => unfinishedCourseMail(site, course)),
  'cycle-ends': async ({ site }, trx, at) => {
    const cycles = await takeEndingCycles(trx, at);
    const personIds = [...new Set(cycles.map(({ personId }) => personId))];
    const standings = await listStandings(trx, { personIds, today: dateIn(officeZone, at.now) });
    return cycles.map((cycle) => cycleEndsMail(site, cycle, recordedStanding(cycle, standings.get(cycle.personId))));
  },
};

/**
 * Reminds learners of what is due now: sessions of tomorrow and of the hour, online courses, cycles that end. Each kind in a
 * transaction of its own, so that one that fails is done again in a minute and keeps no other back. Gives how many were told.
 */
export async function remindLearners(services: Core): Promise<number> {
  const now = services.clock.now();
  let told = 0;
  for (const [kind, reminding] of Object.entries(remindings)) {
    try {
      const result = await inTransaction(services.db, async (trx) => {
        const messages = await reminding(services, trx, { now, limit: batchSize });
        await queueMessages(trx, now, messages);
        return ok(messages.length);
      });
      told += result.value;
    } catch (error) {
      services.log.error({ kind, error }, 'learners could not be reminded');
    }
  }
  if (told > 0) await services.worker.wake('deliver-messages');
  return told;
}
