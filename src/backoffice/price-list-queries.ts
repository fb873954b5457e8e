import { sql } from 'kysely';
import { countsAsTaken } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import type { PriceRuleFilter, VoucherFilter } from './price-list-filter.ts';
import { rowsPerPage } from './counted-page.ts';

/** Price rules, those in force first, the latest first, each with what it is limited to. */
export async function listPriceRuleRows(db: Db, { kind, courseId, state, page }: PriceRuleFilter) {
  return db
    .selectFrom('priceRules')
    .leftJoin('courses', 'courses.id', 'priceRules.courseId')
    .leftJoin('sessions', 'sessions.id', 'priceRules.sessionId')
    .leftJoin('organisations', 'organisations.id', 'priceRules.organisationId')
    .select([
      'priceRules.id',
      'priceRules.kind',
      'label',
      'percent',
      'amountCents',
      'daysBefore',
      'priceRules.minSeats',
    ])
    .select(['active', 'priceRules.createdAt', 'priceRules.courseId', 'courses.title as courseTitle'])
    .select([
      'priceRules.sessionId',
      'startsAt',
      'timeZone',
      'organisationId',
      'organisations.name as organisationName',
    ])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .$if(kind !== null, (query) => query.where('priceRules.kind', '=', kind))
    .$if(courseId !== null, (query) => query.where('priceRules.courseId', '=', courseId))
    .$if(state !== 'any', (query) => query.where('active', '=', state === 'on'))
    .orderBy('active', 'desc')
    .orderBy('priceRules.createdAt', 'desc')
    .orderBy('priceRules.id')
    .offset((page - 1) * rowsPerPage)
    .limit(rowsPerPage)
    .execute();
}

/** Vouchers whose code, note or course fits, the latest first, each with the seats that use it at this instant. */
export async function listVoucherRows(db: Db, { text, state, courseId, page }: VoucherFilter, now: Date) {
  return vouchers(db, now)
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .$if(courseId !== null, (query) => query.where('vouchers.courseId', '=', courseId))
    .$if(state === 'off', (query) => query.where('active', '=', false))
    .$if(state === 'on', (query) =>
      query.where('active', '=', true).where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>', now)])),
    )
    .$if(text !== '', (query) =>
      query.where(
        sql<boolean>`strpos(search_text(concat_ws(' ', vouchers.code::text, vouchers.note)), search_text(${text})) > 0`,
      ),
    )
    .orderBy('vouchers.createdAt', 'desc')
    .orderBy('vouchers.id')
    .offset((page - 1) * rowsPerPage)
    .limit(rowsPerPage)
    .execute();
}

/** One voucher as the list has it. */
export async function findVoucherRow(db: Db, id: string, now: Date) {
  return vouchers(db, now).where('vouchers.id', '=', id).executeTakeFirst();
}

function vouchers(db: Db, now: Date) {
  return db
    .selectFrom('vouchers')
    .leftJoin('courses', 'courses.id', 'vouchers.courseId')
    .leftJoin('sessions', 'sessions.id', 'vouchers.sessionId')
    .select(['vouchers.id', 'code', 'percent', 'amountCents', 'maxUses', 'maxUsesPerPerson', 'validFrom', 'validUntil'])
    .select(['note', 'active', 'vouchers.createdAt', 'courses.title as courseTitle', 'startsAt', 'timeZone'])
    .select(
      sql<number>`(select count(*)::int from seats where seats.voucher_id = vouchers.id and ${countsAsTaken(now)})`.as(
        'used',
      ),
    );
}

/** The seats that were ever taken with a voucher, the latest first; those given back use nothing any more. */
export async function listVoucherSeats(db: Db, voucherId: string, { page, now }: { page: number; now: Date }) {
  return db
    .selectFrom('seats')
    .innerJoin('orders', 'orders.id', 'seats.orderId')
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select(['seats.id', 'seats.orderId', 'reference', 'attendeeName', 'buyerName', 'buyerEmail', 'seats.state'])
    .select(['seats.priceCents', 'seats.createdAt', 'title', 'startsAt', 'sessions.timeZone'])
    .select([countsAsTaken(now).as('uses'), sql<number>`(count(*) over ())::int`.as('total')])
    .where('voucherId', '=', voucherId)
    .orderBy('seats.createdAt', 'desc')
    .orderBy('seats.id')
    .offset((page - 1) * rowsPerPage)
    .limit(rowsPerPage)
    .execute();
}
