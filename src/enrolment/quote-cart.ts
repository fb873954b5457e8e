import type { Viewer } from '#src/accounts/index.ts';
import type { NotBookable } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';
import { priceLines } from '#src/orders/index.ts';
import { whyNotOnSale } from './bookable.ts';
import { countTaken } from './capacity-queries.ts';
import type { CartLine } from './cart.ts';
import { listOffers, type Offer } from './offer-queries.ts';
import { whenAndWhere } from './when-and-where.ts';

interface Asked {
  items: CartLine[];
  voucherCode: string | null;
  organisationId: string | null;
  offerId: string | null;
  viewer: Viewer | null;
}

/** What a cart costs and what can be said against it, line by line. Nothing is kept by asking. */
export async function quoteCart(services: Core, { items, voucherCode }: Asked) {
  const now = services.clock.now();
  const sessionIds = items.flatMap(({ sessionId }) => sessionId ?? []);
  const courseIds = items.flatMap(({ sessionId, courseId }) => (sessionId ? [] : courseId));
  const offers = await listOffers(services.db, { sessionIds, courseIds });
  const taken = await countTaken(services.db, sessionIds, now);
  const found = items.flatMap((item) => {
    const offer = offers.find(({ courseId, sessionId }) => courseId === item.courseId && sessionId === item.sessionId);
    // What is not published is nobody's to know of.
    return offer && offer.courseState !== 'draft' && offer.sessionState !== 'draft' ? [{ item, offer }] : [];
  });
  const priced = priceLines(
    found.map(({ item, offer }) => ({
      unitCents: offer.priceCents,
      quantity: item.seats,
      taxable: services.site.provider.gstRegistered && offer.gst === 'taxable',
    })),
  );
  const lines = found.map(({ item, offer }, index) => {
    const seatsLeft =
      offer.capacity === null ? null : Math.max(0, offer.capacity - (taken.get(offer.sessionId ?? '') ?? 0));
    const rule = offer.isSessionPrice ? 'Price of this session' : 'Price';
    return {
      ...item,
      title: offer.title,
      slug: offer.slug,
      kind: offer.kind,
      whenAndWhere: whenAndWhere(offer),
      venueName: offer.venueName,
      seatsLeft,
      notBookable: whyNot(offer, item.seats, seatsLeft, now),
      units: [
        {
          unitCents: offer.priceCents,
          quantity: item.seats,
          breakdown: [{ rule: 'price', label: rule, cents: offer.priceCents }],
        },
      ],
      totalCents: priced.lines[index]?.totalCents ?? 0,
      gstCents: priced.lines[index]?.gstCents ?? 0,
      policySummary: offer.policySummary,
      depositCents: null as number | null,
    };
  });
  return {
    lines,
    totalCents: priced.totalCents,
    gstCents: priced.gstCents,
    dueNowCents: priced.totalCents,
    dueOn: null as string | null,
    voucher: voucherCode ? { code: voucherCode, refusal: 'voucher-refused' as string | null } : null,
  };
}

function whyNot(offer: Offer, seats: number, seatsLeft: number | null, now: Date): NotBookable | null {
  const session = offer.sessionState && offer.startsAt ? { state: offer.sessionState, startsAt: offer.startsAt } : null;
  const why = whyNotOnSale({ courseState: offer.courseState, kind: offer.kind, session }, now);
  return why ?? (seatsLeft !== null && seatsLeft < seats ? 'full' : null);
}
