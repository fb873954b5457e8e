import { trimDecimal } from '#src/shared/decimals.ts';

/** A body's acceptance of a course for credit, with the words of its unit. */
export interface Approval {
  id: string;
  courseId: string;
  creditTypeId: string;
  bodyId: string;
  bodyCode: string;
  bodyName: string;
  unitSingular: string;
  unitPlural: string;
  /** Exact decimal as text without idle zeros: '7', '1.5', '0.7'. */
  units: string;
  /** Of which of its kinds of credit the body takes the course for; null where it tells none apart. */
  category: string | null;
  /** The body gives a part of them for a part of the time. */
  partialCredit: boolean;
  reference: string | null;
  status: 'pending' | 'approved' | 'withdrawn';
  /** First and last day, 'YYYY-MM-DD'; null for no limit. */
  validFrom: string | null;
  validTo: string | null;
}

type Window = Pick<Approval, 'status' | 'validFrom' | 'validTo'>;

/** Whether the approval's days include this one, whatever its status. */
export function covers({ validFrom, validTo }: Pick<Approval, 'validFrom' | 'validTo'>, date: string): boolean {
  return (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo);
}

/**
 * The approvals that give credit for a course held on these days ('YYYY-MM-DD'): approved, and valid on every one of
 * them. An online course is held on the day of completion.
 */
export function approvalsHolding<A extends Window>(approvals: readonly A[], dates: readonly string[]): A[] {
  return approvals.filter((each) => each.status === 'approved' && dates.every((date) => covers(each, date)));
}

/** "7" of "7.000", "1.5" of "1.500": the same exact decimal without idle zeros. */
export const trimUnits = trimDecimal;

/** "1 CEC", "7 CECs", "0.7 CEUs": units with the body's word in the right number. */
export function unitWord({ units, unitSingular, unitPlural }: Pick<Approval, 'units' | 'unitSingular' | 'unitPlural'>) {
  return trimUnits(units) === '1' ? unitSingular : unitPlural;
}
