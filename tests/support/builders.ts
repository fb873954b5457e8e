/** Rows for a story: each builder takes only the facts that matter and makes up the rest. */
export { aPerson, aStaffGrant } from './builders/people.ts';
export { aViewer } from './builders/viewers.ts';
export { aCourse, aCreditType, anApproval, aPolicy, aTermsVersion } from './builders/courses.ts';
export { aSession, aVenue } from './builders/sessions.ts';
export { aLessonFile, aQuiz, aVideoLesson, someLessons } from './builders/lessons.ts';
export { aSeat } from './builders/seats.ts';
export { aCycleGroup, aHeldDesignation } from './builders/cycle-groups.ts';
export { aDesignation, aPrerequisite, preparesFor } from './builders/prerequisites.ts';
export { anAbn, anOrganisation } from './builders/organisations.ts';
export { aPriceRule, aPriceTier, aVoucher } from './builders/prices.ts';
