import { expect, test } from 'vitest';
import { addMinutes } from '#src/shared/dates.ts';
import {
  gatheringEnds,
  type InQueue,
  offerEnds,
  usualWaitingTimes as times,
  walkQueue,
} from '#src/enrolment/waiting-rules.ts';

const startsAt = new Date('2027-02-03T00:00:00Z');
const hoursBefore = (hours: number) => addMinutes(startsAt, -hours * 60);
const hoursFrom = (now: Date, then: Date | null) => then && (then.getTime() - now.getTime()) / 3_600_000;

test.each([
  [1000, 24],
  [96, 24],
  [48, 12],
  [8, 2],
  [4, 1],
  [1, 1],
  [0.99, null],
  [-5, null],
])('%d hours before the start an offer stands for %s hours', (before, stands) => {
  const now = hoursBefore(before);
  expect(hoursFrom(now, offerEnds(now, startsAt, times))).toBe(stands);
});

test('an offer never stands beyond the start', () => {
  for (let minutes = 60; minutes < 20_000; minutes += 7) {
    const now = addMinutes(startsAt, -minutes);
    const ends = offerEnds(now, startsAt, { ...times, offerHours: 72 });
    expect(ends && ends <= startsAt && ends >= addMinutes(now, 60)).toBe(true);
  }
});

test('seats are gathered for two days, and never in the last day before the start', () => {
  const at = (hours: number) => hoursFrom(hoursBefore(hours), gatheringEnds(hoursBefore(hours), startsAt, times));
  expect(at(200)).toBe(48);
  expect(at(60)).toBe(36);
  expect(at(24)).toBe(0);
  expect(at(10)).toBe(-14);
});

const now = hoursBefore(500);
const party = (id: string, size: number, facts: Partial<InQueue> = {}): InQueue => ({
  ...{ id, party: size, gathersUntil: null, passedAt: null },
  ...facts,
});
const stepsOf = (queue: InQueue[], free: number, at = now) =>
  walkQueue(queue, { free, now: at, startsAt, times }).map((step) => `${step.do} ${step.entry.id}`);

test('places go down the queue while parties fit', () => {
  expect(stepsOf([party('a', 2), party('b', 1), party('c', 1)], 3)).toEqual(['offer a', 'offer b']);
});

test('a head that does not fit gathers, and nobody behind it is asked', () => {
  expect(stepsOf([party('a', 3), party('b', 1)], 1)).toEqual(['gather a']);
  expect(stepsOf([party('a', 3, { gathersUntil: addMinutes(now, 60) }), party('b', 1)], 1)).toEqual([]);
});

test('nothing begins to gather before something is free', () => {
  expect(stepsOf([party('a', 3), party('b', 1)], 0)).toEqual([]);
});

test('when its gathering is over the head is passed over, and those behind it are asked', () => {
  const head = party('a', 3, { gathersUntil: addMinutes(now, -1) });
  expect(stepsOf([head, party('b', 1), party('c', 2)], 2)).toEqual(['pass-over a', 'offer b', 'gather c']);
});

test('who was passed over is asked when all of it fits, and holds up nobody', () => {
  const passed = party('a', 3, { passedAt: addMinutes(now, -60) });
  expect(stepsOf([passed, party('b', 1)], 2)).toEqual(['offer b']);
  expect(stepsOf([passed, party('b', 1)], 3)).toEqual(['offer a']);
});

test('in the last day whoever does not fit is passed over at once', () => {
  expect(stepsOf([party('a', 3), party('b', 2)], 2, hoursBefore(20))).toEqual(['pass-over a', 'offer b']);
});

/** A small random source that repeats itself: a failing seed can be run again. */
function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('under random joins, frees and lapses of time the order of the queue is kept and no place is offered twice', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = randomFrom(seed);
    let queue: InQueue[] = [];
    let [free, given, freed, clock] = [0, 0, 0, hoursBefore(1000)];
    for (let turn = 0; turn < 60; turn += 1) {
      const deed = random(3);
      if (deed === 0) queue.push(party(`${seed}-${turn}`, 1 + random(4)));
      if (deed === 1) [free, freed] = [free + 1, freed + 1];
      if (deed === 2) clock = addMinutes(clock, random(20) * 60);
      const steps = walkQueue(queue, { free, now: clock, startsAt, times });
      const place = (entry: InQueue) => queue.indexOf(entry);
      const asked = steps.flatMap((step) => (step.do === 'offer' ? [step.entry] : []));
      // Down the queue, never up.
      expect(asked.map(place), `seed ${seed}`).toEqual(asked.map(place).toSorted((a, b) => a - b));
      // Whoever stands before somebody who is asked was asked too, was passed over now or before: nobody was jumped.
      const settled = new Set(steps.filter((step) => step.do !== 'gather').map(({ entry }) => entry));
      for (const entry of queue.slice(0, Math.max(-1, ...asked.map(place)) + 1))
        expect(settled.has(entry) || entry.passedAt !== null, `seed ${seed}`).toBe(true);
      const places = asked.reduce((sum, { party: size }) => sum + size, 0);
      free -= places;
      given += places;
      expect(free, `seed ${seed}`).toBeGreaterThanOrEqual(0);
      for (const step of steps) if (step.do === 'gather') step.entry.gathersUntil = step.until;
      const passed = steps.flatMap((step) => (step.do === 'pass-over' ? [step.entry] : []));
      for (const entry of passed) Object.assign(entry, { passedAt: clock, gathersUntil: null });
      queue = [...queue.filter((entry) => !asked.includes(entry) && !passed.includes(entry)), ...passed];
    }
    expect(given + free, `seed ${seed}`).toBe(freed);
  }
});
