import { findOrganisation } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { type MailContent, queueMessages } from '#src/notifications/index.ts';
import { orderLink } from './order-link.ts';
import type { Order } from './order-queries.ts';

export interface Payer {
  name: string;
  email: string;
}

/** Who is told about an order's money: whoever booked, and the organisation's address for invoices. */
export async function listPayers(trx: Trx, order: Order): Promise<Payer[]> {
  const buyer = { name: order.buyerName, email: order.buyerEmail };
  const organisation = order.organisationId ? await findOrganisation(trx, order.organisationId) : undefined;
  const { billingEmail, name } = organisation ?? {};
  if (!billingEmail || billingEmail.toLowerCase() === buyer.email.toLowerCase()) return [buyer];
  return [buyer, { name: name ?? buyer.name, email: billingEmail }];
}

/** Writes a mail about an order's money to each of them. The link in it opens the order without signing in. */
export async function mailPayers(
  core: Pick<Core, 'clock' | 'site' | 'signature'>,
  trx: Trx,
  order: Order,
  mail: {
    kind: string;
    papers?: { kind: 'tax-document'; id: string }[];
    write: (to: { name: string; orderUrl: string }) => MailContent;
  },
): Promise<void> {
  const { kind, papers = [], write } = mail;
  const payers = await listPayers(trx, order);
  await queueMessages(
    trx,
    core.clock.now(),
    payers.map((to) => ({
      ...{ kind, to, papers },
      about: { type: 'order' as const, id: order.id },
      ...write({ name: to.name, orderUrl: orderLink(core, order) }),
    })),
  );
}
