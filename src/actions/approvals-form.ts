import { z } from 'astro/zod';
import type { ApprovalLine } from '#src/catalogue/index.ts';
import { column, mark } from './counter-fields.ts';
import { date } from './fields.ts';

/** The approvals of a course, a row each; a row without a credit type is left out. */
export const approvalsForm = z
  .object({
    courseId: z.uuid(),
    updatedAt: mark(),
    approvalId: column(36),
    creditType: column(80),
    units: column(12),
    partialCredit: column(10),
    reference: column(80),
    status: column(20),
    validFrom: column(10),
    validTo: column(10),
  })
  .superRefine(({ creditType, approvalId, status, validFrom, validTo }, { addIssue }) => {
    for (const [row, type] of creditType.entries()) {
      if (!type) continue;
      const ask = (field: string, message: string) => addIssue({ code: 'custom', path: [field, row], message });
      if (!statusOf(status[row])) ask('status', 'Choose a status');
      if (approvalId[row] && !z.uuid().safeParse(approvalId[row]).success) ask('creditType', 'Load the page again');
      if (!isDateOrEmpty(validFrom[row])) ask('validFrom', 'Enter a date');
      if (!isDateOrEmpty(validTo[row])) ask('validTo', 'Enter a date');
    }
  });

type ApprovalFields = z.output<typeof approvalsForm>;

/** The lines that the fields say, and the row each of them stands in. */
export function approvalLinesOf(typed: ApprovalFields): { lines: ApprovalLine[]; rows: number[] } {
  const rows = typed.creditType.flatMap((type, row) => (type ? [row] : []));
  const lines = rows.map((row) => ({
    id: typed.approvalId[row] || null,
    ...typeOf(typed.creditType[row] ?? ''),
    units: typed.units[row] ?? '',
    partialCredit: typed.partialCredit[row] === 'partial',
    reference: typed.reference[row] || null,
    status: statusOf(typed.status[row]) ?? 'pending',
    validFrom: typed.validFrom[row] || null,
    validTo: typed.validTo[row] || null,
  }));
  return { lines, rows };
}

/** "acac-rc field": the body's unit and, where it tells them apart, its kind of credit. */
function typeOf(chosen: string) {
  const [creditTypeId = '', category = null] = chosen.split(' ');
  return { creditTypeId, category };
}

function statusOf(text: string | undefined): ApprovalLine['status'] | undefined {
  return (['pending', 'approved', 'withdrawn'] as const).find((status) => status === text);
}

function isDateOrEmpty(text: string | undefined): boolean {
  return !text || date('Enter the date').safeParse(text).success;
}
