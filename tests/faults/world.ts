import type { Viewer } from '#src/accounts/index.ts';
import type { Db } from '#src/database.ts';
import type { StandInControl } from '#src/sandbox/stripe/control.ts';
import { aCourse, aSession, aTermsVersion, aViewer } from '#tests/support/builders.ts';
import type { DeedName, FactsOf, OutcomeOf } from './deeds.ts';
import type { Schedule } from './schedule.ts';
import type { Answer } from './site.ts';

/** What the steps of a seed work with. */
export interface World {
  db: Db;
  stripe: StandInControl;
  /** Asks the web process; again, once it is back, where the person presses the button again. */
  ask<Name extends DeedName>(deed: Name, facts: FactsOf<Name>, again: boolean): Promise<Answer<OutcomeOf<Name>>>;
  /** The clock goes on. */
  pass(minutes: number): void;
  staff: Viewer;
  sessions: { id: string; courseId: string; priceCents: number; capacity: number }[];
  freeCourse: { id: string };
  termsVersionId: string;
  buyers: Buyer[];
}

export interface Buyer {
  name: string;
  email: string;
  formToken: string;
  items: { session: number; people: number }[];
  orderId: string | null;
}

/** The shop of a seed: sessions with few seats, each with another price, and a free online course. */
export async function stockShop(db: Db, { seed, capacities, buyers }: Schedule) {
  const sessions = [];
  for (const [index, capacity] of capacities.entries()) {
    // Prices whose eleventh is no whole cent, so that rounding has something to get wrong.
    const course = await aCourse(db, { priceCents: 38_500 + index * 12_345, title: `Course ${index + 1}` });
    const { id } = await aSession(db, { course, on: `2027-03-0${index + 3}`, seats: capacity });
    sessions.push({ id, courseId: course.id, priceCents: course.priceCents, capacity });
  }
  const freeCourse = await aCourse(db, { kind: 'online', priceCents: 0, accessDays: 90 });
  return {
    staff: await aViewer(db, { name: 'Kerry', role: 'coordinator' }),
    termsVersionId: (await aTermsVersion(db)).id,
    sessions,
    freeCourse,
    buyers: buyers.map(({ items }, index): Buyer => ({
      name: `Buyer ${index}`,
      email: `buyer${index}@example.com`,
      formToken: `00000000-0000-4000-8000-${String(seed * 100 + index).padStart(12, '0')}`,
      items,
      orderId: null,
    })),
  };
}
