import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { rowsPerPage } from './counted-page.ts';

/** Orders that fit, newest first, 50 a page. */
export async function listOrderRows(db: Db, search: { reference: string | null; text: string; page: number }) {
  const { reference, text, page } = search;
  return db
    .selectFrom('orders')
    .select([
      'id',
      'reference',
      'buyerName',
      'buyerEmail',
      'organisationName',
      'totalCents',
      'paymentState',
      'placedAt',
    ])
    .select([
      sql<number>`(count(*) over ())::int`.as('total'),
      sql<number>`(select count(*)::int from seats where seats.order_id = orders.id)`.as('seats'),
    ])
    .$if(reference !== null, (query) => query.where('reference', '=', reference))
    .$if(reference === null && text !== '', (query) => query.where(nameHas(text)))
    .orderBy('placedAt', 'desc')
    .orderBy('id')
    .offset((page - 1) * rowsPerPage)
    .limit(rowsPerPage)
    .execute();
}

/** The buyer, the employer, or somebody who has a seat in the order; accents and capitals do not matter. */
function nameHas(text: string) {
  const words = sql`search_text(${text})`;
  return sql<boolean>`(
    strpos(search_text(concat_ws(' ', reference, buyer_name, buyer_email::text, organisation_name, purchase_order)), ${words}) > 0
    or exists (
      select from seats
      where seats.order_id = orders.id
        and strpos(search_text(concat_ws(' ', attendee_name, attendee_email::text, ticket_code)), ${words}) > 0
    )
  )`;
}
