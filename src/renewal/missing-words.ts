import type { MySeat } from './my-seat.ts';

/**
 * What stands between this seat and its certificate, as far as a list tells: a sentence each, none when nothing is missing or
 * nothing can come. The seat's own page asks the rule itself.
 */
export function missingWords(seat: MySeat): string[] {
  const { standing, certificate } = seat;
  if (standing === 'cancelled' || standing === 'moved') return [];
  if (standing === 'completed') return certificate?.state === 'name-unconfirmed' ? [nameWords] : [];
  const missing = seat.startsAt ? ofSession(seat) : ofOnlineCourse(seat);
  return isUnpaid(seat)
    ? [...missing, 'The order is not paid yet: whoever booked can pay it from the order.']
    : missing;
}

const nameWords = 'Your name is not confirmed: confirm it in your profile and the certificate is made.';

function ofSession({ standing, daysTotal, daysMarked }: MySeat): string[] {
  if (standing === 'missed')
    return ['You are marked as absent. If that is wrong, write to us and the trainer checks it.'];
  if (standing !== 'awaiting') return [];
  if (daysMarked === 0) return ['Attendance is not recorded yet: your trainer does it after the session.'];
  if (daysMarked < daysTotal)
    return [`Attendance is recorded for ${daysMarked} of ${daysTotal} days: your trainer can add the rest.`];
  return ['The attendance on record falls short of what this course asks for.'];
}

function ofOnlineCourse({ lessonsTotal, lessonsDone, passPercent, quizPassed }: MySeat): string[] {
  const left = lessonsTotal - lessonsDone;
  return [
    ...(left > 0 ? [`${left} of ${lessonsTotal} lessons ${left === 1 ? 'is' : 'are'} still to be read.`] : []),
    ...(passPercent !== null && !quizPassed ? [`The quiz is not passed yet: ${passPercent} % is needed.`] : []),
  ];
}

function isUnpaid({ paymentState, onTrust }: MySeat): boolean {
  return !onTrust && ['unpaid', 'pending', 'part-paid'].includes(paymentState);
}
