import { expect, test } from 'vitest';
import { mayBecome, type OrderPaymentState, paymentStateOf } from '#src/orders/payment-state.ts';

const states: OrderPaymentState[] = ['free', 'unpaid', 'pending', 'part-paid', 'paid', 'refunding', 'refunded'];
const totalCents = 300;

interface Money {
  paidCents: number;
  refundedCents: number;
  refundingCents: number;
  pending: boolean;
}

const nothing: Money = { paidCents: 0, refundedCents: 0, refundingCents: 0, pending: false };
const stateOf = (money: Money) => paymentStateOf({ totalCents, ...money });

/** What can happen to an order's money in one transaction, be it wise or not. */
function stepsFrom(money: Money): Money[] {
  const { paidCents, refundedCents, refundingCents, pending } = money;
  const left = paidCents - refundedCents - refundingCents;
  return [
    // An order that is paid opens no other way to pay.
    ...(pending || paidCents >= totalCents || refundingCents > 0 || refundedCents > 0
      ? []
      : [{ ...money, pending: true }]),
    ...(pending ? [{ ...money, pending: false }] : []),
    // Card or bank pays the whole price; twice only by a fault. A transfer may bring a part.
    ...(paidCents <= totalCents ? [{ ...money, paidCents: paidCents + totalCents, pending: false }] : []),
    ...(paidCents === 0 && !pending ? [{ ...money, paidCents: 100 }] : []),
    ...(paidCents === 100 && left === 100 ? [{ ...money, paidCents: 300, pending: false }] : []),
    ...(left >= 100 ? [100, left] : []).flatMap((cents) => [
      { ...money, refundingCents: refundingCents + cents },
      // In the provider's dashboard, heard of when it is over.
      { ...money, refundedCents: refundedCents + cents },
    ]),
    ...(refundingCents > 0
      ? [
          { ...money, refundingCents: 0, refundedCents: refundedCents + refundingCents },
          { ...money, refundingCents: 0 },
        ]
      : []),
    // The buyer's bank sends the money back days later.
    ...(refundedCents > 0 ? [{ ...money, refundedCents: 0 }] : []),
    // And staff ask for it again before anybody has looked.
    ...(refundedCents > 0 ? [{ ...money, refundedCents: 0, refundingCents: refundingCents + refundedCents }] : []),
  ];
}

/** Everything that can happen, from an order that nobody has paid. */
function walk() {
  const seen = new Set<string>();
  const moves = new Set<`${OrderPaymentState} → ${OrderPaymentState}`>();
  const waiting = [nothing];
  for (let money = waiting.pop(); money; money = waiting.pop()) {
    for (const then of stepsFrom(money)) {
      const [from, to] = [stateOf(money), stateOf(then)];
      if (from !== to) moves.add(`${from} → ${to}`);
      const key = JSON.stringify(then);
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push(then);
    }
  }
  return moves;
}

test('whatever happens to the money, the state that follows from it may be reached', () => {
  const refused = [...walk()].filter((move) => {
    const [from, to] = move.split(' → ') as [OrderPaymentState, OrderPaymentState];
    return !mayBecome(from, to);
  });
  expect(refused).toEqual([]);
});

test('every state but free is reached by money, and free by none', () => {
  const reached = new Set([...walk()].map((move) => move.split(' → ')[1]));
  expect([...reached].toSorted()).toEqual(states.filter((state) => state !== 'free').toSorted());
  expect(paymentStateOf({ totalCents: 0, ...nothing })).toBe('free');
});

test('what the table allows and money never does is nothing', () => {
  const moves = walk();
  const allowed = states.flatMap((from) =>
    states.filter((to) => from !== to && mayBecome(from, to)).map((to) => `${from} → ${to}` as const),
  );
  expect(allowed.filter((move) => !moves.has(move))).toEqual([]);
});

test('a free order has no payments, and money that came never makes an order unpaid', () => {
  for (const state of states) expect(mayBecome('free', state)).toBe(state === 'free');
  for (const state of ['paid', 'part-paid', 'refunding', 'refunded'] as const)
    expect(mayBecome(state, 'unpaid')).toBe(false);
});

test('staying as it is is always allowed, so that computing again is harmless', () => {
  for (const state of states) expect(mayBecome(state, state)).toBe(true);
});
