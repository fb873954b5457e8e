import { sql } from 'kysely';

/** Whether the order's seats are given on trust: by invoice to an account that was trusted then and is now. For a query with `orders`. */
export const isOnTrust = sql<boolean>`(
  orders.pays_by = 'invoice' and orders.seats_from_cents = 0 and exists (
    select from organisations where organisations.id = orders.organisation_id and invoice_terms = 'trusted'
  )
)`;
