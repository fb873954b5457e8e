import { type Approval, approvalsHolding, covers, unitWord } from './approval.ts';

/** What a stamp shows: "7 CECs · IICRC". A pending one says so; a course without any has no stamp facts at all. */
export interface CreditStampFacts {
  state: 'approved' | 'pending';
  units: string;
  unit: string;
  body: string;
}

/**
 * The stamps of a course held on these days: first what is approved on every day, then what a body has yet to decide.
 * An approval that ends before the last day, or was withdrawn, gives none.
 */
export function creditStamps(approvals: readonly Approval[], dates: readonly string[]): CreditStampFacts[] {
  const approved = approvalsHolding(approvals, dates);
  const pending = approvals.filter(
    (each) => each.status === 'pending' && dates.every((date) => covers(each, date)) && !approved.includes(each),
  );
  return [...approved.map(stamp('approved')), ...pending.map(stamp('pending'))];
}

function stamp(state: CreditStampFacts['state']) {
  return (approval: Approval): CreditStampFacts => ({
    state,
    units: approval.units,
    unit: unitWord(approval),
    body: approval.bodyCode,
  });
}
