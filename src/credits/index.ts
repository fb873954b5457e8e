/**
 * Credits: what a body's unit is worth, which courses it accepts, which designations need them, what each person holds and
 * has earned, here (written by certificates) and elsewhere.
 *
 * Promises: units are exact decimals, kept as text and never as floats; an approval counts only when it is approved and
 * valid on every day of a session; a requirement is dated data, and `standing` a pure function of it; each entry either
 * counts or says why not; evidence is known by its bytes, and seen by its learner and staff alone. The body decides in the
 * end: nothing here says that it has recorded a credit, but what a learner noted of its answer.
 */
export { type Approval, approvalsHolding, trimUnits, unitWord } from './approval.ts';
export { type CreditStampFacts, creditStamps } from './credit-stamp.ts';
export {
  type CreditBody,
  type CreditType,
  type Designation,
  listApprovals,
  listCreditBodies,
  listCreditTypes,
  listCreditTypesWithCategories,
  listDesignations,
} from './credit-queries.ts';

export { activities, type Activity, type Requirement, requirementOn } from './requirement.ts';
export { type Cycle, cycleEarnedOn, cycleFor, cycleFrom, daysBetween, earningWindow } from './cycle.ts';
export { type CountableEntry, type CountedEntry, type UncountedEntry } from './count-entries.ts';
export { type HeldCycle, standing, type Standing, standingsInOrder } from './standing.ts';
export { type CycleGroup, listCycleGroups, listRequirements, type WrittenRequirement } from './requirement-queries.ts';

export type { BodyDetails, DesignationDetails, Marked, UnitDetails } from './body-details.ts';
export {
  type BodySummary,
  type DesignationSummary,
  findBodyForStaff,
  findDesignationForStaff,
  listBodiesForStaff,
} from './find-body-for-staff.ts';
export { writeBody, type WriteBodyRefused } from './write-body.ts';
export { writeUnit, type WriteUnitRefused } from './write-unit.ts';
export { writeDesignation, type WriteDesignationRefused } from './write-designation.ts';
export { findRequirementsForStaff, type GroupForStaff } from './find-requirements-for-staff.ts';
export { type RequirementDetails, writeRequirement, type WriteRequirementRefused } from './write-requirement.ts';

export {
  type HeldDesignation,
  type LearnersCycle,
  listAnnualFees,
  listCycles,
  listHeldDesignations,
} from './holding-queries.ts';
export { holdDesignation, type HoldDesignationRefused } from './hold-designation.ts';
export { changeAward, type ChangeAwardRefused } from './change-award.ts';
export { dropDesignation } from './drop-designation.ts';
export { setCycle, type SetCycleRefused } from './set-cycle.ts';
export { removeCycle } from './remove-cycle.ts';
export { setAnnualFee, type SetAnnualFeeRefused } from './set-annual-fee.ts';

export { type EntryState, entryTransitions, mayEntryBecome } from './entry-state.ts';
export { courseKeyOf, type ExternalCredit } from './external-credit.ts';
export { evidenceFilename, evidenceTypes, type EvidenceType, largestEvidenceBytes, readEvidence } from './evidence.ts';
export { addExternalCredit, type AddExternalCreditRefused } from './add-external-credit.ts';
export { attachEvidence, type AttachEvidenceRefused } from './attach-evidence.ts';
export { deleteExternalCredit, type DeleteExternalCreditRefused } from './delete-external-credit.ts';
export { moveEntry, type MoveEntryRefused } from './move-entry.ts';
export { setRenewalsEmail, type SetRenewalsEmailRefused } from './set-renewals-email.ts';
export { sendEntries, type SendEntriesRefused } from './send-entries.ts';
export { findEvidenceFile } from './find-evidence-file.ts';
export { listEvidenceToCheck } from './list-evidence-to-check.ts';
export { findEvidenceToCheck } from './find-evidence-to-check.ts';
export { countUncheckedEntries } from './checking-queries.ts';
export { checkEvidence, type CheckEvidenceRefused } from './check-evidence.ts';
