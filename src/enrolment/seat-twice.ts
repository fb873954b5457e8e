import { isLockTimeout, violates } from '#src/database.ts';
import { refuse } from '#src/shared/result.ts';

/** One person has one seat in a session, and one way into an online course: these indexes say so in the end. */
const onePerLearner = ['seats_one_per_learner_and_session', 'seats_one_per_learner_and_online_course'];

/** Whether a fault of the database is that somebody would have the same seat twice. */
export function isSeatTwice(error: unknown): boolean {
  return onePerLearner.some((index) => violates(error, index));
}

/** What a fault of the database means where a seat gets a name: somebody was quicker, or is at work on the same rows. */
export function refusalOfNaming(error: unknown, email: string) {
  if (isSeatTwice(error)) return refuse('already-enrolled', { email });
  if (isLockTimeout(error)) return refuse('busy');
  throw error;
}
