import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';

interface Facts {
  buyerName: string;
  reference: string;
  orderUrl: string;
}

/** To a buyer whose bank takes its days: the seats are kept meanwhile. */
export function paymentPendingMail(site: Site, { buyerName, reference, orderUrl }: Facts): MailContent {
  return composeMail(site, `Booking ${reference}: your bank is on it`, [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph:
        'You chose to pay from your bank account. That takes a few days; we keep the seats meanwhile and confirm them as soon as the money is here.',
    },
    { button: { label: 'Open your booking', url: orderUrl } },
  ]);
}

/** To a buyer whose bank said no in the end. */
export function paymentFailedMail(site: Site, { buyerName, reference, orderUrl }: Facts): MailContent {
  return composeMail(site, `Booking ${reference}: the payment did not go through`, [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph:
        'Your bank did not make the payment, and nothing was charged. If the seats are still free you can pay in another way now.',
    },
    { button: { label: 'Pay in another way', url: orderUrl } },
  ]);
}

/** To a buyer whose money came although the seat was gone: it goes straight back. */
export function paidTooLateMail(
  site: Site,
  { buyerName, reference, orderUrl, refundCents }: Facts & { refundCents: number },
): MailContent {
  return composeMail(site, `Booking ${reference}: your money is on its way back`, [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph: `Your payment reached us after the seats were gone. We are sorry. ${formatMoney(refundCents)} goes back the way it came; banks take up to ten days.`,
    },
    { button: { label: 'Open your booking', url: orderUrl } },
  ]);
}

/** To a buyer from whom more came than the booking costs, most often twice the same: what is too much goes straight back. */
export function paidTwiceMail(
  site: Site,
  { buyerName, reference, orderUrl, refundCents }: Facts & { refundCents: number },
): MailContent {
  return composeMail(site, `Booking ${reference}: you paid more than it costs, and the rest goes back`, [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph: `We received more than your booking costs. ${formatMoney(refundCents)} goes back the way it came; banks take up to ten days. Nothing else changes.`,
    },
    { button: { label: 'Open your booking', url: orderUrl } },
  ]);
}

/** To a buyer who began to book the same people again: the way back to what they began. */
export function continueBookingMail(site: Site, { buyerName, reference, orderUrl }: Facts): MailContent {
  return composeMail(site, `Booking ${reference} waits for its payment`, [
    { paragraph: `Hello ${buyerName},` },
    {
      paragraph:
        'Somebody has just tried to book seats that you are already holding. Here you can pay for them, or give them up.',
    },
    { button: { label: 'Open your booking', url: orderUrl } },
    { note: 'If that was not you, there is nothing to do: unpaid seats are given up by themselves.' },
  ]);
}
