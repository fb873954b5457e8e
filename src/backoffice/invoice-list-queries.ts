import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { lostCents, outstandingCents, owedCents } from '#src/orders/index.ts';
import type { InvoiceListFilter } from './invoice-list-filter.ts';
import { rowsPerPage } from './counted-page.ts';

/**
 * Whether an order is a debt: on invoice, paid in part, or paid with money that the buyer's bank took back. A checkout that
 * nobody finished is none.
 */
export const isDebt = sql<boolean>`(orders.payment_state in ('unpaid', 'part-paid')
  and (orders.pays_by = 'invoice' or orders.payment_state = 'part-paid' or ${lostCents} > 0)
  and ${owedCents} > 0)`;

const fits = ({ due }: InvoiceListFilter, { today, soon }: { today: string; soon: string }) => {
  if (due === 'overdue') return sql<boolean>`due_on < ${today}::date`;
  if (due === 'soon') return sql<boolean>`due_on between ${today}::date and ${soon}::date`;
  return sql<boolean>`true`;
};

/** What is owed, what is due within a week and what is overdue, in orders and cents. */
export async function sumDebts(db: Db, { today, soon }: { today: string; soon: string }) {
  const debts = db
    .selectFrom('orders')
    .select(['dueOn', outstandingCents.as('cents')])
    .where(isDebt);
  const isSoon = sql`due_on between ${today}::date and ${soon}::date`;
  const isOver = sql`due_on < ${today}::date`;
  return db
    .selectFrom(debts.as('debts'))
    .select([
      sql<number>`count(*)::int`.as('open'),
      sql<number>`coalesce(sum(cents), 0)::bigint`.as('openCents'),
      sql<number>`(count(*) filter (where ${isSoon}))::int`.as('soon'),
      sql<number>`coalesce(sum(cents) filter (where ${isSoon}), 0)::bigint`.as('soonCents'),
      sql<number>`(count(*) filter (where ${isOver}))::int`.as('overdue'),
      sql<number>`coalesce(sum(cents) filter (where ${isOver}), 0)::bigint`.as('overdueCents'),
    ])
    .executeTakeFirstOrThrow();
}

/** Debts that fit, the earliest due first, those without a day last. */
export async function listDebtRows(db: Db, filter: InvoiceListFilter, days: { today: string; soon: string }) {
  return db
    .selectFrom('orders')
    .select(['id', 'reference', 'buyerName', 'buyerEmail', 'organisationId', 'organisationName', 'purchaseOrder'])
    .select(['paysBy', 'dueOn', 'paymentState', outstandingCents.as('outstandingCents')])
    .select([
      sql<string | null>`(select number from tax_documents
        where tax_documents.order_id = orders.id and kind <> 'adjustment-note')`.as('invoiceNumber'),
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .where(isDebt)
    .where(fits(filter, days))
    .$if(filter.organisationId !== null, (query) => query.where('organisationId', '=', filter.organisationId))
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('id')
    .offset((filter.page - 1) * rowsPerPage)
    .limit(rowsPerPage)
    .execute();
}
