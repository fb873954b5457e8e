import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';

interface Facts {
  buyerName: string;
  reference: string;
  orderUrl: string;
  refundCents: number;
  bankReference: string;
}

/** To the buyer: staff have sent money back by bank transfer. */
export function refundSentMail(site: Site, facts: Facts): MailContent {
  const { buyerName, reference, orderUrl, refundCents, bankReference } = facts;
  return composeMail(site, `Booking ${reference}: ${formatMoney(refundCents)} is on its way to you`, [
    { paragraph: `Hello ${buyerName},` },
    { paragraph: `We have sent ${formatMoney(refundCents)} back by bank transfer. Banks take a day or two.` },
    {
      facts: [
        ['Booking', reference],
        ['On your statement', bankReference],
      ],
    },
    { button: { label: 'Open your booking', url: orderUrl } },
  ]);
}
