import type { Provider, Site } from '#src/core.ts';
import { composeMail, type MailBlock, type MailContent } from '#src/notifications/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';

interface InvoiceFacts {
  name: string;
  reference: string;
  purchaseOrder: string | null;
  /** The invoice that the money is for; null while none was issued. */
  invoiceNumber: string | null;
  outstandingCents: number;
  dueOn: string;
  link: { label: string; url: string };
}

/** With the invoice: what is owed, by when, and how. */
export function invoiceMail(site: Site, facts: InvoiceFacts & { seats: 'confirmed' | 'kept' }): MailContent {
  const seats =
    facts.seats === 'confirmed'
      ? 'The seats are confirmed, and everybody who attends has a mail of their own.'
      : `The seats are kept for you until the end of ${formatDate(facts.dueOn)} and are confirmed once the money is here. If it has not come by then, they are given to others and the invoice is taken back.`;
  return composeMail(site, `Invoice ${facts.invoiceNumber ?? ''} for booking ${facts.reference}`, [
    { paragraph: `Hello ${facts.name},` },
    { paragraph: `Your invoice is attached. ${seats}` },
    ...howToPay(site.provider, facts),
  ]);
}

export type ReminderKind = 'due-soon' | 'overdue-1' | 'overdue-7' | 'overdue-14';

/** What is still owed, before and after its day. */
export function paymentReminderMail(site: Site, facts: InvoiceFacts & { kind: ReminderKind }): MailContent {
  const { kind, reference, outstandingCents, dueOn } = facts;
  const amount = formatMoney(outstandingCents);
  const subjects: Record<ReminderKind, string> = {
    'due-soon': `Booking ${reference}: ${amount} is due on ${formatDate(dueOn)}`,
    'overdue-1': `Booking ${reference}: ${amount} was due on ${formatDate(dueOn)}`,
    'overdue-7': `Booking ${reference}: ${amount} is overdue by a week`,
    'overdue-14': `Booking ${reference}: ${amount} is overdue by two weeks`,
  };
  const openings: Record<ReminderKind, string> = {
    'due-soon': `This is to remind you that ${amount} of your booking is due on ${formatDate(dueOn)}.`,
    'overdue-1': `${amount} of your booking was due on ${formatDate(dueOn)}, and we have not received it yet.`,
    'overdue-7': `${amount} of your booking was due a week ago, on ${formatDate(dueOn)}. Please pay it, or tell us what stands in the way.`,
    'overdue-14': `${amount} of your booking was due on ${formatDate(dueOn)}, two weeks ago. Please pay it now, or ring us so that we can find a way.`,
  };
  return composeMail(site, subjects[kind], [
    { paragraph: `Hello ${facts.name},` },
    { paragraph: openings[kind] },
    ...howToPay(site.provider, facts),
    { note: 'If you have paid in the last two days, thank you: there is nothing to do.' },
  ]);
}

function howToPay({ bank, legalName, phone, email }: Provider, facts: InvoiceFacts): MailBlock[] {
  const { reference, purchaseOrder, invoiceNumber, outstandingCents, dueOn, link } = facts;
  const account: [string, string][] = bank
    ? [
        ['Account name', bank.accountName],
        ['BSB', bank.bsb],
        ['Account', bank.accountNumber],
        ['Reference', invoiceNumber ?? reference],
      ]
    : [];
  return [
    {
      facts: [
        ['To pay', formatMoney(outstandingCents)],
        ['Due', formatDate(dueOn)],
        ['Booking', reference],
        ...(purchaseOrder ? ([['Your purchase order', purchaseOrder]] as [string, string][]) : []),
        ...account,
      ],
    },
    {
      paragraph: bank
        ? 'Pay by bank transfer with this reference, so that we know whose money it is; or by card on the page that this opens.'
        : 'Pay by card on the page that this opens.',
    },
    { button: link },
    { note: `Questions? ${legalName}, ${phone}, ${email}.` },
  ];
}

/** To the buyer and the payer: money came by bank transfer, and what is left. */
export function transferReceivedMail(
  site: Site,
  facts: {
    name: string;
    reference: string;
    receivedCents: number;
    outstandingCents: number;
    dueOn: string | null;
    link: { label: string; url: string };
  },
): MailContent {
  const { name, reference, receivedCents, outstandingCents, dueOn, link } = facts;
  const left =
    outstandingCents > 0
      ? `${formatMoney(outstandingCents)} is still to be paid${dueOn ? `, by ${formatDate(dueOn)}` : ''}.`
      : 'Everything is paid.';
  return composeMail(site, `Booking ${reference}: we received ${formatMoney(receivedCents)}`, [
    { paragraph: `Hello ${name},` },
    { paragraph: `Thank you: ${formatMoney(receivedCents)} came by bank transfer. ${left}` },
    { button: link },
  ]);
}
