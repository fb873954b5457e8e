import { addDays, dateIn } from '#src/shared/dates.ts';
import type { Cents } from '#src/shared/money.ts';
import { officeZone } from '#src/shared/office-zone.ts';

/** What a line of an order costs, and what its course lets a buyer leave for later. */
export interface DueLine {
  unitCents: Cents;
  quantity: number;
  /** Per seat, due when booking; null where everything is. */
  depositCents: Cents | null;
  /** The rest is due so many days before the session starts. */
  balanceDueDays: number | null;
  /** Null for an online course, which takes no deposit. */
  startsAt: Date | null;
  timeZone: string | null;
}

export interface Due {
  /** What must be here before the seats are given. */
  dueNowCents: Cents;
  /** The day by which all of it is due; null where everything is due at once. */
  dueOn: string | null;
}

/**
 * What a buyer pays when booking, and until when the rest. A deposit is taken only while the day on which the rest is due
 * lies ahead, counted in the session's own zone. An order has one such day: the earliest of its lines, so that nobody owes
 * for a session that has begun.
 */
export function dueWhenBooking(lines: DueLine[], now: Date): Due {
  let dueNowCents = 0;
  let dueOn: string | null = null;
  for (const line of lines) {
    const day = restDueOn(line, now);
    dueNowCents += line.quantity * (day === null ? line.unitCents : (line.depositCents ?? 0));
    if (day !== null && (dueOn === null || day < dueOn)) dueOn = day;
  }
  return { dueNowCents, dueOn };
}

/** The day on which the rest of this line is due; null when all of it is due now. */
function restDueOn({ unitCents, depositCents, balanceDueDays, startsAt, timeZone }: DueLine, now: Date): string | null {
  if (depositCents === null || balanceDueDays === null || !startsAt || !timeZone) return null;
  if (depositCents >= unitCents) return null;
  const day = addDays(dateIn(timeZone, startsAt), -balanceDueDays);
  return day > dateIn(timeZone, now) ? day : null;
}

/** Whether staff let an organisation pay by invoice: not at all, with seats once the money is here, or at once. */
type InvoiceTerms = 'none' | 'when-paid' | 'trusted';

/**
 * The day by which an invoice is to be paid: so many days from today. Where seats wait for the money it is never later than
 * the day before the first session starts, because a seat is no use afterwards; but never earlier than today.
 */
export function invoiceDueOn(
  { terms, days, lines }: { terms: InvoiceTerms; days: number; lines: Pick<DueLine, 'startsAt' | 'timeZone'>[] },
  now: Date,
): string {
  const today = dateIn(officeZone, now);
  const agreed = addDays(today, days);
  if (terms === 'trusted') return agreed;
  const eves = lines.flatMap(({ startsAt, timeZone }) =>
    startsAt && timeZone ? addDays(dateIn(timeZone, startsAt), -1) : [],
  );
  const earliest = [agreed, ...eves].toSorted()[0] ?? agreed;
  return earliest < today ? today : earliest;
}
