import type Stripe from 'stripe';
import type { Call, CallFate, EventFate } from '#src/sandbox/stripe/fates.ts';
import type { StandInControl } from '#src/sandbox/stripe/control.ts';
import type { Fault } from './faults.ts';
import { orderOfCall, orderOfEvent } from './order-of.ts';
import type { PlannedEvent, Round } from './schedule.ts';

/** A fault that really struck: about this order, or the whole process. */
export interface Strike {
  fault: Fault;
  orderId: string | null;
}

const ofCall: Partial<Record<CallFate, Fault>> = {
  fails: 'Stripe says 500',
  late: 'Stripe answers late',
  'answer-lost': 'Stripe’s answer lost',
};
const ofEvent: Partial<Record<PlannedEvent, Fault>> = {
  dropped: 'webhook dropped',
  doubled: 'webhook doubled',
  late: 'webhook late',
  reordered: 'webhooks reordered',
};

/**
 * Lets go wrong at Stripe what the round says, call by call and event by event, and remembers what it struck. Before the
 * first round and after the last all is well.
 */
export function createTroubles(stripe: StandInControl, killNow: () => void) {
  let round: Round | null = null;
  let strikes: Strike[] = [];
  let [calls, events] = [0, 0];
  const late: string[] = [];
  let reordered: string[] = [];

  function fateOfCall(call: Call): CallFate {
    if (!round) return 'answered';
    const fate = round.calls[calls] ?? 'answered';
    calls += 1;
    strike(ofCall[fate], orderOfCall(stripe.books(), call));
    if (round.killed?.at === 'call' && round.killed.number === calls) killNow();
    return fate;
  }

  function fateOfEvent(event: Stripe.Event): EventFate {
    const planned = round?.events[events] ?? 'sent';
    events += 1;
    strike(ofEvent[planned], orderOfEvent(stripe.books(), event));
    if (planned === 'late') late.push(event.id);
    if (planned === 'reordered') reordered.push(event.id);
    return planned === 'late' || planned === 'reordered' ? 'kept' : planned;
  }

  function strike(fault: Fault | undefined, orderId: string | null) {
    if (fault) strikes.push({ fault, orderId });
  }

  // The site has stopped waiting by then.
  stripe.decideFates({ ofCall: fateOfCall, ofEvent: fateOfEvent, lateMs: 450 });
  return {
    begin(next: Round) {
      round = next;
      strikes = [];
      [calls, events] = [0, 0];
    },
    /** Sends what was held back for this round, newest first. */
    sendReordered() {
      for (const id of reordered.toReversed()) stripe.replay(id);
      reordered = [];
    },
    strikes: () => strikes,
    /** From now on nothing goes wrong, and what was late arrives. */
    end() {
      round = null;
      for (const id of late.splice(0).toReversed()) stripe.replay(id);
    },
  };
}
