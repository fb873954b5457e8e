import { formatAbn } from '#src/shared/abn.ts';
import { formatDate } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { DocumentTemplate } from '#src/shared/typesetter.ts';
import type { TaxDocumentLine, TaxDocumentSnapshot } from './tax-document-snapshot.ts';

/** A tax document in words, ready to be typeset. */
interface TaxDocument {
  title: string;
  author: string;
  issuedOn: string;
  number: string;
  heading: string;
  facts: Labelled[];
  seller: Party;
  buyer: Party;
  hasGst: boolean;
  lines: { description: string; detail: string | null; quantity: string; unit: string; gst: string; total: string }[];
  totals: (Labelled & { isMain: boolean })[];
  notes: string[];
}

interface Labelled {
  label: string;
  value: string;
}

interface Party {
  name: string;
  lines: string[];
}

const headings = { 'tax-invoice': 'Tax invoice', invoice: 'Invoice', 'adjustment-note': 'Adjustment note' } as const;

/** The template that a kind of tax document is printed with. */
export function taxDocumentTemplate(kind: TaxDocumentSnapshot['kind']): DocumentTemplate {
  return kind === 'adjustment-note' ? 'adjustment-note' : 'tax-invoice';
}

/**
 * A tax document's facts as the words that its paper prints: what GSTR 2013/1 asks of a tax invoice and GSTR 2013/2 of an
 * adjustment note. The buyer is always named, not only from $1,000.
 */
export function taxDocument(snapshot: TaxDocumentSnapshot): TaxDocument {
  assertAddsUp(snapshot);
  const heading = headings[snapshot.kind];
  return {
    title: `${heading} ${snapshot.number}`,
    author: snapshot.seller.name,
    issuedOn: snapshot.issuedOn,
    number: snapshot.number,
    heading,
    facts: facts(snapshot),
    seller: seller(snapshot),
    buyer: buyer(snapshot),
    hasGst: hasGst(snapshot),
    lines: snapshot.lines.map(lineInWords),
    totals: snapshot.kind === 'adjustment-note' ? adjustmentTotals(snapshot) : invoiceTotals(snapshot),
    notes: notes(snapshot),
  };
}

/** Nothing about GST is said by a seller who is not registered for it. */
function hasGst({ kind, refersTo }: TaxDocumentSnapshot): boolean {
  return kind !== 'invoice' && refersTo?.kind !== 'invoice';
}

function assertAddsUp({ number, lines, totalCents }: TaxDocumentSnapshot): void {
  const sum = lines.reduce((total, line) => total + line.totalCents, 0);
  if (sum !== totalCents) throw new Error(`The lines of ${number} come to ${sum} cents, its total to ${totalCents}`);
}

function facts({ number, issuedOn, orderReference, buyer, refersTo, dueOn }: TaxDocumentSnapshot): Labelled[] {
  return present([
    ['Number', number],
    ['Date of issue', formatDate(issuedOn)],
    [
      refersTo?.kind === 'invoice' ? 'Adjusts invoice' : 'Adjusts tax invoice',
      refersTo && `${refersTo.number} of ${formatDate(refersTo.issuedOn)}`,
    ],
    ['Order', orderReference],
    ['Your purchase order', buyer.purchaseOrder],
    ['Payment due', dueOn && formatDate(dueOn)],
  ]);
}

function present(all: [label: string, value: string | null][]): Labelled[] {
  return all.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function seller({ seller: { name, legalName, abn, address, email, phone } }: TaxDocumentSnapshot): Party {
  const identity = legalName === name ? [] : [legalName];
  return { name, lines: [...identity, `ABN ${formatAbn(abn)}`, ...address.split('\n'), email, phone] };
}

function buyer({ buyer: { name, organisation, abn, address, email } }: TaxDocumentSnapshot): Party {
  const lines = [
    organisation === null ? null : `Attention: ${name}`,
    abn === null ? null : `ABN ${formatAbn(abn)}`,
    ...(address?.split('\n') ?? []),
    email,
  ];
  return { name: organisation ?? name, lines: lines.filter((line) => line !== null) };
}

function lineInWords(line: TaxDocumentLine): TaxDocument['lines'][number] {
  return {
    description: line.description,
    detail: line.detail,
    quantity: String(line.quantity),
    unit: formatMoney(line.unitCents),
    gst: line.taxable ? formatMoney(line.gstCents) : 'GST-free',
    total: formatMoney(line.totalCents),
  };
}

function invoiceTotals({ kind, totalCents, gstCents, paidCents }: TaxDocumentSnapshot): TaxDocument['totals'] {
  const withGst = [
    quiet('Total without GST', totalCents - gstCents),
    quiet('GST', gstCents),
    main('Total including GST', totalCents),
  ];
  const total = kind === 'invoice' ? [main('Total', totalCents)] : withGst;
  return [...total, quiet('Paid', paidCents), main('Owing', totalCents - paidCents)];
}

function adjustmentTotals(snapshot: TaxDocumentSnapshot): TaxDocument['totals'] {
  const { totalCents, gstCents, paidCents } = snapshot;
  const change = totalCents <= 0 ? 'Decrease' : 'Increase';
  const withGst = [
    main(`${change} in price, GST included`, Math.abs(totalCents)),
    quiet(`${change} in GST`, Math.abs(gstCents)),
  ];
  const totals = hasGst(snapshot) ? withGst : [main(`${change} in price`, Math.abs(totalCents))];
  return paidCents === 0 ? totals : [...totals, quiet(paidCents < 0 ? 'Paid back' : 'Paid', Math.abs(paidCents))];
}

function quiet(label: string, cents: number): TaxDocument['totals'][number] {
  return { label, value: formatMoney(cents), isMain: false };
}

function main(label: string, cents: number): TaxDocument['totals'][number] {
  return { label, value: formatMoney(cents), isMain: true };
}

function notes(snapshot: TaxDocumentSnapshot): string[] {
  const { kind, reason, totalCents, paidCents, lines } = snapshot;
  const currency = !hasGst(snapshot)
    ? 'Amounts are in Australian dollars. The seller is not registered for GST, so none is charged.'
    : `Amounts are in Australian dollars and include GST${lines.every((line) => line.taxable) ? '' : ' where an amount of GST is shown'}.`;
  const owing = kind !== 'adjustment-note' && totalCents > paidCents;
  return [
    ...(reason === null ? [] : [`Reason for the adjustment: ${reason}`]),
    currency,
    ...(owing ? [howToPay(snapshot)] : []),
  ];
}

function howToPay({ number, bank }: TaxDocumentSnapshot): string {
  if (!bank) return `Please give the number ${number} when you pay.`;
  const { accountName, bsb, accountNumber } = bank;
  return `Pay by bank transfer to ${accountName}, BSB ${bsb}, account ${accountNumber}, with the reference ${number}.`;
}
