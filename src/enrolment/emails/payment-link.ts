import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';
import { formatMoney } from '#src/shared/money.ts';

interface Facts {
  buyerName: string;
  reference: string;
  purchaseOrder: string | null;
  dueCents: number;
  lines: { description: string; detail: string | null; quantity: number }[];
  url: string;
}

/** To whoever pays for somebody else's booking: what for, how much, and the way to pay. It opens nothing else. */
export function paymentLinkMail(
  site: Site,
  { buyerName, reference, purchaseOrder, dueCents, lines, url }: Facts,
): MailContent {
  return composeMail(site, `${buyerName} asks you to pay for booking ${reference}`, [
    { paragraph: 'Hello,' },
    {
      paragraph: `${buyerName} has booked training with ${site.provider.name} and asks you to pay ${formatMoney(dueCents)} for it:`,
    },
    { paragraph: lines.map(lineWords).join('\n') },
    ...(purchaseOrder ? [{ paragraph: `Your order number: ${purchaseOrder}` }] : []),
    { button: { label: `Pay ${formatMoney(dueCents)}`, url } },
    {
      note: `The booking stays with ${buyerName}, who gets the invoice. If you did not expect this, ask them before you pay.`,
    },
  ]);
}

function lineWords({ description, detail, quantity }: Facts['lines'][number]): string {
  return `${quantity} × ${[description, detail].filter(Boolean).join(', ')}`;
}
