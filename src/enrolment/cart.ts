import { ok, refuse, type Result } from '#src/shared/result.ts';
import { isId } from '#src/shared/ids.ts';
import { mostSeats } from './booking.ts';

/** One thing that somebody means to book, and for how many people. */
export interface CartLine {
  courseId: string;
  /** Null for an online course. */
  sessionId: string | null;
  priceTierId: string | null;
  seats: number;
}

/**
 * What somebody means to book, kept by their own browser: no row stands for it, it holds no seat and no price, and
 * whatever it says is looked up anew.
 */
export interface Cart {
  lines: CartLine[];
  voucherCode: string | null;
  /** For whom the booking is, where the buyer books for several. */
  organisationId: string | null;
  /** The waiting-list offer that this cart accepts. */
  offer: { id: string; key: string; sessionId: string } | null;
}

/** The most lines of one cart: what fits a cookie and a screen. */
export const mostLines = 10;

export const emptyCart: Cart = { lines: [], voucherCode: null, organisationId: null, offer: null };

const idPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const linePattern = new RegExp(`^(${idPattern})(?:~(${idPattern}))?\\*([1-9][0-9]?)(?:\\*(${idPattern}))?$`);
const markPattern = /^([vgo])([A-Za-z0-9-]{1,40})(?:~([A-Za-z0-9_-]{1,200}))?(?:~([0-9a-f-]{36}))?$/;

/** The cart as one word of letters, digits and `-_.~*`, which a cookie may hold as it is. */
export function printCart({ lines, voucherCode, organisationId, offer }: Cart): string {
  return [
    ...lines.map(printLine),
    ...(voucherCode ? [`v${voucherCode}`] : []),
    ...(organisationId ? [`g${organisationId}`] : []),
    ...(offer ? [`o${offer.id}~${offer.key}~${offer.sessionId}`] : []),
  ].join('.');
}

/** `course~session*seats*tier`; without the session for an online course, without the tier for the usual price. */
export function printLine({ courseId, sessionId, priceTierId, seats }: CartLine): string {
  return `${courseId}${sessionId ? `~${sessionId}` : ''}*${seats}${priceTierId ? `*${priceTierId}` : ''}`;
}

/** One line as it was printed; null for anything else. */
export function parseLine(text: string): CartLine | null {
  const [, courseId, sessionId = null, count, priceTierId = null] = linePattern.exec(text) ?? [];
  const seats = Number(count);
  return courseId && seats <= mostSeats ? { courseId, sessionId, priceTierId, seats } : null;
}

/** The cart that was printed. Whatever is not exactly one, or is too much, is an empty cart. */
export function parseCart(text: string | undefined): Cart {
  let cart = emptyCart;
  for (const part of text ? text.split('.') : []) {
    const line = parseLine(part);
    const next = line ? addTo(cart, line) : withMark(cart, part);
    if (!next) return emptyCart;
    cart = next;
  }
  return cart;
}

function addTo(cart: Cart, line: CartLine): Cart | null {
  const added = putLine(cart, line);
  return added.ok && !cart.lines.some((other) => isSame(other, line)) ? added.value : null;
}

function withMark(cart: Cart, part: string): Cart | null {
  const [, kind, value = '', key = '', sessionId = ''] = markPattern.exec(part) ?? [];
  if (kind === 'v' && value.length > 3 && !key) return { ...cart, voucherCode: value };
  if (kind === 'g' && isId(value) && !key) return { ...cart, organisationId: value };
  if (kind === 'o' && isId(value) && key && isId(sessionId)) return { ...cart, offer: { id: value, key, sessionId } };
  return null;
}

export type PutLineRefused = { reason: 'too-many-seats'; most: number } | { reason: 'too-many-lines'; most: number };

/**
 * The cart with this line, in place of one for the same thing; no seats take it out. An offer goes with the last line of its session. The
 * counts are those of one order: `too-many-seats` for more than it may have.
 */
export function putLine(cart: Cart, line: CartLine): Result<Cart, PutLineRefused> {
  const lines = cart.lines.some((other) => isSame(other, line))
    ? cart.lines.map((other) => (isSame(other, line) ? line : other))
    : [...cart.lines, line];
  const kept = lines.filter(({ seats }) => seats > 0);
  if (kept.length > mostLines) return refuse('too-many-lines', { most: mostLines });
  if (seatsIn(kept) > mostSeats) return refuse('too-many-seats', { most: mostSeats });
  return ok(withLines(cart, kept));
}

/** The cart with these lines instead; its offer goes when nothing of its session is left. */
export function withLines(cart: Cart, lines: CartLine[]): Cart {
  const isThere = lines.some(({ sessionId }) => sessionId !== null && sessionId === cart.offer?.sessionId);
  return { ...cart, lines, offer: isThere ? cart.offer : null };
}

/** The line for the same thing, if the cart has it. */
export function findLine(cart: Cart, line: Omit<CartLine, 'seats'>): CartLine | undefined {
  return cart.lines.find((other) => isSame(other, line));
}

export function seatsIn(lines: CartLine[]): number {
  return lines.reduce((sum, { seats }) => sum + seats, 0);
}

function isSame(one: Omit<CartLine, 'seats'>, other: Omit<CartLine, 'seats'>): boolean {
  return one.courseId === other.courseId && one.sessionId === other.sessionId && one.priceTierId === other.priceTierId;
}
