import { z } from 'astro/zod';
import { parseDollars } from '#src/catalogue/index.ts';
import { mostSteps, type PolicyDetails, type PolicyList, type WritePolicyRefused } from '#src/enrolment/index.ts';
import { column } from './counter-fields.ts';
import { line, optionalLine } from './fields.ts';

/** A year before the start is the most that is asked of anybody. */
const mostHours = 366 * 24;
/** Fees stand for real costs; more than this is a slip of the finger. */
const mostFeeCents = 100_000;

const details = {
  name: line('Give the policy a name', 80),
  notice: column(5),
  unit: column(5),
  percent: column(3),
  fee: column(10),
  moveNotice: column(5),
  moveUnit: column(5),
  moveFee: column(10),
  substitute: z
    .string('Enter hours')
    .trim()
    .regex(/^\d{1,4}$/, 'Enter whole hours; 0 for until the start'),
  online: z.literal('on').nullish(),
  remark: optionalLine(300),
};

export type PolicyFields = z.output<z.ZodObject<typeof details>>;

/** The form of a policy. Rows without a notice are left out. */
export function policyForm<Besides extends z.ZodRawShape>(besides: Besides) {
  return z.object({ ...details, ...besides }).superRefine((typed, { addIssue }) => {
    const said = typed as unknown as PolicyFields;
    const ask = (field: string, row: number, message: string) =>
      addIssue({ code: 'custom', path: [field, row], message });
    for (const { row, notice, unit, percent, fee } of filled(said, 'cancellation')) {
      if (hoursOf(notice, unit) === null) ask('notice', row, 'Enter a whole number');
      if (!/^\d{1,3}$/.test(percent) || Number(percent) > 100) ask('percent', row, 'Enter 0 to 100');
      if (feeOf(fee) === null) ask('fee', row, 'Enter dollars, at most 1,000');
    }
    for (const { row, notice, unit, fee } of filled(said, 'transfer')) {
      if (hoursOf(notice, unit) === null) ask('moveNotice', row, 'Enter a whole number');
      if (feeOf(fee) === null) ask('moveFee', row, 'Enter dollars, at most 1,000');
    }
  });
}

/** What the fields say. */
export function policyDetailsOf(typed: PolicyFields): PolicyDetails {
  return {
    name: typed.name,
    online: typed.online === 'on',
    remark: typed.remark ?? '',
    rules: {
      tiers: filled(typed, 'cancellation').map(({ notice, unit, percent, fee }) => ({
        atLeastHoursBefore: hoursOf(notice, unit) ?? 0,
        refundPercent: Number(percent),
        feeCents: feeOf(fee) ?? 0,
      })),
      transferTiers: filled(typed, 'transfer').map(({ notice, unit, fee }) => ({
        atLeastHoursBefore: hoursOf(notice, unit) ?? 0,
        feeCents: feeOf(fee) ?? 0,
      })),
      substituteUntilHours: Number(typed.substitute),
    },
  };
}

/** The field beside which a refusal belongs, from the number of the step among the rows that were filled in. */
export function fieldOfStep(typed: PolicyFields, refusal: WritePolicyRefused): string | undefined {
  if (refusal.reason === 'policy-without-steps') return 'notice[0]';
  if (!('step' in refusal)) return undefined;
  const list = 'list' in refusal ? refusal.list : 'cancellation';
  const row = filled(typed, list)[refusal.step]?.row ?? 0;
  const field = refusal.reason === 'policy-steps-out-of-order' ? 'notice' : 'fee';
  if (list === 'transfer') return `${field === 'notice' ? 'moveNotice' : 'moveFee'}[${row}]`;
  return `${refusal.reason === 'policy-rewards-waiting' ? 'percent' : field}[${row}]`;
}

function filled(typed: PolicyFields, list: PolicyList) {
  const [notices, units, fees] =
    list === 'cancellation' ? [typed.notice, typed.unit, typed.fee] : [typed.moveNotice, typed.moveUnit, typed.moveFee];
  return notices
    .slice(0, mostSteps)
    .map((notice, row) => ({
      row,
      notice,
      unit: units[row] ?? 'days',
      percent: typed.percent[row] ?? '',
      fee: fees[row] ?? '',
    }))
    .filter(({ notice }) => notice !== '');
}

function hoursOf(notice: string, unit: string): number | null {
  if (!/^\d{1,5}$/.test(notice)) return null;
  const hours = Number(notice) * (unit === 'hours' ? 1 : 24);
  return hours <= mostHours ? hours : null;
}

/** Dollars as cents; an empty field is no fee. */
function feeOf(typed: string): number | null {
  if (typed === '') return 0;
  const cents = parseDollars(typed);
  return cents !== null && cents <= mostFeeCents ? cents : null;
}
