import { type RawBuilder, sql } from 'kysely';
import { prepared, type Trx } from '#src/database.ts';
import type { JournalEntry } from '#src/journal/index.ts';
import type { NewOrder, NewOrderLine } from '#src/orders/index.ts';
import type { NewSeat } from './seat-change-queries.ts';

interface NewRows {
  order: NewOrder;
  lines: NewOrderLine[];
  seats: NewSeat[];
  journal: JournalEntry & { actorId: string | null };
}

/**
 * Writes an order with its lines, seats and journal row in one statement, as rows of JSON: while it runs everybody else waits
 * for the session, so that each round trip less is a longer queue served.
 */
export async function writeOrderRows(trx: Trx, { order, lines, seats, journal }: NewRows): Promise<void> {
  const { by, subject, facts = {}, ...rest } = journal;
  const entry = { ...rest, actorKind: by.kind, subjectType: subject.type, subjectId: subject.id, facts };
  await write(trx, { order: rows([order]), lines: rows(lines), seats: rows(seats), journal: rows([entry]) });
}

const write = prepared<unknown, Record<'order' | 'lines' | 'seats' | 'journal', string>>(
  'write-order',
  ({ order, lines, seats, journal }) => sql`
    with new_order as (${inserted('orders', orderColumns, order)}),
      new_lines as (${inserted('order_lines', lineColumns, lines)}),
      new_seats as (${inserted('seats', seatColumns, seats)})
    ${inserted('journal_entries', journalColumns, journal)}`,
);

function inserted(table: string, columns: string[], json: string): RawBuilder<unknown> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  return sql`insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)`;
}

/** Columns of a table by the rows that are written to it: the compiler misses one that is left out. */
function columnsOf<Row>(columns: Record<keyof Row, true>): string[] {
  return Object.keys(columns).map(snakeCase);
}

const orderColumns = columnsOf<NewOrder>({
  id: true,
  reference: true,
  formToken: true,
  buyerPersonId: true,
  buyerName: true,
  buyerEmail: true,
  buyerPhone: true,
  organisationId: true,
  organisationName: true,
  organisationAbn: true,
  billingAddress: true,
  purchaseOrder: true,
  totalCents: true,
  gstCents: true,
  paysBy: true,
  seatsFromCents: true,
  dueOn: true,
  paymentState: true,
  atDoor: true,
  termsVersionId: true,
  termsAcceptedAt: true,
  placedAt: true,
});

const lineColumns = columnsOf<NewOrderLine>({
  id: true,
  orderId: true,
  position: true,
  courseId: true,
  sessionId: true,
  description: true,
  detail: true,
  quantity: true,
  unitCents: true,
  totalCents: true,
  gstCents: true,
  taxable: true,
});

const seatColumns = columnsOf<NewSeat>({
  id: true,
  orderId: true,
  orderLineId: true,
  courseId: true,
  sessionId: true,
  learnerId: true,
  attendeeName: true,
  attendeeEmail: true,
  ticketCode: true,
  state: true,
  holdExpiresAt: true,
  confirmedAt: true,
  accessEndsAt: true,
  payer: true,
  priceCents: true,
  gstCents: true,
  priceBreakdown: true,
  policyVersionId: true,
  voucherId: true,
  priceTierId: true,
  claimBy: true,
  createdAt: true,
});

const journalColumns = ['at', 'actor_kind', 'actor_id', 'action', 'subject_type', 'subject_id', 'facts'];

/** Rows as JSON under the names of their columns. What stands inside a column keeps its own names. */
function rows(given: object[]): string {
  return JSON.stringify(
    given.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value]))),
  );
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
