import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import { type BookableOrganisation, listBookableOrganisations } from '#src/accounts/index.ts';
import {
  type BookedOrder,
  type Booking,
  bookSeats,
  type Cart,
  mostSeats,
  remindOfHeldOrder,
  seatsIn,
  startPayment,
  withLines,
} from '#src/enrolment/index.ts';
import { orderLinkKey } from '#src/orders/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { idFrom } from '#src/shared/ids.ts';
import { refuse } from '#src/shared/result.ts';
import { forgetCart, keepCart, readCart } from './cart-cookie.ts';
import { refusalOfVoucher } from './cart.ts';
import { attendeesOf, refusedBooking } from './checkout-attendees.ts';
import { changePeople } from './checkout-change.ts';
import { bookingForm, items, type TypedBooking } from './checkout-form.ts';
import { optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';

/** Enough for an office that books a crew one by one, too few to hold a provider's seats hostage. */
const bookingTries = { tries: 30, perMinutes: 60 };

export const checkout = {
  /** Books, then goes to the payment page, or to the booking when there is nothing to pay. */
  bookSeats: formAction(bookingForm, async (typed, context) => {
    const { services, clientAddress } = context.locals;
    const allowed = await services.rateLimits.take(`booking:${clientAddress}`, bookingTries);
    if (!allowed.ok) return refused(allowed);
    const asked = await askedCart(context, typed, typed.item);
    if (!asked.ok) return asked.outcome;
    const viewer = await context.locals.viewer();
    const by = viewer ? { kind: 'person' as const, personId: viewer.personId } : { kind: 'system' as const };
    const organisations = await listBookableOrganisations(services.db, viewer);
    const known = organisations.find(({ id }) => id === typed.organisationId) ?? null;
    if (typed.organisationId && !known) return refused(refuse('organisation-not-yours'));
    const result = await bookSeats(services, { booking: bookingFrom(typed, asked.cart, known), by, viewer });
    if (!result.ok && result.reason === 'already-held') await remindOfHeldOrder(services, result.orderId);
    if (!result.ok) return refusedBooking(typed, result);
    forgetCart(context);
    return payOrShow(context, result.value);
  }),

  /** Another person, one fewer, a voucher, another organisation: nothing is booked, and what was typed stays. */
  change: formAction(
    z.object({
      item: items,
      change: optionalLine(20),
      voucherCode: optionalLine(40),
      organisationId: optionalLine(40).pipe(z.uuid().nullable()),
    }),
    async ({ item, change, ...typed }, context) => {
      const { lines } = changePeople(item, change ?? '');
      if (seatsIn(lines) > mostSeats) return refused(refuse('too-many-seats', { most: mostSeats }));
      const asked = await askedCart(context, typed, lines);
      if (!asked.ok) return asked.outcome;
      return lines.length > 0 ? { again: true } : { to: '/cart' };
    },
  ),
};

/**
 * The cart that the form asks for, kept in the browser, so that the page which comes back shows the prices of that. A voucher
 * is looked up as often as one place may, every time: the cookie that says it was used before is the browser's own.
 */
async function askedCart(
  context: ActionAPIContext,
  { voucherCode, organisationId }: Pick<TypedBooking, 'voucherCode' | 'organisationId'>,
  lines: Cart['lines'],
): Promise<{ ok: true; cart: Cart } | { ok: false; outcome: FormOutcome }> {
  const kept = readCart(context);
  const cart = { ...withLines(kept, lines), organisationId, voucherCode };
  const no = voucherCode ? await refusalOfVoucher(context, cart) : null;
  keepCart(context, no ? { ...cart, voucherCode: kept.voucherCode } : cart);
  return no ? { ok: false, outcome: no } : { ok: true, cart };
}

function bookingFrom(typed: TypedBooking, { voucherCode, offer }: Cart, known: BookableOrganisation | null): Booking {
  const named = typed.organisationName ? { id: null, name: typed.organisationName, abn: typed.abn } : null;
  return {
    // The same form sent again is the same order; one that was changed after going back is another.
    formToken: idFrom(JSON.stringify(typed)),
    items: attendeesOf(typed),
    buyer: { name: typed.buyerName, email: typed.buyerEmail, phone: typed.buyerPhone },
    organisation: known ? { id: known.id, name: known.name, abn: known.abn } : named,
    billingAddress: known ? known.billingAddress : typed.billingAddress,
    purchaseOrder: typed.purchaseOrder,
    termsVersionId: typed.termsVersionId,
    policyVersionIds: typed.policyVersionId,
    expectedTotalCents: typed.expectedTotalCents,
    voucherCode,
    paysBy: typed.paysBy ?? 'card',
    useBalance: typed.useBalance === 'yes',
    offer,
  };
}

async function payOrShow({ locals }: ActionAPIContext, order: BookedOrder): Promise<FormOutcome> {
  const { services } = locals;
  const key = orderLinkKey(services, { id: order.orderId, linkVersion: order.linkVersion });
  const page = `/orders/${order.orderId}?key=${key}`;
  if (!order.needsPayment) return { to: page };
  const payment = await startPayment(services, { orderId: order.orderId, access: { viewer: null, key } });
  // The seats are held: the booking's page says what happened and offers to try again.
  return { to: payment.ok ? payment.value.url : `${page}&payment=${payment.reason}` };
}
