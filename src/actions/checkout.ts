import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import {
  attendeeNamed,
  bookSeats,
  type BookedOrder,
  type Booking,
  longestEvidence,
  remindOfHeldOrder,
  startPayment,
} from '#src/enrolment/index.ts';
import { orderLinkKey } from '#src/orders/index.ts';
import { parseAbn } from '#src/shared/abn.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { idFrom } from '#src/shared/ids.ts';
import { email, line, optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';

/** Enough for an office that books a crew one by one, too few to hold a provider's seats hostage. */
const bookingTries = { tries: 30, perMinutes: 60 };

/** Faults in what the page itself filled in: only an old page or a tampered one has them. */
const stale = 'This page is out of date. Look at the price and the terms again, and send the form once more.';

const ticked = (missing: string) => z.literal('yes', missing);

const attendees = (field: z.ZodString) => z.array(field).max(50, 'That is more people than one booking can have');
const nameMissing = 'Enter this attendee’s name';
const emailMissing = 'Enter this attendee’s own e-mail, like name@example.com';
const isName = (typed = '') => typed !== '' && !/\p{Cc}/u.test(typed);
const isEmail = (typed = '') => z.email().safeParse(typed).success;

const fields = z.object({
  formToken: z.uuid(stale),
  courseId: z.uuid(stale),
  sessionId: z.uuid(stale).nullish(),
  buyerAttends: z.literal('yes').nullish(),
  attendeeName: attendees(z.string().trim().max(120, 'Use at most 120 characters')),
  attendeeEmail: attendees(z.string().trim().max(254, 'Use at most 254 characters')),
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
  prerequisites: optionalLine(longestEvidence),
  prerequisiteId: z.array(z.uuid(stale)).max(20, stale),
  terms: ticked('Read the terms and tick the box to accept them'),
  termsVersionId: z.uuid(stale),
  expectedTotalCents: z.coerce.number(stale).int(stale).min(0, stale).max(100_000_000, stale),
});

type Typed = z.output<typeof fields>;

/** Looked at also when other fields have faults, so that all are shown at once. */
const always = { when: () => true };

const form = fields
  .superRefine((typed, context) => {
    const { attendeeName: names = [], attendeeEmail: emails = [], buyerAttends } = typed as Partial<Typed>;
    const fault = (field: string, index: number, message: string) =>
      context.addIssue({ code: 'custom', path: [field, index], message });
    for (let index = buyerAttends ? 1 : 0; index < Math.max(names.length, emails.length, 1); index += 1) {
      if (!isName(names[index])) fault('attendeeName', index, nameMissing);
      if (!isEmail(emails[index])) fault('attendeeEmail', index, emailMissing);
    }
  }, always)
  .refine((typed) => !namesSomebodyElse(typed), {
    path: ['attendeeName', 0],
    error: 'Untick the box above to book for this person, or leave these two fields empty to attend yourself',
    ...always,
  })
  .refine((typed) => !typed.abn || typed.organisationName, {
    path: ['organisationName'],
    error: 'Enter the organisation whose ABN this is',
    ...always,
  });

/** Whether the buyer says that they attend, and then names another person in their place. */
function namesSomebodyElse(typed: Partial<Typed>): boolean {
  const { buyerAttends, attendeeName: [name = ''] = [], attendeeEmail: [address = ''] = [] } = typed;
  if (!buyerAttends || !(name || address)) return false;
  const isBuyer = (given: string, own = '') => given === '' || given.toLowerCase() === own.toLowerCase();
  return !isBuyer(name, typed.buyerName) || !isBuyer(address, typed.buyerEmail);
}

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

function bookingFrom(typed: Typed): Booking {
  const buyer = { name: typed.buyerName, email: typed.buyerEmail, phone: typed.buyerPhone };
  const attendees = typed.attendeeName.map((name, index) =>
    index === 0 && typed.buyerAttends
      ? attendeeNamed(buyer.name, buyer.email)
      : attendeeNamed(name, typed.attendeeEmail[index] ?? ''),
  );
  const declarations = typed.prerequisiteId.map((prerequisiteId) => ({
    prerequisiteId,
    evidence: typed.prerequisites ?? '',
  }));
  return {
    // The same form sent again is the same order; one that was changed after going back is another.
    formToken: idFrom(JSON.stringify(typed)),
    items: [
      {
        courseId: typed.courseId,
        sessionId: typed.sessionId ?? null,
        priceTierId: null,
        attendees: attendees.map((each) => ({ ...each, declarations })),
      },
    ],
    buyer,
    organisation: typed.organisationName ? { id: null, name: typed.organisationName, abn: typed.abn } : null,
    billingAddress: typed.billingAddress,
    purchaseOrder: typed.purchaseOrder,
    termsVersionId: typed.termsVersionId,
    expectedTotalCents: typed.expectedTotalCents,
    voucherCode: null,
    paysBy: 'card',
    useBalance: false,
    offer: null,
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
