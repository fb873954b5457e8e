/**
 * The catalogue: what is taught, when and where, at what price and with whose credit, as the public sees it.
 *
 * Promises: seats left are counted from seats at the instant that is asked, never kept; a draft and a live stream's link
 * are never given out; nothing here reads a clock: who asks says what time it is.
 */
export type {
  AustralianState,
  CancellationPolicy,
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
export { isBookable, type NotBookable, whyNotBookable } from './bookable.ts';
export {
  activeFilters,
  type CourseFilter,
  type CourseSearch,
  type CourseSort,
  courseSearchQuery,
  coursesPerPage,
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
} from './course-words.ts';
export { otherZones, sessionDates, sessionDays, sessionPlace, sessionTimes } from './session-words.ts';
export { countCourses, type FoundCourses, listSimilarCourses, searchCourses } from './course-search-queries.ts';
export { findCourseBySlug, listCourseAddresses } from './course-queries.ts';
export { findSession, listUpcomingSessions, type UpcomingSession } from './session-queries.ts';
export { countsAsTaken, seatsTakenIn } from './seats-taken-queries.ts';
export { findCurrentTerms, type Terms } from './terms-queries.ts';
