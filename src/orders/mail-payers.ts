import { findOrganisation } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { type MailContent, queueMessages } from '#src/notifications/index.ts';
import { orderLink } from './order-link.ts';
import { paymentLink } from './payment-link.ts';
import type { Order } from './order-queries.ts';

export interface Payer {
  name: string;
  email: string;
}

/** Who is told about an order's money: whoever booked, and the organisation's address for invoices. */
async function listPayers(trx: Trx, order: Order): Promise<Payer[]> {
  const buyer = { name: order.buyerName, email: order.buyerEmail };
  const organisation = order.organisationId ? await findOrganisation(trx, order.organisationId) : undefined;
  const { billingEmail, name } = organisation ?? {};
  if (!billingEmail || billingEmail.toLowerCase() === buyer.email.toLowerCase()) return [buyer];
  return [buyer, { name: name ?? buyer.name, email: billingEmail }];
}

type Writer = Pick<Core, 'clock' | 'site' | 'signature'>;

interface PayersMail {
  kind: string;
  papers?: { kind: 'tax-document'; id: string }[];
  /** `link` is a button: for the buyer it opens the order, for whoever has its invoice only what is to be paid. */
  write: (to: { name: string; link: { label: string; url: string } }) => MailContent;
}

/** Writes a mail about an order's money to each of them. The buyer’s link opens the order without signing in. */
export async function mailPayers(core: Writer, trx: Trx, order: Order, mail: PayersMail): Promise<void> {
  await mailEach(core, trx, { order, payers: await listPayers(trx, order), mail });
}

/** The same when a price changes: whoever has the invoice must know what to pay, otherwise it is the buyer's matter. */
export async function mailPriceChange(core: Writer, trx: Trx, order: Order, mail: PayersMail): Promise<void> {
  const buyer = { name: order.buyerName, email: order.buyerEmail };
  const payers = order.paysBy === 'invoice' ? await listPayers(trx, order) : [buyer];
  await mailEach(core, trx, { order, payers, mail });
}

async function mailEach(
  core: Writer,
  trx: Trx,
  { order, payers, mail }: { order: Order; payers: Payer[]; mail: PayersMail },
): Promise<void> {
  const { kind, papers = [], write } = mail;
  await queueMessages(
    trx,
    core.clock.now(),
    payers.map((to) => ({
      ...{ kind, to, papers },
      about: { type: 'order' as const, id: order.id },
      ...write({ name: to.name, link: linkFor(core, order, to) }),
    })),
  );
}

/** An office that pays has no business in the booking: with its link it could cancel seats and read who attends. */
function linkFor(core: Writer, order: Order, { email }: Payer) {
  return email === order.buyerEmail
    ? { label: 'Open your booking', url: orderLink(core, order) }
    : { label: 'See what it is for, or pay by card', url: paymentLink(core, order) };
}
