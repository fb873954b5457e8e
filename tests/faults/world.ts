import type { Viewer } from '#src/accounts/index.ts';
import type { Db } from '#src/database.ts';
import type { StandInControl } from '#src/sandbox/stripe/control.ts';
import { newId } from '#src/shared/ids.ts';
import { aCourse, anOrganisation, aPerson, aSession, aTermsVersion, aViewer } from '#tests/support/builders.ts';
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
  /** The calendar date so many days from now, where the sessions are. */
  day(ahead: number): string;
  staff: Viewer;
  sessions: { id: string; courseId: string; priceCents: number; capacity: number }[];
  freeCourse: { id: string };
  /** An account that pays by invoice, and who books for it. */
  employer: { organisationId: string; viewer: Viewer };
  /** Takes something off one seat, once. */
  voucherCode: string;
  termsVersionId: string;
  buyers: Buyer[];
}

export interface Buyer {
  name: string;
  email: string;
  formToken: string;
  items: { session: number; people: number }[];
  hasVoucher: boolean;
  isEmployer: boolean;
  orderId: string | null;
}

/** The shop of a seed: sessions with few seats, each with another price, and a free online course. */
export async function stockShop(db: Db, { seed, capacities, buyers }: Schedule) {
  const sessions = [];
  const course = await aCourse(db, { priceCents: 38_500 });
  for (const [index, capacity] of capacities.entries()) {
    // Prices whose eleventh is no whole cent, so that rounding has something to get wrong.
    const priceCents = 38_500 + index * 12_345;
    const { id } = await aSession(db, { course, on: `2027-03-0${index + 3}`, seats: capacity, priceCents });
    sessions.push({ id, courseId: course.id, priceCents, capacity });
  }
  const voucher = { id: newId(), code: 'ONLYONCE42', percent: seed % 2 === 0 ? 50 : 100, maxUses: 1 };
  await db
    .insertInto('vouchers')
    .values({ ...voucher, active: true, createdAt: new Date('2026-11-01T00:00:00Z') })
    .execute();
  const freeCourse = await aCourse(db, { kind: 'online', priceCents: 0, accessDays: 90 });
  return {
    staff: await aViewer(db, { name: 'Kerry', role: 'coordinator' }),
    termsVersionId: (await aTermsVersion(db)).id,
    sessions,
    freeCourse,
    employer: await anEmployer(db, seed % 3 === 0 ? 'trusted' : 'when-paid'),
    voucherCode: voucher.code,
    buyers: buyers.map(({ items, hasVoucher, isEmployer }, index): Buyer => ({
      name: `Buyer ${index}`,
      email: `buyer${index}@example.com`,
      formToken: `00000000-0000-4000-8000-${String(seed * 100 + index).padStart(12, '0')}`,
      items,
      hasVoucher,
      isEmployer,
      orderId: null,
    })),
  };
}

async function anEmployer(db: Db, terms: 'trusted' | 'when-paid') {
  const person = await aPerson(db, 'Ben Booker');
  const { id } = await anOrganisation(db, { terms, days: 10, members: [{ id: person.id, role: 'booker' }] });
  const viewer = await aViewer(db, { person });
  return { organisationId: id, viewer: { ...viewer, memberships: [{ organisationId: id, role: 'booker' as const }] } };
}
