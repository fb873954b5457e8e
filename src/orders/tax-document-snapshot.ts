import type { Cents } from '#src/shared/money.ts';

/** One line of a tax document. On an adjustment note the amounts are the change: negative when the price goes down. */
export interface TaxDocumentLine {
  description: string;
  detail: string | null;
  quantity: number;
  /** GST included, as are all prices. */
  unitCents: Cents;
  totalCents: Cents;
  gstCents: Cents;
  taxable: boolean;
}

/** Everything a tax document says, as it was on the day of issue. Never edited, never deleted. */
export interface TaxDocumentSnapshot {
  /** `invoice` when the seller is not registered for GST. */
  kind: 'tax-invoice' | 'invoice' | 'adjustment-note';
  number: string;
  /** YYYY-MM-DD */
  issuedOn: string;
  seller: { name: string; legalName: string; abn: string; address: string; email: string; phone: string };
  buyer: {
    name: string;
    organisation: string | null;
    abn: string | null;
    address: string | null;
    email: string;
    purchaseOrder: string | null;
  };
  orderReference: string;
  lines: TaxDocumentLine[];
  totalCents: Cents;
  gstCents: Cents;
  /** Paid by the day of issue; on an adjustment note what was paid back, negative. */
  paidCents: Cents;
  /** YYYY-MM-DD */
  dueOn: string | null;
  /** Where what is owed can be sent by bank transfer. */
  bank?: { accountName: string; bsb: string; accountNumber: string } | null;
  /** The invoice that an adjustment note adjusts; a plain one when the seller was not registered for GST. */
  refersTo: { number: string; issuedOn: string; kind?: 'tax-invoice' | 'invoice' } | null;
  /** Why the price changed; an adjustment note must say. */
  reason: string | null;
}
