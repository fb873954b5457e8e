import { detailNames } from './detail-names.ts';
import { amount, type Facts, type JournalWords, seatCount } from './journal-facts.ts';
import { moneyWords } from './money-journal-words.ts';

const words: JournalWords = {
  ...moneyWords,
  'course.created': () => 'Wrote the course',
  'course.edited': ({ changed }) => `Changed ${listed(changed)}`,
  'course.published': () => 'Published the course',
  'course.retired': () => 'Retired the course',
  'course.approvals-set': ({ written, removed }) => `Set the approvals: ${written} written, ${removed} taken away`,
  'lesson.written': ({ title }) => `Wrote the lesson “${String(title)}”`,
  'lesson.changed': ({ title }) => `Changed the lesson “${String(title)}”`,
  'lesson.moved': ({ title, to }) => `Moved the lesson “${String(title)}” ${String(to)}`,
  'lesson.retired': ({ title }) => `Took the lesson “${String(title)}” out`,
  'quiz.rules-set': ({ passPercent }) => `Set the rules of lessons and quiz: ${String(passPercent)} % passes`,
  'question.written': () => 'Wrote a question of the quiz',
  'question.changed': ({ position }) => `Changed question ${String(position)} of the quiz`,
  'question.retired': ({ position }) => `Took question ${String(position)} out of the quiz`,
  'lesson.opened': () => 'Opened a lesson',
  'lesson.completed': ({ by }) => `Finished a lesson${by ? `, by ${String(by)}` : ''}`,
  'lesson.report-ignored': ({ why, ignored }) =>
    `Sent a report of watching that was ignored: ${String(why)} (${String(ignored)} so far)`,
  'quiz.begun': ({ number, questions }) =>
    `Began attempt ${String(number)} at the quiz: ${String(questions)} questions`,
  'quiz.submitted': ({ number, correct, of, passed, late }) =>
    `Sent attempt ${String(number)} at the quiz: ${String(correct)} of ${String(of)} right${passed ? ', passed' : ''}${late ? ', late' : ''}`,
  'session.tiers-set': ({ written, removed }) => `Set the other prices: ${written} written, ${removed} taken away`,
  'staff.appointed': ({ role }) => `Made them ${String(role)}`,
  'staff.dismissed': ({ role }) => `Took the right of ${String(role)} away`,
  'staff.role-changed': ({ from, to }) => `Made them ${String(to)}, who were ${String(from)}`,
  'staff.invited': ({ role }) => `Invited somebody to be ${String(role)}`,
  'staff.invitation-withdrawn': () => 'Withdrew an invitation to work here',
  'venue.added': () => 'Added the venue',
  'venue.edited': ({ changed }) => `Changed ${listed(changed)}`,
  'instructor.added': () => 'Added the instructor',
  'instructor.edited': ({ changed }) => `Changed ${listed(changed)}`,
  'instructor.retired': () => 'Retired the instructor',
  'instructor.reinstated': () => 'Had the instructor teach again',
  'session.created': () => 'Planned the session',
  'session.edited': ({ changed, seatHoldersTold }) =>
    `Changed ${listed(changed)}${seatHoldersTold ? ', having told everybody who holds a seat' : ''}`,
  'session.published': () => 'Put the session on sale',
  'session.closed': () => 'Stopped selling seats',
  'session.reopened': () => 'Sold seats again',
  'session.confirmed-to-run': () => 'Confirmed that the session runs',
  'session.cancelled': () => 'Cancelled the session',
  'session.moved': () => 'Moved the session to other days or times',
  'seat.change-refunded': ({ cents }) => `The changed session’s seat goes back as money${amount(cents)}`,
  'seat.change-balance': ({ cents }) => `The changed session’s seat goes back as balance${amount(cents)}`,
  'seat.change-transferred': () => 'Moved the changed session’s seat to another date, at no charge',
  'seat.change-kept': () => 'Kept the seat at the session’s new time',
  'seats.let-go': ({ seats }) => `Ended unpaid holds of a cancelled session${seatCount(seats)}`,
  'seat.cancelled': ({ refundCents }) =>
    refundCents ? `Cancelled a seat, refund${amount(refundCents)}` : 'Cancelled a seat',
  'requirement.written': ({ units, cycleMonths, effectiveFrom }) =>
    `Wrote the rule from ${String(effectiveFrom)}: ${String(units)} units in ${String(cycleMonths)} months`,
  'requirement.corrected': ({ units, cycleMonths, effectiveFrom }) =>
    `Corrected the rule from ${String(effectiveFrom)}: ${String(units)} units in ${String(cycleMonths)} months`,
  'policy.written': () => 'Wrote the policy',
  'policy.revised': ({ version }) => `Wrote version ${version}`,
  'terms.published': ({ version }) => `Published version ${String(version)} of the terms`,
  'seat.move-begun': ({ moveCents }) => `Went to pay for moving a seat${amount(moveCents)}`,
  'seat.moved': ({ moveCents }) => (moveCents ? `Moved a seat, price changed by${amount(moveCents)}` : 'Moved a seat'),
  'seat.substituted': () => 'Somebody else took the seat',
  'seat.attendee-corrected': () => 'Corrected an attendee',
  'seat.named': () => 'Named who takes the seat',
  'seat.claimed': () => 'Claimed the seat by its link',
  'seat.claim-link-sent': () => 'Mailed the claim link to somebody',
  'seat.claim-link-renewed': () => 'Made a new claim link; the old one is useless',
  'declaration.made': () => 'Declared a prerequisite anew',
  'declaration.accepted': () => 'Accepted what was declared for a prerequisite',
  'declaration.turned-down': () => 'Turned down what was declared for a prerequisite, and told the buyer',
  'seat.completed': () => 'Completed the course',
  'attendance.recorded': ({ afterCountersign }) =>
    `Recorded attendance${afterCountersign ? ', after the day was countersigned' : ''}`,
  'attendance.countersigned': ({ day }) => `Countersigned the attendance of day ${day}`,
  'attendance.checked-in': ({ marks, conflicts, forged }) =>
    `Sent marks from the door: ${marks} kept${conflicts ? `, ${conflicts} to be settled` : ''}${forged ? `, ${forged} of no seat here` : ''}`,
  'attendance.checked-in-self': ({ kind, day }) => `Signed themselves ${kind} by the code of the room, day ${day}`,
  'attendance.conflict-settled': ({ settlement, day }) =>
    `${settlement === 'kept' ? 'Kept' : 'Dropped'} a mark from the door of day ${day} that did not fit`,
  'presence.refused': ({ fault }) => `Sent a report of presence that does not count (${fault})`,
  'session.finished': ({ completed }) => `Said that the session is finished: ${completed} completed`,
  'certificate.issued': ({ number }) => `Issued certificate ${number}`,
  'certificate.superseded': ({ number, by }) => `Corrected certificate ${number}: ${by} stands in its place`,
  'certificate.correction-asked': ({ number }) => `Asked to have certificate ${number} corrected`,
  'certificate.correction-declined': ({ number }) => `Declined to correct certificate ${number}`,
  'session.certificates-issued': ({ issued }) => `Issued what the session had come to: ${issued} certificates`,
  'session.evidence-sent': ({ bodyId, learners, on }) =>
    `Sent the evidence of ${String(learners)} learners to ${String(bodyId)} on ${String(on)}`,
  'certificate.revoked': ({ number }) => `Withdrew certificate ${number}`,
  'organisation.founded': () => 'Founded the organisation',
  'organisation.billing-edited': ({ changed }) => `Changed ${listed(changed)}`,
  'organisation.member-invited': ({ role }) => `Invited somebody as ${role}`,
  'organisation.member-joined': ({ role }) => `Joined as ${role}`,
  'organisation.invitation-withdrawn': () => 'Withdrew an invitation',
  'organisation.role-changed': ({ from, to }) => `Made a member ${to}, who was ${from}`,
  'organisation.member-removed': () => 'Took a member off the team',
  'organisation.member-left': () => 'Left the team',
  'organisation.sharing-allowed': ({ scope }) =>
    scope === 'credits'
      ? 'Let the team see how they stand, with credits and certificates'
      : 'Let the team see how they stand',
  'organisation.sharing-ended': () => 'Ended that the team sees how they stand',
  'organisation.sharing-asked': ({ members }) =>
    `Asked ${members === 1 ? 'a member' : `${String(members)} members`} to share how they stand`,
  'organisation.board-mail-chosen': ({ wanted }) =>
    wanted ? 'Chose the monthly mail of the team’s board' : 'Stopped the monthly mail of the team’s board',
  'waiting.joined': ({ party }) => `Joined the waiting list${forParty(party)}`,
  'waiting.offered': ({ seats }) => `Offered places to a waiting party${seatCount(seats)}`,
  'waiting.passed-over': ({ party, had }) => `Passed a waiting party of ${party} over: ${had} gathered`,
  'waiting.offer-expired': () => 'The offer to a waiting party ran out',
  'waiting.offer-withdrawn': () => 'Withdrew the offer to a waiting party',
  'waiting.declined': () => 'The waiting party declined',
  'waiting.accepted': () => 'The waiting party took its places',
  'waiting.left': () => 'Left the waiting list',
  'waiting.party-lowered': ({ from, to }) => `Waits for ${to} instead of ${from}`,
  'waiting.ended': ({ why }) => `Off the waiting list (${why})`,
  'waiting.removed': () => 'Taken off the waiting list',
  'designation.held': ({ designationId }) => `Noted a designation (${designationId})`,
  'designation.dropped': ({ designationId }) => `Took a designation off (${designationId})`,
  'body.added': ({ code }) => `Added ${String(code)}`,
  'body.edited': ({ code }) => `Corrected what ${String(code)} is called`,
  'body.unit-added': ({ unit, minutesPerUnit }) =>
    `Added the unit ${String(unit)} of ${String(minutesPerUnit)} minutes`,
  'body.unit-edited': ({ unit }) => `Changed the unit ${String(unit)}`,
  'body.designation-added': ({ code }) => `Added the designation ${String(code)}`,
  'body.designation-edited': ({ code, retired }) =>
    `Changed the designation ${String(code)}${retired ? ', which is retired' : ''}`,
  'body.renewals-email-set': ({ known }) =>
    known ? 'Wrote down where the body takes evidence' : 'Took away where the body takes evidence',
  'credit.entered': ({ units, withEvidence }) =>
    `Entered ${units} units of credit from elsewhere${withEvidence ? ', with evidence' : ''}`,
  'person.sending-allowed': () => 'Let us send their evidence to bodies',
  'person.sending-withdrawn': () => 'Withdrew that we send their evidence to bodies',
  'person.body-number-set': ({ bodyId, known }) =>
    `${known ? 'Entered' : 'Took away'} the number under which ${String(bodyId)} knows them`,
  'person.reminders-set': () => 'Said which reminders they want',
  'person.suggestions-allowed': () => 'Agreed to suggestions of courses',
  'person.suggestions-stopped': ({ from }) =>
    `Stopped suggestions ${from === 'link' ? 'by the link in a mail' : 'of courses'}`,
  'credit.deleted': () => 'Deleted credit from elsewhere, with its evidence',
  'credit.evidence-attached': () => 'Sent evidence for credit from elsewhere',
  'credit.evidence-checked': () => 'Checked the evidence and vouches for it',
  'credit.evidence-refused': () => 'Could not confirm the credit from its evidence',
  'credit.earned': () => 'Took back that the credit was sent',
  'credit.submitted': ({ from, on }) =>
    from === 'accepted' ? 'Took back that the credit was accepted' : `Sent the credit to its body on ${on}`,
  'credit.accepted': ({ on }) => `The body accepted the credit on ${on}, by its learner’s word`,
  'credit.rejected': ({ on }) => `The body turned the credit down on ${on}, by its learner’s word`,
  'attendance.report-uploaded': ({ platform, people }) =>
    `Sent the ${String(platform)} report of ${String(people)} people`,
  'message.resent': () => 'Sent a message again',
};

/** A line of the journal as a person says it. An action without words of its own is read as it is written. */
export function journalWords(action: string, facts: Facts): string {
  return words[action]?.(facts) ?? action.replace(/[.-]/g, ' ');
}

function forParty(party: Facts[string] | undefined): string {
  return party === 1 ? '' : ` with a party of ${party}`;
}

/** "priceCents, goNoGoOn" as "price, go/no-go date". */
function listed(names: Facts[string] | undefined): string {
  return String(names ?? '')
    .split(', ')
    .map((name) => detailNames[name] ?? name)
    .join(', ');
}
