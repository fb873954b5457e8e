/** What forms can ask for, one object a subject. A page names its form's action: `action={actions.accounts.signIn}`. */
import { accounts } from './accounts.ts';
import { attendance } from './attendance.ts';
import { backoffice } from './backoffice.ts';
import { bodies } from './bodies.ts';
import { cart } from './cart.ts';
import { catalogue } from './catalogue.ts';
import { certificates } from './certificates.ts';
import { checkIn } from './check-in.ts';
import { checkout } from './checkout.ts';
import { courseContents } from './course-contents.ts';
import { credits } from './credits.ts';
import { designations } from './designations.ts';
import { exams } from './exams.ts';
import { instructors } from './instructors.ts';
import { learning } from './learning.ts';
import { meetingReports } from './meeting-reports.ts';
import { money } from './money.ts';
import { myAccount } from './my-account.ts';
import { naming } from './naming.ts';
import { orders } from './orders.ts';
import { sessionChanges } from './session-changes.ts';
import { planner } from './planner.ts';
import { preferences } from './preferences.ts';
import { policies } from './policies.ts';
import { prices } from './prices.ts';
import { proof } from './proof.ts';
import { requirements } from './requirements.ts';
import { seats } from './seats.ts';
import { sharing } from './sharing.ts';
import { staffTeam } from './staff-team.ts';
import { teams } from './team.ts';
import { terms } from './terms.ts';
import { venues } from './venues.ts';
import { waiting } from './waiting.ts';

export const server = {
  accounts,
  attendance,
  backoffice,
  bodies,
  cart,
  catalogue,
  certificates,
  checkIn,
  checkout,
  courseContents,
  credits,
  designations,
  exams,
  instructors,
  learning,
  meetingReports,
  money,
  myAccount,
  naming,
  orders,
  sessionChanges,
  planner,
  policies,
  preferences,
  prices,
  proof,
  requirements,
  seats,
  sharing,
  staffTeam,
  teams,
  terms,
  venues,
  waiting,
};
