import { describe, expect, it } from 'vitest';
import { findNearest, objectives, planSets } from '#src/renewal/plan-sets.ts';
import { closes } from '#src/renewal/plan-task.ts';
import { randomOf } from '#tests/faults/random.ts';
import {
  aRandomCase,
  aSeatOn,
  aTask,
  anOnlineSeat,
  compareMeasures,
  everySet,
  held,
  measureOf,
  taskOf,
} from './a-plan.ts';

const idsOf = (options: { id: string }[] | undefined) => options?.map(({ id }) => id);

describe('sets that close a gap', () => {
  it('are the best of all that there are, by each measure, in cases of chance', () => {
    let [found, none] = [0, 0];
    for (let seed = 1_001; seed <= 1_500; seed += 1) {
      const each = aRandomCase(randomOf(seed));
      const task = taskOf(each);
      if (closes(task.need, [])) continue;
      const all = everySet(each);
      const { sets, isProven } = planSets(task);
      expect(isProven).toBe(true);
      for (const objective of objectives) {
        const measures = all.map((set) => measureOf(objective, set)).toSorted(compareMeasures);
        const set = sets[objective];
        const measure = set && measureOf(objective, set.options);
        expect({ seed, objective, measure }).toEqual({ seed, objective, measure: measures[0] ?? null });
        if (set) expect(set.proven).toBe(true);
      }
      if (all.length > 0) found += 1;
      else none += 1;
    }
    // Both kinds came up often enough to mean something.
    expect([found > 100, none > 100]).toEqual([true, true]);
  });

  it('are the cheapest, the soonest and those of the fewest days', () => {
    const small = [3, 10, 17, 24].map((day) => aSeatOn(day, { units: '3.5', priceCents: 5_000 }));
    const large = aSeatOn(40, { units: '14', priceCents: 90_000, days: 2 });
    const dear = [5, 6].map((day) => aSeatOn(day, { units: '7', priceCents: 60_000 }));
    const { sets } = planSets(aTask([...small, large, ...dear]));
    // 4 × 3.5 for $200 by day 24; two days in a row by day 6; 14 in one class of two days is cheaper than 7 + 7.
    expect(idsOf(sets.cheapest?.options)).toEqual(idsOf(small));
    expect(idsOf(sets.soonest?.options)).toEqual(idsOf(dear));
    expect(idsOf(sets['fewest-days']?.options)).toEqual([large.id]);
  });

  it('take a course once, and of two sessions the one that does not clash', () => {
    const twice = [2, 3].map((day) => aSeatOn(day, { courseId: 'one', id: `one-${day}` }));
    const other = aSeatOn(2, { courseId: 'two', id: 'two' });
    expect(planSets(aTask(twice)).sets.cheapest).toBeNull();
    expect(idsOf(planSets(aTask([...twice, other])).sets.cheapest?.options)).toEqual(['two', 'one-3']);
    // Day 3 is taken by something booked, so nothing is left that goes with the other.
    expect(planSets(aTask([...twice, other], { taken: held(3) })).sets.cheapest).toBeNull();
  });

  it('bring what is asked for before it, and never after', () => {
    const first = aSeatOn(20, { courseId: 'wrt', id: 'wrt', units: '1', priceCents: 1_000 });
    const then = (day: number) => aSeatOn(day, { courseId: 'asd', id: 'asd', units: '14', needsBefore: [['wrt']] });
    expect(idsOf(planSets(aTask([first, then(21)])).sets.cheapest?.options)).toEqual(['wrt', 'asd']);
    expect(planSets(aTask([first, then(19)])).sets.cheapest).toBeNull();
    expect(planSets(aTask([then(21)])).sets.cheapest).toBeNull();
  });

  it('count no more of a kind than the body does, and meet each minimum', () => {
    const online = ['a', 'b', 'c'].map((id) => anOnlineSeat({ id, courseId: id, units: '4', priceCents: 0 }));
    const field = aSeatOn(9, { units: '6', category: 'field' });
    const desk = aSeatOn(8, { units: '10', category: 'desk', priceCents: 1_000 });
    const need = {
      total: 14_000,
      minima: [{ category: 'field', units: 6_000 }],
      capLeft: new Map([['online' as const, 8_000]]),
      booked: [],
    };
    // 8 of the 12 online count, so 6 more are missing, and they must be field work: $100 in all.
    const { sets } = planSets(aTask([...online, desk, field], { need }));
    expect(sets.cheapest?.options).toHaveLength(3);
    expect(idsOf(sets.cheapest?.options)?.at(-1)).toBe(field.id);
    const booked = [{ units: 5_000, category: null, activity: 'online' as const, day: 2 }];
    // 5 of the 8 are booked already: 3 more online, 6 field work; one online course fills the 3.
    expect(planSets(aTask([...online, field], { need: { ...need, booked } })).sets.cheapest?.options).toHaveLength(2);
  });

  it('end in time: online courses one a day from the first, while their approvals hold', () => {
    const online = ['a', 'b'].map((id) => anOnlineSeat({ id, courseId: id }));
    expect(planSets(aTask(online, { deadlineDay: 1 })).sets.soonest?.options).toHaveLength(2);
    expect(planSets(aTask(online, { deadlineDay: 0 })).sets.soonest).toBeNull();
    const ending = [online[0], anOnlineSeat({ id: 'c', courseId: 'c', lastDay: 0 })].flatMap((each) => each ?? []);
    expect(planSets(aTask(ending)).sets.cheapest).toBeNull();
  });

  it('are found among 5,000 sessions, and are proven best', () => {
    const random = randomOf(7);
    const many = Array.from({ length: 5_000 }, (_, index) => {
      const course = index % 150;
      const units = ['1', '1.5', '2', '3.5', '4', '7', '8', '14', '21'][course % 9];
      const days = course % 9 < 7 ? 1 : (course % 9) - 5;
      const facts = { courseId: `course-${course}`, id: `session-${index}`, days, ...(units ? { units } : {}) };
      return aSeatOn(random.between(1, 55), { ...facts, priceCents: 4_000 + ((course * 7_919) % 90) * 1_000 });
    });
    const { sets } = planSets(aTask(many, { missing: '8.5' }));
    for (const objective of objectives) expect(sets[objective]?.proven).toBe(true);
  });

  it('come as near as they can where the gap cannot be closed', () => {
    const nearest = findNearest(aTask([aSeatOn(3, { units: '7' }), aSeatOn(4, { units: '3.5' })]));
    expect(nearest).toMatchObject({ proven: true, options: [{ units: 7_000 }, { units: 3_500 }] });
    expect(findNearest(aTask([])).options).toEqual([]);
    expect(findNearest(aTask([aSeatOn(3)], { budgetCents: 500 })).options).toEqual([]);
  });
});
