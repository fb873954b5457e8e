import { canManageOrganisation, type RateLimiter, type Viewer } from '#src/accounts/index.ts';
import type { NotBookable } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { dueWhenBooking, findVoucher, type PriceStep } from '#src/orders/index.ts';
import type { BookingItem } from './booking.ts';
import { countPlaces, type Places } from './capacity-queries.ts';
import { findOffer, whyOfferNotOnSale } from './check-booking.ts';
import { listOffers, type Offer, type OfferedTier } from './offer-queries.ts';
import { placesLeft, tierSeatsLeft } from './places.ts';
import { type AskedItem, priceBooking, type PricedItem } from './price-booking.ts';
import { listPrerequisitesOf } from './prerequisite-queries.ts';
import type { Prerequisite } from './prerequisites.ts';
import { mayUseVoucher } from './voucher-for-person.ts';
import { countVoucherUses } from './voucher-use-queries.ts';
import { whenAndWhere } from './when-and-where.ts';

type QuotedItem = Pick<BookingItem, 'courseId' | 'sessionId' | 'priceTierId'> & { seats: number };

interface QuoteAsked {
  items: QuotedItem[];
  voucherCode: string | null;
  /** Whose member prices are asked for: they hold when the viewer may book for it. */
  organisationId: string | null;
  offerId?: string | null;
  viewer: Viewer | null;
  /** Where the code of a voucher was typed: whoever tries many is told nothing any more. */
  ip?: string;
}

export interface Quote {
  lines: QuoteLine[];
  /** What was asked for and is not on sale under these ids at all. */
  gone: QuotedItem[];
  totalCents: number;
  gstCents: number;
  dueNowCents: number;
  /** The day by which the rest is due; null where there is none. */
  dueOn: string | null;
  voucher: QuotedVoucher | null;
}

interface QuotedVoucher {
  code: string;
  /** Seats that it takes something off; fewer than asked for where its uses run out. */
  seats: number;
  /** The same for one that is unknown, over, used up or for something else. */
  refusal: 'voucher-refused' | 'too-many-tries' | null;
}

export interface QuoteLine extends Pick<
  Offer,
  | 'courseId'
  | 'sessionId'
  | 'slug'
  | 'title'
  | 'kind'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'delivery'
  | 'venueName'
  | 'venueSuburb'
  | 'venueState'
  | 'goNoGoOn'
  | 'confirmedToRunAt'
  | 'policySummary'
  | 'policyVersionId'
  | 'hasRequiredPrerequisite'
> {
  priceTierId: string | null;
  tier: OfferedTier | null;
  /** Every price the session has besides its ordinary one, with what is left at it. */
  tiers: (OfferedTier & { seatsLeft: number | null })[];
  whenAndWhere: string;
  /** What its course asks of an attendee, advice too. */
  prerequisites: Prerequisite[];
  seats: number;
  /** Null for an online course. */
  seatsLeft: number | null;
  notBookable: NotBookable | 'too-few-seats' | null;
  units: { unitCents: number; quantity: number; breakdown: PriceStep[] }[];
  totalCents: number;
  gstCents: number;
  /** Per seat, where only that is due now. */
  depositCents: number | null;
}

const voucherTries = { tries: 10, perMinutes: 60 };

/**
 * What these seats cost now and for which reasons, how many are left, what is due: what the cart and the checkout show, by the
 * code by which `bookSeats` charges. Promises nothing: nothing is locked or held.
 */
export async function quoteBooking(services: Core & { rateLimits: RateLimiter }, asked: QuoteAsked): Promise<Quote> {
  const now = services.clock.now();
  const sessionIds = asked.items.flatMap(({ sessionId }) => sessionId ?? []);
  const courseIds = asked.items.flatMap(({ sessionId, courseId }) => (sessionId ? [] : courseId));
  const [offers, places, prerequisites, voucher] = await Promise.all([
    listOffers(services.db, { sessionIds, courseIds }),
    countPlaces(services.db, { sessionIds, offerId: asked.offerId ?? null }, now),
    listPrerequisitesOf(services.db, [...new Set(asked.items.map(({ courseId }) => courseId))]),
    findForQuote(services, asked, now),
  ]);
  const found = asked.items.map((item) => ({ item, onSale: findOffer(item, offers) }));
  const items = found.flatMap(({ item, onSale }) =>
    onSale && isPublic(onSale) ? { ...onSale, seats: item.seats } : [],
  );
  const organisationId = asked.viewer && mayBookFor(asked.viewer, asked.organisationId) ? asked.organisationId : null;
  const { gstRegistered } = services.site.provider;
  const terms = voucher === 'too-many-tries' ? null : voucher;
  const priced = priceBooking(items, { voucher: terms, organisationId, gstRegistered, now });
  const lines = items.map((item, index) =>
    lineOf(item, priced.items[index] ?? nothing, { places, prerequisites, now }),
  );
  return {
    lines: lines.map(({ line }) => line),
    gone: found.flatMap(({ item, onSale }) => (onSale && isPublic(onSale) ? [] : item)),
    totalCents: priced.totalCents,
    gstCents: priced.gstCents,
    ...dueWhenBooking(
      lines.flatMap(({ due }) => due),
      now,
    ),
    voucher: await quotedVoucher(services, asked, voucher, priced.voucherSeats),
  };
}

