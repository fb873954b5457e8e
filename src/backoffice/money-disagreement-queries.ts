import { type RawBuilder, sql } from 'kysely';
import {
  disputedCents,
  keptCents,
  lostCents,
  outstandingCents,
  owedCents,
  paidCents,
  sentBackCents,
  surplusCents,
} from '#src/orders/index.ts';
import type { Disagreeing } from './disagreement.ts';

/*
 * Orders whose money, papers and state do not fit together. Each query gives whom it is about, what is wrong in a few
 * words, and when that began, so that what a worker mends within minutes is not shown before it had the time.
 */

const lastPaidAt = sql<Date>`(select max(received_at) from payments where payments.order_id = orders.id)`;

/** More is here than is owed, and nobody has asked for it to go back. */
export const surplusKept: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label, ${lastPaidAt} as since,
    ${surplusCents} as cents, null as detail
  from orders
  where exists (select from payments where payments.order_id = orders.id) and ${surplusCents} > 0`;

/** The buyer's bank took the money back for good, the order costs as much as before, and nobody has paid it again. */
export const disputeLost: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label, null as since, ${outstandingCents} as cents, null as detail
  from orders
  where exists (select from disputes where disputes.order_id = orders.id and disputes.state = 'lost')
    and ${lostCents} > 0 and ${outstandingCents} > 0`;

/** More went back than the price fell by and than had come in above it. */
export const sentBackTooMuch: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label, null as since,
    ${sentBackCents} - orders.reduced_cents as cents, null as detail
  from orders
  where exists (select from refunds where refunds.order_id = orders.id)
    and ${sentBackCents} > orders.reduced_cents
      + greatest(0, ${paidCents} - orders.total_cents - orders.added_cents)`;

/** A refund failed, and its money is still here. */
export const refundFailed: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label, null as since,
    refunds.amount_cents as cents, refunds.last_error as detail
  from refunds join orders on orders.id = refunds.order_id
  where refunds.state = 'failed' and refunds.made_good_at is null
    and ${paidCents} - ${sentBackCents} - ${disputedCents} > ${owedCents}`;

/**
 * A refund that was asked for two days ago and has not left, or left ten days ago and has not arrived: banks take up to ten
 * (docs.stripe.com/refunds, read 2026-11).
 */
export const refundSlow = (now: Date): RawBuilder<Disagreeing> => sql`
  select 'order' as kind, orders.id, orders.reference as label, null as since,
    refunds.amount_cents as cents, refunds.state as detail
  from refunds join orders on orders.id = refunds.order_id
  where refunds.state = 'requested' and refunds.requested_at <= ${now}::timestamptz - interval '2 days'
    or refunds.state = 'pending' and refunds.requested_at <= ${now}::timestamptz - interval '10 days'`;

/** Money has come in, and no invoice was issued. */
export const invoiceMissing: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label, ${lastPaidAt} as since, ${paidCents} as cents, null as detail
  from orders
  where orders.total_cents + orders.added_cents > 0
    and (exists (select from payments where payments.order_id = orders.id)
      or orders.pays_by = 'invoice' and exists (
        select from seats where seats.order_id = orders.id and seats.state in ('confirmed', 'attended', 'completed')))
    and not exists (
      select from tax_documents where tax_documents.order_id = orders.id and kind <> 'adjustment-note')`;

/** The invoice and its adjustment notes do not add up to what is owed. */
export const papersDiffer: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label, null as since,
    papers.cents - ${owedCents} as cents, null as detail
  from orders
  join lateral (
    select sum(total_cents)::bigint as cents, bool_or(kind <> 'adjustment-note') as has_invoice
    from tax_documents where tax_documents.order_id = orders.id
  ) papers on papers.has_invoice
  where papers.cents <> ${owedCents}`;

/** Tax documents run in sequence: numbers that were given out and are on no paper. */
export const numbersMissing: RawBuilder<Disagreeing> = sql`
  select 'paper' as kind, null::uuid as id, document_numbers.series || ' ' || missing.number as label, null as since,
    null::bigint as cents, null as detail
  from document_numbers
  cross join lateral generate_series(1, document_numbers.last_number) missing (number)
  where document_numbers.last_number <>
      (select count(*) from tax_documents where tax_documents.series = document_numbers.series)
    and not exists (
      select from tax_documents
      where tax_documents.series = document_numbers.series and tax_documents.sequence = missing.number)`;

/** More was spent of a balance than was ever kept in it. */
export const balanceBelowZero: RawBuilder<Disagreeing> = sql`
  select case when person_id is null then 'organisation' else 'person' end as kind,
    coalesce(person_id, organisation_id) as id, 'Balance' as label, null as since, sum(cents)::bigint as cents, null as detail
  from balance_entries
  group by person_id, organisation_id
  having sum(cents) < 0`;

/** Nobody has heard for two days how a payment ended, or for ten days what the bank says of a debit. */
export const attemptUnsettled = (now: Date): RawBuilder<Disagreeing> => sql`
  select 'order' as kind, orders.id, orders.reference as label, null as since,
    payment_attempts.amount_cents as cents, payment_attempts.state as detail
  from payment_attempts join orders on orders.id = payment_attempts.order_id
  where payment_attempts.state in ('creating', 'open') and payment_attempts.created_at <= ${now}::timestamptz - interval '2 days'
    or payment_attempts.state = 'pending' and payment_attempts.created_at <= ${now}::timestamptz - interval '10 days'`;

/** Read again from the provider, the payments or refunds were not what is written here. */
export const providerDiffers: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label, null as since,
    null::bigint as cents, provider_comparisons.differences::text as detail
  from provider_comparisons join orders on orders.id = provider_comparisons.order_id
  where provider_comparisons.differences is not null`;

/** Mail about an order or a seat was given up. */
export const mailFailed: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label, null as since, null::bigint as cents, messages.kind as detail
  from messages
  left join seats on messages.about_type = 'seat' and seats.id::text = messages.about_id
  join orders on orders.id::text = case messages.about_type when 'order' then messages.about_id else seats.order_id::text end
  where messages.state = 'failed' and messages.about_type in ('order', 'seat')`;

/** The state that is written is not the one that follows from the money: `paymentStateOf` of orders, over all of them. */
export const paymentStateDiffers: RawBuilder<Disagreeing> = sql`
  select 'order' as kind, orders.id, orders.reference as label, null as since,
    null::bigint as cents, orders.payment_state || ', and should be ' || said.state as detail
  from orders
  cross join lateral (
    select ${paidCents} as paid, ${keptCents} as kept, ${owedCents} as owed
  ) money
  cross join lateral (
    select case
      when exists (
        select from refunds where refunds.order_id = orders.id and refunds.state in ('requested', 'pending'))
        then 'refunding'
      when kept > 0 and kept >= owed then 'paid'
      when exists (
        select from payment_attempts where payment_attempts.order_id = orders.id and payment_attempts.state = 'pending')
        then 'pending'
      when owed > 0 then case when kept > 0 then 'part-paid' else 'unpaid' end
      when paid > 0 then 'refunded'
      else 'free' end as state
  ) said
  where said.state <> orders.payment_state`;
