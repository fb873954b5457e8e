import { expect, test } from 'vitest';
import { orderMoney, type MoneyRows } from '#src/orders/order-money.ts';
import { mayBecome, type OrderPaymentState, paymentStateOf } from '#src/orders/payment-state.ts';

const states: OrderPaymentState[] = ['free', 'unpaid', 'pending', 'part-paid', 'paid', 'refunding', 'refunded'];

interface Standing extends MoneyRows {
  isPending: boolean;
}

const nothing: Standing = {
  ...{ totalCents: 0, addedCents: 0, reducedCents: 0 },
  ...{
    paidCents: 0,
    refundedCents: 0,
    refundingCents: 0,
    failedCents: 0,
    disputedCents: 0,
    lostCents: 0,
    isPending: false,
  },
};
const stateOf = (standing: Standing) => paymentStateOf(orderMoney(standing), standing);

/** What can happen to an order's money in one transaction, be it wise or not. Prices move in steps of 100 cents. */
function stepsFrom(standing: Standing): Standing[] {
  const { totalCents, addedCents, reducedCents, paidCents, refundedCents, refundingCents, lostCents, isPending } =
    standing;
  const { owedCents, keptCents, outstandingCents } = orderMoney(standing);
  return [
    // A transfer to a dearer session, on account.
    ...(addedCents === 0 ? [{ ...standing, addedCents: 100 }] : []),
    // A seat is taken off the price; what was paid for it is asked to go back in the same transaction.
    ...[100, owedCents]
      .filter((cents) => cents > 0 && cents <= owedCents)
      .map((cents) => ({
        ...standing,
        reducedCents: reducedCents + cents,
        refundingCents: refundingCents + Math.max(0, keptCents - (owedCents - cents)),
      })),
    // A bank debit begins, for what is owed or for a move of a free seat, and comes to nothing.
    ...(!isPending && (outstandingCents > 0 || (owedCents === 0 && paidCents === 0))
      ? [{ ...standing, isPending: true }]
      : []),
    ...(isPending ? [{ ...standing, isPending: false }] : []),
    // Money for a move that is being paid comes before the price rises; twice only by a fault.
    ...(paidCents <= totalCents + addedCents
      ? [100, outstandingCents, 300]
          .filter((cents) => cents > 0)
          .map((cents) => ({ ...standing, paidCents: paidCents + cents, isPending: false }))
      : []),
    ...(refundingCents > 0
      ? [
          { ...standing, refundingCents: 0, refundedCents: refundedCents + refundingCents },
          { ...standing, refundingCents: 0, failedCents: refundingCents },
        ]
      : []),
    // The buyer's bank sends the money back days later.
    ...(refundedCents > 0 ? [{ ...standing, refundedCents: 0, failedCents: refundedCents }] : []),
    // Somebody sends money in the provider's dashboard that has gone back already, to a balance.
    ...(refundingCents === 0 && refundedCents > 0 && refundedCents <= paidCents
      ? [{ ...standing, refundingCents: refundedCents }]
      : []),
    // The buyer's bank takes back what is here, and it is won after all.
    ...(keptCents > 0 && lostCents === 0 ? [{ ...standing, lostCents: keptCents }] : []),
    ...(lostCents > 0 ? [{ ...standing, lostCents: 0 }] : []),
    // Somebody sends money in the provider's dashboard: heard of when it is over, and taken off the price.
    ...(keptCents > 0 && owedCents > 0
      ? [
          {
            ...standing,
            refundedCents: refundedCents + Math.min(keptCents, owedCents),
            reducedCents: reducedCents + Math.min(keptCents, owedCents),
          },
        ]
      : []),
  ];
}

/** Everything that can happen, from a free order and from one that nobody has paid. */
function walk() {
  const seen = new Set<string>();
  const moves = new Set<`${OrderPaymentState} → ${OrderPaymentState}`>();
  const waiting = [nothing, { ...nothing, totalCents: 300 }];
  for (let standing = waiting.pop(); standing; standing = waiting.pop()) {
    for (const then of stepsFrom(standing)) {
      const [from, to] = [stateOf(standing), stateOf(then)];
      if (from !== to) moves.add(`${from} → ${to}`);
      const key = JSON.stringify(then);
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push(then);
    }
  }
  return moves;
}

const moves = walk();

test('whatever happens to the money, the state that follows from it may be reached', () => {
  const refused = [...moves].filter((move) => {
    const [from, to] = move.split(' → ') as [OrderPaymentState, OrderPaymentState];
    return !mayBecome(from, to);
  });
  expect(refused).toEqual([]);
});

test('every state is reached by money', () => {
  const reached = new Set([...moves].map((move) => move.split(' → ')[1]));
  expect([...reached].toSorted()).toEqual(states.toSorted());
});

test('what the table allows and money never does is nothing', () => {
  const allowed = states.flatMap((from) =>
    states.filter((to) => from !== to && mayBecome(from, to)).map((to) => `${from} → ${to}` as const),
  );
  expect(allowed.filter((move) => !moves.has(move))).toEqual([]);
});

test('an order that owes nothing and was never paid is free, whatever it cost once', () => {
  expect(stateOf(nothing)).toBe('free');
  expect(stateOf({ ...nothing, totalCents: 300, reducedCents: 300 })).toBe('free');
  expect(stateOf({ ...nothing, totalCents: 300, reducedCents: 300, paidCents: 300, refundedCents: 300 })).toBe(
    'refunded',
  );
});

test('a part that went back with its part of the price leaves the order paid', () => {
  expect(stateOf({ ...nothing, totalCents: 300, reducedCents: 100, paidCents: 300, refundedCents: 100 })).toBe('paid');
});

test('what a failed refund should have brought is not asked for again, and nothing is owed twice', () => {
  const failed = { ...nothing, totalCents: 300, reducedCents: 100, paidCents: 300, failedCents: 100 };
  expect(orderMoney(failed)).toMatchObject({ keptCents: 300, surplusCents: 0, outstandingCents: 0 });
  expect(orderMoney({ ...failed, reducedCents: 200 })).toMatchObject({ surplusCents: 100 });
});

test('what is disputed goes nowhere and is not asked for again; what is lost is owed again', () => {
  const open = { ...nothing, totalCents: 300, reducedCents: 100, paidCents: 300, disputedCents: 300 };
  expect(orderMoney(open)).toMatchObject({ surplusCents: 0, outstandingCents: 0 });
  expect(stateOf(open)).toBe('paid');
  const lost = { ...open, disputedCents: 0, lostCents: 300 };
  expect(orderMoney(lost)).toMatchObject({ surplusCents: 0, keptCents: 0, outstandingCents: 200 });
  expect(stateOf(lost)).toBe('unpaid');
});

test('staying as it is is always allowed, so that computing again is harmless', () => {
  for (const state of states) expect(mayBecome(state, state)).toBe(true);
});
