/** One line of a course's approvals, as staff fill it in. */
export interface ApprovalLine {
  /** The approval that the line changes, or null for a new one. */
  id: string | null;
  creditTypeId: string;
  /** Exact decimal as text: '7', '1.5'. */
  units: string;
  /** Of which of the body's kinds of credit; null where it tells none apart. */
  category: string | null;
  /** The body gives a part of its units for a part of the time. */
  partialCredit: boolean;
  reference: string | null;
  status: 'pending' | 'approved' | 'withdrawn';
  /** First and last day, 'YYYY-MM-DD'; null for no limit. */
  validFrom: string | null;
  validTo: string | null;
}

/** `line` counts from 0. */
export type ApprovalLineRefused =
  | { reason: 'units-malformed'; line: number }
  | { reason: 'approval-dates-reversed'; line: number }
  /** Another approved line of the same credit type holds on some of the same days: a learner would be credited twice. */
  | { reason: 'approvals-overlap'; line: number };

/** The first fault in the lines, or null. */
export function faultIn(lines: readonly ApprovalLine[]): ApprovalLineRefused | null {
  for (const [line, approval] of lines.entries()) {
    // As the column keeps it: numeric(8, 3), above nought.
    if (!/^\d{1,5}(\.\d{1,3})?$/.test(approval.units) || /^[0.]+$/.test(approval.units)) {
      return { reason: 'units-malformed', line };
    }
    const { validFrom, validTo } = approval;
    if (validFrom && validTo && validTo < validFrom) return { reason: 'approval-dates-reversed', line };
    if (lines.slice(0, line).some((earlier) => overlap(earlier, approval))) {
      return { reason: 'approvals-overlap', line };
    }
  }
  return null;
}

function overlap(one: ApprovalLine, other: ApprovalLine): boolean {
  if (one.creditTypeId !== other.creditTypeId) return false;
  if (one.status !== 'approved' || other.status !== 'approved') return false;
  return startsBefore(one.validFrom, other.validTo) && startsBefore(other.validFrom, one.validTo);
}

function startsBefore(from: string | null, to: string | null): boolean {
  return from === null || to === null || from <= to;
}
