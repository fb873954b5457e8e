import { type Db, type Trx, violates } from '#src/database.ts';

export interface Voucher {
  id: string;
  code: string;
  percent: number | null;
  amountCents: number | null;
  maxUses: number | null;
  maxUsesPerPerson: number | null;
  courseId: string | null;
  sessionId: string | null;
  validFrom: Date | null;
  validUntil: Date | null;
  active: boolean;
}

const columns = [
  'id',
  'code',
  'percent',
  'amountCents',
  'maxUses',
  'maxUsesPerPerson',
  'courseId',
  'sessionId',
  'validFrom',
  'validUntil',
  'active',
] as const;

/** The voucher with this code, in any spelling of case. */
export async function findVoucher(db: Db | Trx, code: string): Promise<Voucher | undefined> {
  return db.selectFrom('vouchers').select(columns).where('code', '=', code).executeTakeFirst();
}

/**
 * The same, held until the transaction ends: whoever takes a use waits for the one before. After sessions and before seats,
 * as everybody locks them. What is used is counted by a later statement.
 */
export async function lockVoucher(trx: Trx, code: string): Promise<Voucher | undefined> {
  return trx.selectFrom('vouchers').select(columns).where('code', '=', code).forNoKeyUpdate().executeTakeFirst();
}

/** The same for several, by id, in one order for all. */
export async function lockVouchers(trx: Trx, ids: string[]): Promise<Voucher[]> {
  if (ids.length === 0) return [];
  return trx.selectFrom('vouchers').select(columns).where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
}

interface NewVoucherRow extends Omit<Voucher, 'active'> {
  note: string;
  createdBy: string;
  createdAt: Date;
}

/** Adds a voucher, unless there is one under this id already. Tells whether it did. */
export async function insertVoucher(trx: Trx, voucher: NewVoucherRow): Promise<boolean> {
  const added = await trx
    .insertInto('vouchers')
    .values(voucher)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return Boolean(added);
}

export async function stopVoucher(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('vouchers').set({ active: false }).where('id', '=', id).execute();
}

export async function isVoucherId(db: Db, id: string): Promise<boolean> {
  return Boolean(await db.selectFrom('vouchers').select('id').where('id', '=', id).executeTakeFirst());
}

/** Whether the error says that another voucher has the code. */
export function isCodeTaken(error: unknown): boolean {
  return violates(error, 'vouchers_code_key');
}
