import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';

/** To the buyer: the new link to the booking, after which the old one opens nothing. */
export function orderLinkMail(
  site: Site,
  { buyerName, reference, orderUrl }: { buyerName: string; reference: string; orderUrl: string },
): MailContent {
  return composeMail(site, `The new link to booking ${reference}`, [
    { paragraph: `Hello ${buyerName},` },
    { paragraph: `Booking ${reference} has a new link. The links in our earlier mails do not open it any more.` },
    { button: { label: 'Your booking', url: orderUrl } },
    { note: 'Whoever has this link can change the booking. Pass it on only to people who may.' },
  ]);
}
