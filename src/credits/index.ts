/**
 * Credits: what a body's unit is worth, which courses it accepts, which designations need them.
 *
 * Promises: units are exact decimals, kept as text and never as floats; an approval counts only when it is approved and
 * valid on every day of a session. The body decides in the end; nothing here says that it has recorded a credit.
 */
export { type Approval, approvalsHolding, trimUnits, unitWord } from './approval.ts';
export { type CountableEntry, type CountedEntry, type UncountedEntry } from './count-entries.ts';
export { type Cycle, cycleFor, cycleFrom, daysBetween, earningWindow } from './cycle.ts';
export { type EntryState, entryTransitions, mayEntryBecome } from './entry-state.ts';
export { type HeldCycle, standing, type Standing, standingsInOrder } from './standing.ts';
export { activities, type Activity, type Requirement, requirementOn, unitsForMinutes } from './requirement.ts';
export { type CreditStampFacts, creditStamps } from './credit-stamp.ts';
export {
  type CreditBody,
  type CreditType,
  type Designation,
  listApprovals,
  listCreditBodies,
  listCreditTypes,
  listDesignations,
} from './credit-queries.ts';
