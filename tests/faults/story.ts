import type { Step } from './faults.ts';
import type { Random } from './random.ts';

export interface Story {
  isFree: boolean;
  isInvoiced: boolean;
  /** One after the other; a chapter begins when everybody has done with the one before. */
  chapters: Step[][];
}

/** What one buyer does, or has done to them, from the booking on. A step that does not apply when its turn comes is passed over. */
export function storyOf(random: Random): Story {
  if (random.chance(0.15)) {
    const end: Step[] = random.chance(0.5) ? ['staff cancel a seat'] : [];
    return { isFree: true, isInvoiced: false, chapters: [['books a free seat', ...end]] };
  }
  if (random.chance(0.25)) {
    return { isFree: false, isInvoiced: true, chapters: [['books by invoice', ...random.pick(afterInvoice)]] };
  }
  return {
    isFree: false,
    isInvoiced: false,
    chapters: [['books and goes to pay', ...random.pick(waysToPay), ...afterwards(random)]],
  };
}

/** One fills the session, the others find it full and wait, the first gives it back, and what is offered is taken or not. */
export function scarceStories(random: Random): Story[] {
  const first: Step[][] = [
    ['books and goes to pay', 'pays by card'],
    random.pick([[], ['dispute'], ['refund in the dashboard'], ['dispute', 'dispute']]),
    [random.pick(givesBack)],
    random.pick(meanwhile),
  ];
  const others = Array.from({ length: random.between(1, 2) }, (): Step[][] => [
    [],
    ['books and goes to pay', 'joins the waiting list'],
    [],
    random.pick(withOffer),
  ]);
  return [first, ...others].map((chapters) => ({ isFree: false, isInvoiced: false, chapters }));
}

const givesBack: Step[] = ['cancels an own seat', 'staff cancel a seat', 'staff cancel with part of the price'];
const meanwhile: Step[][] = [
  ['refund in the dashboard', 'dispute'],
  ['dispute', 'cancels an own seat'],
  ['refund in the dashboard', 'staff cancel with part of the price'],
  ['staff cancel with part of the price', 'refund comes back'],
  ['cancels an own seat', 'refund comes back'],
];
const withOffer: Step[][] = [
  ['takes an offer', 'pays by card'],
  ['takes an offer', 'takes an offer', 'pays by card', 'cancels an own seat'],
  ['takes an offer', 'lets the page expire'],
  ['takes an offer', 'gives the booking up'],
  ['declines an offer', 'declines an offer'],
  ['declines an offer'],
  ['lets an offer run out', 'lets an offer run out'],
  ['lets an offer run out'],
  ['lets an offer run out', 'takes an offer'],
  ['takes an offer', 'agrees to a bank debit', 'bank pays'],
];

const afterInvoice: Step[][] = [
  ['a bank transfer comes'],
  ['a bank transfer comes', 'a bank transfer comes', 'cancels an own seat'],
  ['a bank transfer comes', 'staff cancel a seat', 'a bank transfer comes'],
  ['a bank transfer comes', 'pays by card', 'refund in the dashboard'],
  ['pays by card', 'a bank transfer comes', 'staff cancel with part of the price'],
  ['gives the booking up', 'a bank transfer comes'],
  ['cancels an own seat', 'a bank transfer comes'],
];

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
  const chance = random.fraction();
  if (chance < 0.2) return [];
  return random.pick(chance < 0.4 ? moves : sequels);
}

const moves: Step[][] = [
  ['moves a seat to another date'],
  ['moves a seat to another date', 'dispute'],
  ['moves a seat to another date', 'refund in the dashboard'],
  ['moves a seat to another date', 'pays by card'],
  ['moves a seat to another date', 'pays by card', 'cancels an own seat'],
  ['moves a seat to another date', 'cancels an own seat', 'pays by card'],
  ['moves a seat to another date', 'lets the page expire', 'moves a seat to another date', 'pays by card'],
  ['moves a seat to another date', 'agrees to a bank debit', 'bank pays'],
];

const sequels: Step[][] = [
  ['cancels an own seat'],
  ['cancels an own seat', 'cancels an own seat'],
  ['cancels an own seat', 'refund in the dashboard'],
  ['staff cancel a seat'],
  ['staff cancel a seat', 'refund comes back'],
  ['staff cancel a seat', 'refund comes back', 'refund in the dashboard'],
  ['staff cancel with part of the price'],
  ['staff cancel with part of the price', 'refund comes back'],
  ['staff cancel with part of the price', 'staff cancel a seat'],
  ['staff cancel with part of the price', 'refund in the dashboard'],
  ['staff cancel a seat', 'staff cancel a seat'],
  ['refund in the dashboard'],
  ['refund in the dashboard', 'staff cancel a seat'],
  ['refund in the dashboard', 'refund comes back'],
  ['dispute'],
  ['dispute', 'dispute'],
  ['dispute', 'staff cancel a seat', 'dispute'],
];
