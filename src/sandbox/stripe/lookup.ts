import { badRequest } from './stripe-error.ts';
import type { Ledger } from './ledger.ts';

/** A page of a list, newest first, as Stripe gives it (docs.stripe.com/api/pagination). */
export function listPage<Item extends { id: string }>(
  oldestFirst: Item[],
  url: string,
  { limit = 10, starting_after: after }: { limit?: number; starting_after?: string },
) {
  if (limit < 1 || limit > 100) throw badRequest('Invalid limit: must be between 1 and 100', { param: 'limit' });
  const newestFirst = oldestFirst.toReversed();
  const start = after ? newestFirst.findIndex((item) => item.id === after) + 1 : 0;
  const data = newestFirst.slice(start, start + limit);
  return { object: 'list', url, data, has_more: start + limit < newestFirst.length };
}

/** A copy of the object with the objects that `expand` names in place of their ids. */
export function expanded(ledger: Ledger, object: object, paths: string[] = []): object {
  const copy = structuredClone(object) as Record<string, unknown>;
  for (const path of paths) {
    const [name = '', ...rest] = path.split('.');
    if (!(name in copy)) throw badRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
    const value = copy[name];
    const found = typeof value === 'string' ? (ledger.intents[value] ?? ledger.charges[value]) : value;
    if (found === undefined) throw badRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
    if (found !== null) copy[name] = expanded(ledger, found, rest.length > 0 ? [rest.join('.')] : []);
  }
  return copy;
}
