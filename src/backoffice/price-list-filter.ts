import type { PriceRule } from '#src/orders/index.ts';
import { isId } from '#src/shared/ids.ts';
import { readPage } from '#src/shared/paging.ts';

type OnOff = 'on' | 'off' | 'any';

/** What of the price rules staff look at. */
export interface PriceRuleFilter {
  kind: PriceRule['kind'] | null;
  courseId: string | null;
  state: OnOff;
  page: number;
}

/** What of the vouchers staff look at. */
export interface VoucherFilter {
  /** Part of a code or a note. */
  text: string;
  courseId: string | null;
  /** `on`: can still be used, as far as its days go. */
  state: OnOff;
  page: number;
}

export const priceRuleKinds = ['early-bird', 'group', 'member'] as const;

/** The filter in an address; anything that is none is left out. */
export function parsePriceRuleFilter(query: URLSearchParams): PriceRuleFilter {
  return {
    kind: priceRuleKinds.find((kind) => kind === query.get('kind')) ?? null,
    courseId: courseOf(query),
    state: stateOf(query),
    page: readPage(query.get('page')),
  };
}

/** The filter in an address; anything that is none is left out. */
export function parseVoucherFilter(query: URLSearchParams): VoucherFilter {
  const text = (query.get('q') ?? '').trim().slice(0, 100);
  return { text, courseId: courseOf(query), state: stateOf(query), page: readPage(query.get('page')) };
}

function courseOf(query: URLSearchParams): string | null {
  const id = query.get('course');
  return id && isId(id) ? id : null;
}

function stateOf(query: URLSearchParams): OnOff {
  const state = query.get('state');
  return state === 'on' || state === 'off' ? state : 'any';
}