const nothing: PricedItem = { units: [], totalCents: 0, gstCents: 0 };

/** What is not published is nobody's to know of. */
function isPublic({ offer }: { offer: Offer }): boolean {
  return offer.courseState !== 'draft' && offer.sessionState !== 'draft';
}

function mayBookFor(viewer: Viewer, organisationId: string | null): boolean {
  return organisationId !== null && canManageOrganisation(viewer, organisationId);
}

async function findForQuote(
  { db, rateLimits }: Core & { rateLimits: RateLimiter },
  { voucherCode, viewer, ip }: QuoteAsked,
  now: Date,
) {
  if (!voucherCode) return null;
  if (ip !== undefined && !(await rateLimits.take(`voucher:${ip}`, voucherTries)).ok) return 'too-many-tries' as const;
  const terms = await findVoucher(db, voucherCode);
  const buyerEmail = viewer?.email ?? null;
  if (!terms || !mayUseVoucher(terms, viewer, buyerEmail)) return null;
  return { terms, uses: await countVoucherUses(db, { voucherId: terms.id, buyerEmail }, now) };
}

async function quotedVoucher(
  { rateLimits }: { rateLimits: RateLimiter },
  { voucherCode, ip }: QuoteAsked,
  found: Awaited<ReturnType<typeof findForQuote>>,
  seats: number,
): Promise<QuotedVoucher | null> {
  if (!voucherCode) return null;
  if (found === 'too-many-tries') return { code: voucherCode, seats: 0, refusal: found };
  // Whoever knows a code may look at their cart as often as they like.
  if (seats > 0 && ip !== undefined) await rateLimits.giveBack(`voucher:${ip}`, voucherTries);
  return { code: voucherCode, seats, refusal: seats > 0 ? null : 'voucher-refused' };
}

interface LineFacts {
  places: Map<string, Places>;
  prerequisites: Prerequisite[];
  now: Date;
}

function lineOf({ offer, tier, seats }: AskedItem, priced: PricedItem, facts: LineFacts) {
  const { now, prerequisites } = facts;
  const places = offer.sessionId ? facts.places.get(offer.sessionId) : undefined;
  const tiers = offer.tiers.map((each) => ({ ...each, seatsLeft: places ? tierSeatsLeft(places, each.id) : null }));
  const ofTier = tiers.find(({ id }) => id === tier?.id)?.seatsLeft ?? Infinity;
  const seatsLeft = places ? Math.min(placesLeft(places), ofTier) : null;
  const due = priced.units.map(({ unitCents, quantity }) => ({ ...offer, unitCents, quantity }));
  const isDeposit = dueWhenBooking(due, now).dueOn !== null;
  const line: QuoteLine = {
    ...offer,
    priceTierId: tier?.id ?? null,
    tier,
    tiers,
    whenAndWhere: whenAndWhere(offer),
    prerequisites: prerequisites.filter(({ courseId }) => courseId === offer.courseId),
    seats,
    seatsLeft,
    notBookable: whyOfferNotOnSale(offer, now) ?? whyTooFew(seats, seatsLeft),
    units: priced.units.map(({ unitCents, quantity, breakdown }) => ({ unitCents, quantity, breakdown })),
    totalCents: priced.totalCents,
    gstCents: priced.gstCents,
    depositCents: isDeposit ? offer.depositCents : null,
  };
  return { line, due };
}

function whyTooFew(seats: number, seatsLeft: number | null): 'full' | 'too-few-seats' | null {
  if (seatsLeft === null || seats <= seatsLeft) return null;
  return seatsLeft === 0 ? 'full' : 'too-few-seats';
}
