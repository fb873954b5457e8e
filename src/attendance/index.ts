/**
 * Attendance: who was there, and for how long. Each mark is an event that says what was seen, by whom and when; a correction
 * is one more event. What a day amounts to is derived from its events each time it is asked for.
 *
 * Promises: evidence is never changed or removed; a mark sent twice is one; nobody is marked for a day that has not come;
 * only staff and the session's own trainers mark, and only they see the sheet. At a live stream the learner's own page reports
 * that it is open, and what it reports is written as coming and going by the server's clock; the meeting's own report (Zoom,
 * Teams) is added beside it once a person has looked through it, and a minute that both saw counts once. At the door marks are
 * made without a network too: they carry their own time, are sent when they can be, and what does not fit waits for a person.
 * Once a trainer has countersigned a day, what changes says why.
 */
export { scheduledMinutes, type AttendanceAnomaly, type DayAttendance } from './day-attendance.ts';
export type { NewMark } from './check-marks.ts';
export { recordAttendance } from './record-attendance.ts';
export { admitWalkIn } from './admit-walk-in.ts';
export { findWalkIn, type WalkIn } from './find-walk-in.ts';
export { prepareWalkIn } from './prepare-walk-in.ts';
export { checkInMyself } from './check-in-myself.ts';
export { countersignDay } from './countersign-day.ts';
export type { CheckInFault, CheckInMark } from './check-in-mark.ts';
export { type CheckInAnswer, keepCheckInMarks } from './keep-check-in-marks.ts';
export { openSelfCheckIn } from './open-self-check-in.ts';
export { settleCheckInConflict } from './settle-check-in-conflict.ts';
export { dayOfMoment } from './session-day.ts';
export { showDoorCode } from './show-door-code.ts';
export type { OpenConflict } from './check-in-queries.ts';
export { findAttendanceSheet, type AttendanceSheet, type SheetDay, type SheetSeat } from './find-attendance-sheet.ts';
export { printSignInSheet } from './print-sign-in-sheet.ts';
export { type LiveGate, liveGate } from './live-gate.ts';
export { openLiveRoom } from './open-live-room.ts';
export { enterLiveStream } from './enter-live-stream.ts';
export { notePresence, type Presence } from './note-presence.ts';
export { uploadMeetingReport } from './upload-meeting-report.ts';
export { reportZones } from './read-report.ts';
export {
  findMeetingReport,
  listMeetingReports,
  type PersonInReport,
  type ReportToApply,
} from './find-meeting-report.ts';
export { applyMeetingReport } from './apply-meeting-report.ts';
export { closeSilentStays } from './close-silent-stays.ts';
export { listMySessions } from './list-my-sessions.ts';
export { attendedMinutes, listAttendedMinutes, type AttendanceEvidence, type AttendedDay } from './attended-minutes.ts';
export type { AttendanceEvent, HeldSession } from './attendance-queries.ts';
export { mostTaught, type TaughtSession } from './taught-session-queries.ts';
