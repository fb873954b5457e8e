import type { Step } from './faults.ts';
import type { Random } from './random.ts';

export interface Story {
  isFree: boolean;
  steps: Step[];
}

/** What one buyer does, or has done to them, from the booking on. A step that does not apply when its turn comes is passed over. */
export function storyOf(random: Random): Story {
  if (random.chance(0.15)) {
    const end: Step[] = random.chance(0.5) ? ['staff cancel a seat'] : [];
    return { isFree: true, steps: ['books a free seat', ...end] };
  }
  return { isFree: false, steps: ['books and goes to pay', ...random.pick(waysToPay), ...afterwards(random)] };
}

const waysToPay: Step[][] = [
  ['pays by card'],
  ['pays by card'],
  ['pays by card', 'gives the booking up'],
  ['has a card declined', 'pays by card'],
  ['agrees to a bank debit', 'bank pays'],
  ['agrees to a bank debit', 'bank pays'],
  ['agrees to a bank debit', 'bank refuses', 'pays by card'],
  ['agrees to a bank debit', 'bank refuses'],
  ['lets the page expire'],
  ['lets the page expire', 'pays by card'],
  ['has a card declined', 'gives the booking up'],
  ['gives the booking up'],
  ['gives the booking up', 'pays by card'],
];

function afterwards(random: Random): Step[] {
  return random.chance(0.3) ? [] : random.pick(sequels);
}

const sequels: Step[][] = [
  ['staff cancel a seat'],
  ['staff cancel a seat', 'refund comes back'],
  ['staff cancel a seat', 'refund comes back', 'refund in the dashboard'],
  ['staff cancel with part of the price'],
  ['staff cancel with part of the price', 'refund in the dashboard'],
  ['staff cancel a seat', 'staff cancel a seat'],
  ['refund in the dashboard'],
  ['refund in the dashboard', 'staff cancel a seat'],
  ['refund in the dashboard', 'refund comes back'],
  ['dispute'],
  ['dispute', 'dispute'],
  ['dispute', 'staff cancel a seat', 'dispute'],
];
