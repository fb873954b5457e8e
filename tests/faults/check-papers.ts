import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { listBroken } from './list-broken.ts';

/** Tax papers: numbers without a gap, and sums to the cent. */
export async function findBrokenPapers(db: Db): Promise<string[]> {
  const findings = [
    await listBroken(
      db,
      sql`
      select 'series ' || series || ' has ' || count(*) || ' papers up to number ' || max(sequence) as what
      from tax_documents group by series having count(*) <> max(sequence) or count(distinct sequence) <> count(*)`,
    ),
    await listBroken(
      db,
      sql`
      select 'series ' || numbers.series || ' says ' || last_number || ', its papers end at ' || coalesce(max(sequence), 0) as what
      from document_numbers numbers left join tax_documents on tax_documents.series = numbers.series::text
      group by numbers.series, last_number having last_number <> coalesce(max(sequence), 0)`,
    ),
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' was paid and has ' || count(tax_documents.id) || ' invoices' as what
      from orders left join tax_documents on order_id = orders.id and tax_documents.kind <> 'adjustment-note'
      where exists (select from payments where payments.order_id = orders.id)
      group by orders.id having count(tax_documents.id) <> 1`,
    ),
    // The invoice and its notes say what is owed now.
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' owes ' || orders.total_cents + added_cents - reduced_cents || ', its papers say ' || sum(tax_documents.total_cents) as what
      from orders join tax_documents on order_id = orders.id
      group by orders.id having sum(tax_documents.total_cents) <> orders.total_cents + added_cents - reduced_cents`,
    ),
    // One eleventh, and never more than a cent a paper from it; nothing left of the price, nothing left of its GST.
    await listBroken(
      db,
      sql`
      select 'order ' || orders.id || ' has ' || sum(tax_documents.gst_cents) || ' GST in ' || sum(tax_documents.total_cents) as what
      from orders join tax_documents on order_id = orders.id
      group by orders.id
      having abs(sum(tax_documents.gst_cents) - sum(tax_documents.total_cents) / 11.0) > count(*)
        or (sum(tax_documents.total_cents) = 0 and sum(tax_documents.gst_cents) <> 0)`,
    ),
  ];
  return findings.flat();
}
