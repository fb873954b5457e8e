import { expect, test } from 'vitest';
import { cancellableStates, maySeatBecome, type SeatState, takenStates } from '#src/enrolment/index.ts';

const states: SeatState[] = ['held', 'confirmed', 'attended', 'completed', 'no-show', 'cancelled', 'transferred'];
const after = (from: SeatState) => states.filter((to) => maySeatBecome(from, to));

test('every state is reached from a hold, in which a seat begins', () => {
  const reached = new Set<SeatState>(['held']);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const from of [...reached]) for (const to of after(from)) reached.add(to);
  }
  expect([...reached].toSorted()).toEqual(states.toSorted());
});

test('a seat that is completed, cancelled or moved stays so', () => {
  for (const last of ['completed', 'cancelled', 'transferred'] as const) expect(after(last)).toEqual([]);
});

test('no state leads to itself, and none back to a hold once the seat was confirmed', () => {
  for (const state of states) expect(maySeatBecome(state, state)).toBe(false);
  for (const state of ['confirmed', 'attended', 'no-show'] as const) expect(maySeatBecome(state, 'held')).toBe(false);
});

test('nobody attends or completes without a confirmed seat', () => {
  for (const to of ['attended', 'completed', 'no-show', 'transferred'] as const)
    expect(maySeatBecome('held', to)).toBe(false);
});

test('the list of seats that may be given back is what the table says', () => {
  expect([...cancellableStates].toSorted()).toEqual(
    states.filter((state) => maySeatBecome(state, 'cancelled')).toSorted(),
  );
});

test('a seat that counts for good is neither a hold nor given back', () => {
  expect(states.filter((state) => !takenStates.some((taken) => taken === state))).toEqual([
    'held',
    'cancelled',
    'transferred',
  ]);
});
