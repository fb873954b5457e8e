import type { Provider } from '#src/core.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { Order } from './order-queries.ts';

/** What every paper says of the seller, the buyer and the order. */
export function paperHead(provider: Provider, order: Order, issuedAt: Date) {
  const { name, legalName, abn, email, phone, street, suburb, state, postcode } = provider;
  return {
    issuedOn: dateIn(officeZone, issuedAt),
    seller: { name, legalName, abn, email, phone, address: `${street}, ${suburb} ${state} ${postcode}` },
    buyer: {
      name: order.buyerName,
      organisation: order.organisationName,
      abn: order.organisationAbn,
      address: order.billingAddress,
      email: order.buyerEmail,
      purchaseOrder: order.purchaseOrder,
    },
    orderReference: order.reference,
  };
}

export function documentNumber(prefix: 'INV' | 'ADJ', sequence: number): string {
  return `${prefix}-${String(sequence).padStart(6, '0')}`;
}
