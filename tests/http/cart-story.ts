import { aCourse, aSession } from '#tests/support/builders.ts';
import type { useSite } from '#tests/support/site.ts';
import type { Fields, Visitor } from './checkout-story.ts';

type Site = ReturnType<ReturnType<typeof useSite>>;

export async function aWorkshop(
  site: Site,
  title: string,
  facts: Parameters<typeof aSession>[1] = {},
  priceCents = 38_500,
) {
  const { db } = site.services;
  return aSession(db, { course: await aCourse(db, { title, priceCents }), on: '2027-02-03', ...facts });
}

export type Workshop = Awaited<ReturnType<typeof aWorkshop>>;
export const fieldsOf = ({ id, courseId }: Workshop): Fields => [
  ['courseId', courseId],
  ['sessionId', id],
];
export const add = (who: Visitor, session: Workshop) => who.post('/cart?_action=cart.add', fieldsOf(session));
export const change = (who: Visitor, session: Workshop, more: Fields) =>
  who.post('/cart?_action=cart.change', [...fieldsOf(session), ...more]);
