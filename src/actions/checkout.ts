import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import { bookSeats, type BookedOrder, type Booking, remindOfHeldOrder, startPayment } from '#src/enrolment/index.ts';
import { orderLinkKey } from '#src/orders/index.ts';
import { parseAbn } from '#src/shared/abn.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { email, line, optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';

/** Enough for an office that books a crew one by one, too few to hold a provider's seats hostage. */
const bookingTries = { tries: 30, perMinutes: 60 };

const ticked = (missing: string) => z.literal('yes', missing);

const attendeeName = z.string().trim().max(120, 'Use at most 120 characters');
const attendeeEmail = z.string().trim().max(254, 'Use at most 254 characters');
const nameMissing = 'Enter this attendee’s name';
const emailMissing = 'Enter this attendee’s own e-mail, like name@example.com';
const isName = (typed = '') => typed !== '' && !/\p{Cc}/u.test(typed);
const isEmail = (typed = '') => z.email().safeParse(typed).success;

/** The first attendee may be the buyer, whose fields then stay empty: see `firstAttendee`. */
function exceptFirst(isFilled: (typed?: string) => boolean, message: string) {
  return (all: string[], context: z.RefinementCtx) =>
    all.forEach((typed, index) => {
      if (index > 0 && !isFilled(typed)) context.addIssue({ code: 'custom', path: [index], message });
    });
}

/** Looked at also when other fields have faults, so that all are shown at once. */
function firstAttendee(field: 'attendeeName' | 'attendeeEmail', error: string) {
  return { path: [field, 0], error, when: () => true };
}

const form = z
  .object({
    formToken: z.uuid(),
    courseId: z.uuid(),
    sessionId: z.uuid().nullish(),
    buyerAttends: z.literal('yes').nullish(),
    attendeeName: z.array(attendeeName).max(50).superRefine(exceptFirst(isName, nameMissing)),
    attendeeEmail: z.array(attendeeEmail).max(50).superRefine(exceptFirst(isEmail, emailMissing)),
    buyerName: line('Enter your name', 120),
    buyerEmail: email(),
    buyerPhone: optionalLine(40),
    organisationName: optionalLine(160),
    abn: optionalLine(20).transform((typed, context) => {
      if (!typed) return null;
      const abn = parseAbn(typed);
      if (abn) return abn;
      context.addIssue({ code: 'custom', message: 'Not an ABN: it has eleven digits, and its check digits must fit' });
      return z.NEVER;
    }),
    billingAddress: optionalLine(240),
    purchaseOrder: optionalLine(60),
    prerequisites: z.literal('yes').nullish(),
    terms: ticked('Read the terms and tick the box to accept them'),
    termsVersionId: z.uuid(),
    expectedTotalCents: z.coerce.number().int().min(0).max(100_000_000),
  })
  .refine((typed) => typed.buyerAttends || isName(typed.attendeeName?.[0]), firstAttendee('attendeeName', nameMissing))
  .refine(
    (typed) => typed.buyerAttends || isEmail(typed.attendeeEmail?.[0]),
    firstAttendee('attendeeEmail', emailMissing),
  );

export const checkout = {
  /** Books, then goes to the payment page, or to the booking when it is free. */
  bookSeats: formAction(form, async (typed, context) => {
    const { services, clientAddress } = context.locals;
    const allowed = await services.rateLimits.take(`booking:${clientAddress}`, bookingTries);
    if (!allowed.ok) return refused(allowed);
    const viewer = await context.locals.viewer();
    const by = viewer ? { kind: 'person' as const, personId: viewer.personId } : { kind: 'system' as const };
    const result = await bookSeats(services, { booking: bookingFrom(typed), by });
    if (!result.ok && result.reason === 'already-held') await remindOfHeldOrder(services, result.orderId);
    return result.ok ? payOrShow(context, result.value) : refused(result);
  }),
};

function bookingFrom(typed: z.output<typeof form>): Booking {
  const buyer = { name: typed.buyerName, email: typed.buyerEmail, phone: typed.buyerPhone };
  const attendees = typed.attendeeName.map((name, index) =>
    index === 0 && typed.buyerAttends
      ? { name: buyer.name, email: buyer.email }
      : { name, email: typed.attendeeEmail[index] ?? '' },
  );
  return {
    formToken: typed.formToken,
    items: [{ courseId: typed.courseId, sessionId: typed.sessionId ?? null, attendees }],
    buyer,
    organisation: typed.organisationName ? { id: null, name: typed.organisationName, abn: typed.abn } : null,
    billingAddress: typed.billingAddress,
    purchaseOrder: typed.purchaseOrder,
    termsVersionId: typed.termsVersionId,
    expectedTotalCents: typed.expectedTotalCents,
    prerequisitesConfirmed: typed.prerequisites === 'yes',
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
