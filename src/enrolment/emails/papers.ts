import type { Site } from '#src/core.ts';
import { composeMail, type MailContent } from '#src/notifications/index.ts';

interface Facts {
  buyerName: string;
  reference: string;
  orderUrl: string;
  papers: { kind: 'tax-invoice' | 'invoice' | 'adjustment-note'; number: string }[];
}

const names = { 'tax-invoice': 'Tax invoice', invoice: 'Invoice', 'adjustment-note': 'Adjustment note' };

/** To a buyer who asked for their papers once more. */
export function papersMail(site: Site, { buyerName, reference, orderUrl, papers }: Facts): MailContent {
  return composeMail(site, `The papers of booking ${reference}`, [
    { paragraph: `Hello ${buyerName},` },
    { paragraph: 'Here are the papers of your booking once more, as they were issued:' },
    { paragraph: papers.map(({ kind, number }) => `${names[kind]} ${number}`).join('\n') },
    { button: { label: 'Open your booking', url: orderUrl } },
  ]);
}
