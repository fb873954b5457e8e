import { type Db, type Trx, violates } from '#src/database.ts';
import type { PriceRuleDetails } from './price-rule-details.ts';

interface NewPriceRule extends Omit<PriceRuleDetails, 'organisation'> {
  id: string;
  organisationId: string | null;
  createdAt: Date;
}

/** Adds a rule, unless there is one under this id already. Tells whether it did. */
export async function insertPriceRule(trx: Trx, rule: NewPriceRule): Promise<boolean> {
  const added = await trx
    .insertInto('priceRules')
    .values(rule)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return Boolean(added);
}

/** The rule, held until the transaction ends. */
export async function lockPriceRule(trx: Trx, id: string) {
  return trx.selectFrom('priceRules').select(['id', 'active']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

export async function stopPriceRule(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('priceRules').set({ active: false }).where('id', '=', id).execute();
}

/** The course that a rule or voucher is limited to, by itself or by one of its sessions; null when it is not there. */
export async function findWhereItHolds(
  db: Db,
  { courseId, sessionId }: { courseId: string | null; sessionId: string | null },
): Promise<{ courseId: string | null; courseKind: string | null } | null> {
  if (courseId === null && sessionId === null) return { courseId: null, courseKind: null };
  const courses = db.selectFrom('courses').select(['courses.id as courseId', 'kind as courseKind']);
  const found = await (
    sessionId === null
      ? courses.where('courses.id', '=', courseId)
      : courses.innerJoin('sessions', 'sessions.courseId', 'courses.id').where('sessions.id', '=', sessionId)
  ).executeTakeFirst();
  return found && (courseId ?? found.courseId) === found.courseId ? found : null;
}

/** Organisations with exactly this name, in any case, or this ABN; two at most, which is one too many to choose by. */
export async function listOrganisationsCalled(db: Db, text: string): Promise<{ id: string; name: string }[]> {
  const digits = text.replace(/\s/g, '');
  return db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where((eb) => eb.or([eb(eb.fn('lower', ['name']), '=', text.toLowerCase()), eb('abn', '=', digits)]))
    .orderBy('id')
    .limit(2)
    .execute();
}

/** Whether the error says that what a rule or voucher was limited to is not there (any more). */
export function isLimitGone(error: unknown): boolean {
  return [
    'price_rules_course_id_fkey',
    'price_rules_session_id_fkey',
    'price_rules_organisation_id_fkey',
    'vouchers_course_id_fkey',
    'vouchers_session_id_fkey',
  ].some((constraint) => violates(error, constraint));
}
