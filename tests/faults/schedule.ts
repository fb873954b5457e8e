import type { WorkerJob } from '#src/core.ts';
import type { CallFate } from '#src/sandbox/stripe/fates.ts';
import type { Step } from './faults.ts';
import { type Random, randomOf } from './random.ts';
import { scarceStories, storyOf } from './story.ts';

/** One step of one buyer. What `draw` chooses among depends on what is there: the first of two seats, all of the price. */
export interface Act {
  buyer: number;
  step: Step;
  draw: number;
  /** Whether they press the button again when nothing was answered. */
  again: boolean;
}

/** `late`: sent when everything else is over. `reordered`: kept until the round is over, then sent newest first. */
export type PlannedEvent = 'sent' | 'dropped' | 'doubled' | 'late' | 'reordered';

/** Acts that begin together, and what goes wrong meanwhile. */
export interface Round {
  /** The clock goes on so far before it. */
  minutes: number;
  acts: Act[];
  /** What becomes of the round's calls to Stripe and of its events, one after the other. */
  calls: CallFate[];
  events: PlannedEvent[];
  /** The process is killed at its so-manieth moment, or when the so-manieth call has arrived at Stripe. */
  killed: { at: 'moment' | 'call'; number: number } | null;
  /** All its database connections are cut at its so-manieth moment. */
  cutAt: number | null;
  /** What the worker does after the acts, at once and side by side. */
  duties: WorkerJob[];
}

export interface Schedule {
  seed: number;
  /** Seats of each session that has a price. */
  capacities: number[];
  buyers: PlannedBuyer[];
  rounds: Round[];
  /** How a bank answers in the end what is still under way. */
  banksSayYes: boolean[];
}

export interface PlannedBuyer {
  /** Which sessions, and how many people for each; none: a seat of the free online course. */
  items: { session: number; people: number }[];
  hasVoucher: boolean;
  isEmployer: boolean;
}

const workerDuties = [
  'reconcile-payments',
  'change-sessions',
  'compare-payments',
  'send-refunds',
  'offer-seats',
] as const;

/** Everything that a seed decides. The same seed always gives the same schedule. */
export function scheduleOf(seed: number): Schedule {
  const random = randomOf(seed);
  const isScarce = random.chance(0.45);
  const capacities = isScarce ? [random.chance(0.7) ? 2 : 1] : someCapacities(random);
  const stories = isScarce
    ? scarceStories(random)
    : Array.from({ length: random.between(2, 4) }, () => storyOf(random));
  const buyers = stories.map(({ isFree, isInvoiced }, index) => ({
    items: isFree ? [] : isScarce ? scarceItems(capacities, index) : itemsOf(random, capacities),
    hasVoucher: random.chance(0.25),
    isEmployer: isInvoiced,
  }));
  const rounds: Round[] = [];
  const last = Math.max(...stories.map(({ chapters }) => chapters.length));
  for (let chapter = 0; chapter < last; chapter += 1) {
    const left = stories.map(({ chapters }, buyer) =>
      (chapters[chapter] ?? []).map((step) => actOf(random, buyer, step)),
    );
    if (chapter === 0 && !isScarce && random.chance(0.15)) left.push(calledOff(random, buyers.length));
    playOut(random, left, rounds);
  }
  if (!isScarce && random.chance(0.5)) {
    const others = buyers.map((_, buyer) => [actOf(random, buyer, random.pick(elsewhere))]);
    playOut(random, [[actOf(random, 0, 'session called off')], ...others.slice(1)], rounds);
    playOut(random, afterCalledOff(random, buyers.length), rounds);
    // One settles what was chosen, the other sends the money that this gives back.
    rounds.push(aftermath(random), aftermath(random));
  }
  return { seed, capacities, buyers, rounds, banksSayYes: Array.from({ length: 8 }, () => random.chance(0.6)) };
}

function someCapacities(random: Random) {
  return Array.from({ length: random.chance(0.75) ? 2 : 1 }, () => random.between(1, 4));
}

/** Rounds, until everybody has done what is left. */
function playOut(random: Random, left: Act[][], rounds: Round[]): void {
  while (left.some((acts) => acts.length > 0)) rounds.push(roundOf(random, nextActs(random, left)));
}

/** The first takes all there is; everybody else wants one. */
function scarceItems([capacity = 1]: number[], buyer: number) {
  return [{ session: 0, people: buyer === 0 ? capacity : 1 }];
}

