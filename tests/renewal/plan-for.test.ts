import { expect, test } from 'vitest';
import { planFor } from '#src/renewal/plan-for.ts';
import { anyWishes } from '#src/renewal/plan-wishes.ts';
import type { PlannedPerson } from '#src/renewal/planned-person.ts';
import type { CatalogueSeat, SeatCatalogue } from '#src/renewal/seat-catalogue.ts';

const creditTypeId = 'cec';
const day = (number: number) => ({ day: number, from: number * 24, to: number * 24 + 8 });

/** So many courses of one unit, each on every one of these few days: of more courses than days there is no set. */
function manyOnFewDays({ courses, days }: { courses: number; days: number }): SeatCatalogue {
  const ids = Array.from({ length: courses }, (_, course) => `course-${course}`);
  const seats = ids.flatMap((courseId, course) =>
    Array.from({ length: days }, (_, on): CatalogueSeat => {
      const id = `${courseId} on ${on}`;
      const facts = { kind: 'workshop', delivery: 'in-person', postcode: '2150', seatsLeft: 9 } as const;
      return { ...facts, id, courseId, sessionId: id, priceCents: 1_000 + course, days: [day(on)] };
    }),
  );
  const approval = { id: 'a', creditTypeId, units: '1', category: null, fromDay: null, toDay: null };
  return {
    seats,
    approvals: new Map(ids.map((id) => [id, [{ ...approval, courseId: id }]])),
    prerequisites: new Map(),
  };
}

function missing(units: number): PlannedPerson {
  return {
    standing: { requirement: { creditTypeId } } as PlannedPerson['standing'],
    ...{ firstDay: 0, deadline: 60, booked: [], taken: [], doneCourses: new Set(), holds: () => null },
    need: { total: units * 1_000, minima: [], capLeft: new Map(), booked: [] },
  };
}

test('a search that stopped at its limit says of nothing that it is certain', () => {
  const catalogue = manyOnFewDays({ courses: 60, days: 5 });
  const plan = planFor(catalogue, missing(6), { ...anyWishes, budgetCents: 900_000 });
  expect(plan).toMatchObject({ sets: [], waysOut: [], isCertain: false, isShortAnyway: false });
  expect([plan.nearest?.options.length, plan.nearest?.proven]).toEqual([5, false]);
});

test('what a limited search leaves open is open although the narrow one was complete', () => {
  const catalogue = manyOnFewDays({ courses: 60, days: 5 });
  const plan = planFor(catalogue, missing(6), { ...anyWishes, budgetCents: 500 });
  expect(plan).toMatchObject({ sets: [], waysOut: [], isCertain: true, isShortAnyway: false });
  expect(plan.nearest).toEqual({ options: [], proven: true });
});

test('a search that saw everything is certain', () => {
  const plan = planFor(manyOnFewDays({ courses: 4, days: 2 }), missing(3), { ...anyWishes, budgetCents: 900_000 });
  expect(plan).toMatchObject({ sets: [], waysOut: [], isCertain: true, isShortAnyway: true });
  expect([plan.nearest?.options.length, plan.nearest?.proven]).toEqual([2, true]);
});
