import { sql } from 'kysely';
import { countsAsTaken } from '#src/catalogue/index.ts';
import type { Db, Trx } from '#src/database.ts';
import type { VoucherUses } from '#src/orders/index.ts';

/**
 * How often a voucher is in use at this instant: once for each seat that was sold with it or is held with it; and how often by
 * this buyer, in whatever spelling their mail program takes. A seat that was given back, or whose hold has run out, uses nothing.
 */
export async function countVoucherUses(
  db: Db | Trx,
  { voucherId, buyerEmail }: { voucherId: string; buyerEmail: string | null },
  now: Date,
): Promise<VoucherUses> {
  const { rows } = await sql<VoucherUses>`
    select count(*)::int as used,
      count(*) filter (where ${mailbox('orders.buyer_email')} = ${mailboxOf(buyerEmail)})::int as used_by_buyer
    from seats join orders on orders.id = seats.order_id
    where seats.voucher_id = ${voucherId} and ${countsAsTaken(now)}`.execute(db);
  return rows[0] ?? { used: 0, usedByBuyer: 0 };
}

/** The mailbox behind an address: in lower case, without what stands after a plus sign, which reaches the same person. */
function mailboxOf(email: string | null): string | null {
  return email === null ? null : email.toLowerCase().replace(/\+[^@]*(?=@)/, '');
}

const mailbox = (column: string) => sql<string>`regexp_replace(lower(${sql.ref(column)}::text), '\\+[^@]*@', '@')`;