function itemsOf(random: Random, capacities: number[]) {
  const both = capacities.length > 1 && random.chance(0.3);
  const chosen = both ? [0, 1] : [random.between(0, capacities.length - 1)];
  return chosen.map((session) => ({ session, people: random.between(1, 2) }));
}

/** What happens at the provider's meanwhile. */
const elsewhere: Step[] = ['refund in the dashboard', 'refund in the dashboard', 'dispute', 'refund comes back'];

/** While the others still book and pay. */
function calledOff(random: Random, buyers: number): Act[] {
  return [actOf(random, 0, 'session called off'), ...afterCalledOff(random, buyers).flat()];
}

/** Everybody who is asked what to do then answers, or does not, while other things go on. */
function afterCalledOff(random: Random, buyers: number): Act[][] {
  return Array.from({ length: buyers }, (_, buyer) => [
    ...(random.chance(0.5) ? [actOf(random, buyer, random.pick(elsewhere))] : []),
    ...(random.chance(0.8) ? [actOf(random, buyer, 'chooses after it was called off')] : []),
    ...(random.chance(0.3) ? [actOf(random, buyer, 'chooses after it was called off')] : []),
  ]);
}

function actOf(random: Random, buyer: number, step: Step): Act {
  return { buyer, step, draw: random.between(0, 999), again: random.chance(0.6) };
}

/** What happens at once: the next step of one to three, and sometimes the one after it too, as from a second window. */
function nextActs(random: Random, left: Act[][]): Act[] {
  const waiting = left.filter((acts) => acts.length > 0);
  const acts: Act[] = [];
  for (let count = random.between(1, 3); count > 0 && waiting.length > 0; count -= 1) {
    const [own = []] = waiting.splice(random.between(0, waiting.length - 1), 1);
    acts.push(...own.splice(0, random.chance(0.2) ? 2 : 1));
  }
  return acts;
}

function roundOf(random: Random, acts: Act[]): Round {
  const chosen = acts.some(({ step }) => step === 'chooses after it was called off');
  const duties = workerDuties.filter((duty) => random.chance(0.4) || (chosen && answersChoices.includes(duty)));
  const trouble = random.fraction();
  const worse = acts.some(({ step }) => rarelyMet.includes(step));
  return {
    minutes: random.between(0, 4),
    acts,
    calls: Array.from({ length: 8 }, () => (random.chance(worse ? 0.6 : 0.35) ? random.pick(badCalls) : 'answered')),
    events: Array.from({ length: 12 }, () => (random.chance(worse ? 0.85 : 0.65) ? random.pick(badEvents) : 'sent')),
    killed: trouble < (worse ? 0.25 : 0.12) ? killOf(random) : null,
    cutAt: trouble > 0.86 ? random.between(1, 120) : null,
    duties,
  };
}

/** Nobody does anything, and what was chosen is carried out to its end; Stripe answers, and all its news is in trouble. */
function aftermath(random: Random): Round {
  const events = Array.from({ length: 12 }, () => random.pick(badEvents));
  // So late that what failed before is tried again.
  return { ...roundOf(random, []), minutes: 45, calls: [], duties: answersChoices, events };
}

/** What is chosen is done by these: only then does Stripe hear, and tell, of it. */
const answersChoices: WorkerJob[] = ['change-sessions', 'send-refunds'];

/** What comes up in few stories, or asks Stripe for little: more goes wrong meanwhile, so that it meets every fault too. */
const rarelyMet: Step[] = [
  'a bank transfer comes',
  'has a card declined',
  'bank pays',
  'bank refuses',
  'moves a seat to another date',
  'refund comes back',
  'session called off',
  'chooses after it was called off',
  'declines an offer',
  'lets an offer run out',
];

// A late call takes as long as the site waits, so there are fewer of them.
const badCalls: CallFate[] = ['fails', 'fails', 'fails', 'answer-lost', 'answer-lost', 'answer-lost', 'late'];
const badEvents: PlannedEvent[] = ['dropped', 'doubled', 'late', 'reordered'];

/** Many steps are over after a few moments, some take a hundred. */
function killOf(random: Random): Round['killed'] {
  return random.chance(0.75)
    ? { at: 'moment', number: random.between(1, random.pick([20, 120])) }
    : { at: 'call', number: random.between(1, 4) };
}
