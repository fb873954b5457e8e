import type { WhyItWaits } from '#src/enrolment/index.ts';
import { formatInstant } from '#src/shared/dates.ts';

const seats = (count: number) => (count === 1 ? 'one seat' : `${count} seats`);
const parties = (count: number) => (count === 1 ? 'One party is' : `${count} parties are`);

const endings: Record<string, string> = {
  accepted: 'You took the seats that were offered.',
  declined: 'You declined the offer, so the seats went on to the next in line.',
  left: 'You left the waiting list.',
  'offers-expired': 'Two offers ran out without an answer.',
  'session-cancelled': 'The date was cancelled.',
  'session-closed': 'The date takes no more bookings.',
  'session-over': 'The date has come, and no seat became free in time.',
  'wish-over': 'No seat became free before the date that you named.',
  'course-retired': 'The course is not offered any more.',
  removed: 'We took you off the list.',
};

/** Why a party waits, as it is told to it: a short head and a sentence. */
export function whyWords(why: WhyItWaits, party: number, timeZone: string): { head: string; text: string } {
  switch (why.why) {
    case 'unconfirmed':
      return {
        head: 'Confirm that you wait',
        text: 'You stand in the queue from the moment you confirm it. A place that nobody confirms is forgotten after a week.',
      };
    case 'no-date':
      return {
        head: 'No date that fits is set',
        text: 'As soon as we set a date that fits your wish and has seats, you are offered them.',
      };
    case 'others-before':
      return { head: `${parties(why.ahead)} before you`, text: 'They joined earlier and are asked first.' };
    case 'next':
      return { head: 'You are next', text: 'No seat is free yet. When one is, it is kept for you.' };
    case 'gathering':
      return {
        head: `You are next: ${why.free} of ${seats(party)} kept for you`,
        text: `We keep what becomes free for you until ${formatInstant(why.until, timeZone)}. With fewer people you would have seats sooner.`,
      };
    case 'passed-over':
      return {
        head: `Waiting until ${seats(party)} are free together`,
        text: `We kept seats for you for a while, but only ${why.had} became free, so whoever came next could have them. You are asked as soon as all of you fit.`,
      };
    case 'offered':
      return {
        head: `${party === 1 ? 'A seat is' : `${party} seats are`} kept for you`,
        text: `Answer by ${formatInstant(why.until, timeZone)}.`,
      };
    case 'over':
      return {
        head: 'You are not waiting any more',
        text: [endings[why.how] ?? '', why.reason ?? ''].filter(Boolean).join(' '),
      };
  }
}
