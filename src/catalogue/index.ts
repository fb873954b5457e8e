/**
 * The catalogue: what is taught, when and where, at what price and with whose credit, as the public sees it.
 *
 * Promises: seats left are counted from seats at the instant that is asked, never kept; a draft and a live stream's link
 * are never given out; nothing that is read here reads a clock: who asks says what time it is.
 */
export { ruleInForce } from './completion-rule-queries.ts';
export { listAlsoPay } from './also-pay-queries.ts';
export type {
  AustralianState,
  Course,
  CourseBrief,
  CourseKind,
  CoursePage,
  CourseSummary,
  Delivery,
  Discipline,
  Level,
  NextSession,
  Prerequisite,
  Session,
  Venue,
} from './course.ts';
export { listBookableSessions } from './bookable-session-queries.ts';
export { isBookable, type NotBookable, whyNotBookable } from './bookable.ts';
export {
  activeFilters,
  type CourseFilter,
  type CourseSearch,
  courseSearchQuery,
  onlyFilter,
  parseCourseSearch,
  type Where,
  withoutFilter,
} from './course-search.ts';
export {
  disciplineNames,
  durationWords,
  kindNames,
  levelNames,
  minutesWords,
  priceWords,
  stateNames,
  recordingWords,
} from './course-words.ts';
export { otherZones, sessionDates, sessionDays, sessionPlace, sessionTimes } from './session-words.ts';
export { countCourses, listSimilarCourses, searchCourses } from './course-search-queries.ts';
export { findCourseBySlug, listCourseAddresses } from './course-queries.ts';
export {
  findSession,
  listSessionsOfCourse,
  listUpcomingSessions,
  mostDates,
  type UpcomingSession,
} from './session-queries.ts';
export {
  countsAsTaken,
  seatsFreeIn,
  seatsIn,
  seatsLeftIn,
  seatsLeftOf,
  seatsTakenIn,
  waitingListClosesMinutes,
  waitsForSession,
} from './seats-taken-queries.ts';

// The write side: coordinators and admins only, each change in the journal, and the public pages made anew after it.
export type { ApprovalLine, ApprovalLineRefused } from './approval-rules.ts';
export { type ApprovalForEditing, listApprovalsForEditing } from './approval-editing-queries.ts';
export type { CourseDetails, CourseForEditing, MissingFromCourse, PrerequisiteDetails } from './course-details.ts';
export { missingFrom } from './course-details.ts';
export { countOfCourse, findCourseForEditing, listCancellationPolicies } from './course-editing-queries.ts';
export { alsoPayText, dollars, linesOf, outlineText, parseAlsoPay, parseDollars, parseOutline } from './course-text.ts';
export { listCourseChoices, listInstructors, listVenues, type VenueChoice } from './editing-choices-queries.ts';
export { mayEdit } from './may-edit.ts';
export { createCourse } from './create-course.ts';
export { editCourse } from './edit-course.ts';
export { publishCourse } from './publish-course.ts';
export { retireCourse } from './retire-course.ts';
export { setApprovals } from './set-approvals.ts';
export { listPriceTiers, type PriceTierForEditing, type PriceTierLine } from './price-tier-queries.ts';
export { setPriceTiers } from './set-price-tiers.ts';
export type { VenueDetails, VenueForEditing } from './venue-details.ts';
export { findVenueForEditing, type VenueSummary } from './venue-queries.ts';
export { listVenuesForStaff } from './list-venues-for-staff.ts';
export { createVenue } from './create-venue.ts';
export { editVenue } from './edit-venue.ts';
export type { InstructorDetails, InstructorForEditing } from './instructor-details.ts';
export { findInstructorForStaff, listInstructorsForStaff, type TaughtBy } from './list-instructors-for-staff.ts';
export { createInstructor } from './create-instructor.ts';
export { editInstructor } from './edit-instructor.ts';
export { retireInstructor } from './retire-instructor.ts';
export { reinstateInstructor } from './reinstate-instructor.ts';
export type { SessionDetails, SessionDetailsRefused, SessionForEditing } from './session-details.ts';
export { countSeatsTaken, findSessionForEditing } from './session-editing-queries.ts';
export { createSession } from './create-session.ts';
export { editSession } from './edit-session.ts';
export { missingFromSession, publishSession } from './publish-session.ts';
export { closeSession } from './close-session.ts';
export { reopenSession } from './reopen-session.ts';
export { confirmSessionToRun } from './confirm-session-to-run.ts';
export { moveSession, type MoveSessionRefused } from './move-session.ts';
export { cancelSession, type CancelSessionRefused } from './cancel-session.ts';
