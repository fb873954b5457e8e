import { findOrganisation, findRole, maySeeMoney, type Organisation } from '#src/accounts/index.ts';
import type { Trx } from '#src/database.ts';
import { countOverdueInvoices, type DueLine, dueWhenBooking, invoiceDueOn } from '#src/orders/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { Booking } from './booking.ts';
import { endOfDueDay } from './hold.ts';

export type HowItIsPaidRefused =
  /** Only an owner or booker books for an organisation that is known here. */
  | { reason: 'organisation-not-yours' }
  /** Staff have not allowed this organisation to pay by invoice, or nobody said which organisation. */
  | { reason: 'invoice-not-allowed' }
  /** Invoices of this organisation are past their day, and staff have not said that it may owe more. */
  | { reason: 'invoices-overdue'; count: number };

/** How a new order is paid, and to whom its papers are made out where that is known. */
export interface HowItIsPaid {
  paysBy: 'card' | 'invoice';
  /** What must be here before the seats are given: all of it, the deposits, or nothing for a trusted account. */
  seatsFromCents: number;
  dueOn: string | null;
  /**
   * Until when seats wait for an invoice's money. This is a hold like any other: it has an end by the clock, at which it
   * simply stops counting (invariant 1), so that no row without an end is kept by anything but a payment at the provider.
   */
  heldUntil: Date | null;
  /** Whom the papers are made out to: what is known here of an organisation, not what was typed about it. */
  identity: Pick<Booking, 'organisation' | 'billingAddress'>;
}

/**
 * Works out how a booking is paid. By invoice for an organisation that staff allow it and whose owner or booker asks;
 * otherwise by card, with a deposit where the courses take one.
 */
export async function findHowItIsPaid(
  trx: Trx,
  {
    booking,
    lines,
    personId,
  }: {
    booking: Pick<Booking, 'organisation' | 'billingAddress' | 'paysBy'>;
    lines: DueLine[];
    /** Whoever is signed in. */
    personId: string | null;
  },
  now: Date,
): Promise<Result<HowItIsPaid, HowItIsPaidRefused>> {
  const known = await findBookedFor(trx, booking.organisation?.id ?? null, personId);
  if (!known.ok) return known;
  const identity = identityOf(booking, known.value);
  const totalCents = lines.reduce((sum, { unitCents, quantity }) => sum + unitCents * quantity, 0);
  if (booking.paysBy === 'card' || totalCents === 0) {
    const { dueNowCents, dueOn } = dueWhenBooking(lines, now);
    return ok({ paysBy: 'card', seatsFromCents: dueNowCents, dueOn, heldUntil: null, identity });
  }
  const { invoiceTerms: terms = 'none', invoiceDays: days = 0 } = known.value ?? {};
  if (terms === 'none' || !known.value) return refuse('invoice-not-allowed');
  const overdue = await countOverdue(trx, known.value, now);
  if (overdue > 0) return refuse('invoices-overdue', { count: overdue });
  const dueOn = invoiceDueOn({ terms, days, lines }, now);
  const waits = terms === 'when-paid';
  const seatsFromCents = waits ? totalCents : 0;
  return ok({ paysBy: 'invoice', seatsFromCents, dueOn, heldUntil: waits ? endOfDueDay(dueOn) : null, identity });
}

async function countOverdue(trx: Trx, { id, mayOweMore }: Organisation, now: Date): Promise<number> {
  return mayOweMore ? 0 : countOverdueInvoices(trx, id, dateIn(officeZone, now));
}

/** The organisation that is booked for, where it is one that is known here and theirs to book for. */
async function findBookedFor(
  trx: Trx,
  organisationId: string | null,
  personId: string | null,
): Promise<Result<Organisation | null, { reason: 'organisation-not-yours' }>> {
  if (!organisationId) return ok(null);
  const role = personId ? await findRole(trx, organisationId, personId) : undefined;
  const organisation = maySeeMoney(role) ? await findOrganisation(trx, organisationId) : undefined;
  return organisation ? ok(organisation) : refuse('organisation-not-yours');
}

function identityOf(
  { organisation, billingAddress }: Pick<Booking, 'organisation' | 'billingAddress'>,
  known: Organisation | null,
): HowItIsPaid['identity'] {
  if (!known) return { organisation, billingAddress };
  const { id, name, abn } = known;
  return { organisation: { id, name, abn }, billingAddress: known.billingAddress ?? billingAddress };
}
