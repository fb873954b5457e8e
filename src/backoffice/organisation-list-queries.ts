import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { outstandingCents } from '#src/orders/index.ts';
import { isDebt } from './invoice-list-queries.ts';
import { rowsPerPage } from './counted-page.ts';

/** Organisations whose name, ABN or address for invoices fits, by name, each with its people and what it owes. */
export async function listOrganisationRows(
  db: Db,
  { text, today, page }: { text: string; today: string; page: number },
) {
  const digits = text.replace(/\s/g, '');
  const owed = (besides: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(select coalesce(sum(${outstandingCents}), 0)::bigint from orders
      where orders.organisation_id = organisations.id and ${isDebt} and ${besides})`;
  return db
    .selectFrom('organisations')
    .select(['id', 'name', 'abn', 'billingEmail', 'invoiceTerms', 'invoiceDays'])
    .select([
      sql<number>`(select count(*)::int from organisation_memberships where organisation_id = organisations.id)`.as(
        'members',
      ),
      sql<number>`(select count(*)::int from orders where orders.organisation_id = organisations.id)`.as('orders'),
      owed(sql<boolean>`true`).as('owedCents'),
      owed(sql<boolean>`due_on < ${today}::date`).as('overdueCents'),
      sql<number>`(select coalesce(sum(cents), 0)::bigint from balance_entries
        where balance_entries.organisation_id = organisations.id)`.as('balanceCents'),
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .$if(text !== '', (query) =>
      query.where(
        sql<boolean>`(strpos(search_text(concat_ws(' ', name, billing_email::text)), search_text(${text})) > 0 or abn = ${digits})`,
      ),
    )
    .orderBy(sql`name collate "und-x-icu"`)
    .orderBy('id')
    .offset((page - 1) * rowsPerPage)
    .limit(rowsPerPage)
    .execute();
}

/** What this organisation owes, and of it what is overdue. */
export async function sumDebtsOf(db: Db, organisationId: string, today: string) {
  return db
    .selectFrom('orders')
    .select([
      sql<number>`coalesce(sum(${outstandingCents}), 0)::bigint`.as('owedCents'),
      sql<number>`coalesce(sum(${outstandingCents}) filter (where due_on < ${today}::date), 0)::bigint`.as(
        'overdueCents',
      ),
    ])
    .where('organisationId', '=', organisationId)
    .where(isDebt)
    .executeTakeFirstOrThrow();
}
