import type { Db } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import { made, next } from './serial.ts';

interface VoucherFacts {
  code?: string;
  percent?: number;
  amountCents?: number;
  maxUses?: number;
  maxUsesPerPerson?: number;
  courseId?: string;
  sessionId?: string;
  validFrom?: Date;
  validUntil?: Date;
  active?: boolean;
}

/** A voucher for 10 % off everything, without a limit: `aVoucher(db, { percent: 100, maxUses: 1 })`. */
export async function aVoucher(db: Db, facts: VoucherFacts = {}) {
  const percent = facts.amountCents === undefined ? 10 : null;
  const voucher = { id: newId(), code: `VOUCHER-${next()}`, percent, ...facts };
  await db
    .insertInto('vouchers')
    .values({ ...voucher, createdAt: made })
    .execute();
  return voucher;
}

interface RuleFacts {
  kind?: 'early-bird' | 'group' | 'member';
  courseId?: string;
  sessionId?: string;
  organisationId?: string;
  percent?: number;
  minSeats?: number;
  daysBefore?: number;
}

/** A price rule for one course or session: 10 % off for groups from 3 unless told otherwise. */
export async function aPriceRule(db: Db, facts: RuleFacts = {}) {
  const { kind = 'group', percent = 10, ...rest } = facts;
  const limits = { group: { minSeats: 3 }, 'early-bird': { daysBefore: 14 }, member: {} }[kind];
  const rule = { id: newId(), kind, label: kind, percent, ...limits, ...rest };
  await db
    .insertInto('priceRules')
    .values({ ...rule, createdAt: made })
    .execute();
  return rule;
}

/** A price of the session with seats of its own: $200 for credit only, as many as there are, unless told otherwise. */
export async function aPriceTier(
  db: Db,
  sessionId: string,
  facts: { label?: string; priceCents?: number; seats?: number | null } = {},
) {
  const tier = { id: newId(), sessionId, label: 'For credit only', priceCents: 20_000, seats: null, ...facts };
  await db
    .insertInto('priceTiers')
    .values({ ...tier, position: next() })
    .execute();
  return tier;
}
