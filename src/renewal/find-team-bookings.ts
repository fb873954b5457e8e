import { maySeeMoney, maySeeTeam, type TeamRole, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listPapersOf, type Paper } from '#src/orders/index.ts';
import { type Page, pageOf, type PageRequest, windowOf } from '#src/shared/paging.ts';
import { countTeamSeats, listOrganisations, listTeamSeats, type TeamSeat } from './team-queries.ts';

/** How a seat stands, as far as an employer is told: attendance and credit are the learner's to share. */
export type TeamSeatStanding = 'unpaid' | 'booked' | 'cancelled' | 'moved';

interface TeamAttendee {
  seatId: string;
  /** Null while nobody is named. */
  name: string | null;
  standing: TeamSeatStanding;
  orderReference: string;
  purchaseOrder: string | null;
  /** Null for those who may look but not book. */
  orderId: string | null;
}

/** Those of a team who are booked on one session or one online course. */
export interface TeamGroup {
  key: string;
  seat: Omit<TeamSeat, 'state' | 'attendeeName' | 'paymentState'>;
  cancelled: boolean;
  attendees: TeamAttendee[];
  /** The orders behind these seats with their papers; none for those who may only look. */
  orders: { id: string; reference: string; papers: Paper[] }[];
}

interface TeamBookings {
  organisations: { id: string; name: string; role: TeamRole }[];
  upcoming: number;
  past: number;
  groups: Page<TeamGroup>;
}

const seatsPerPage = 25;

/** What the viewer's organisations booked. Somebody without an organisation gets none: staff look elsewhere. */
export async function findTeamBookings(
  { db, clock }: Core,
  { viewer, when, page }: { viewer: Viewer; when: 'upcoming' | 'past' } & PageRequest,
): Promise<TeamBookings> {
  const roles = new Map(
    viewer.memberships.flatMap(({ organisationId, role }) => (maySeeTeam(role) ? [[organisationId, role]] : [])),
  );
  const ids = [...roles.keys()];
  if (ids.length === 0) return { organisations: [], upcoming: 0, past: 0, groups: noGroups };
  const now = clock.now();
  const [organisations, counts, seats] = await Promise.all([
    listOrganisations(db, ids),
    countTeamSeats(db, ids, now),
    listTeamSeats(db, ids, { when, now, ...windowOf(page, seatsPerPage) }),
  ]);
  const mayBook = (organisationId: string) => maySeeMoney(roles.get(organisationId));
  const openOrders = new Set(seats.filter((seat) => mayBook(seat.organisationId)).map(({ orderId }) => orderId));
  const papers = Map.groupBy(await listPapersOf(db, [...openOrders]), ({ orderId }) => orderId);
  const groups = Map.groupBy(seats, groupKey);
  return {
    organisations: organisations.map(({ id, name }) => ({ id, name, role: roles.get(id) ?? 'viewer' })),
    ...counts,
    groups: pageOf(
      [...groups].flatMap(([key, ofGroup]) => teamGroup(key, ofGroup, { openOrders, papers })),
      { page, perPage: seatsPerPage, count: counts[when] },
    ),
  };
}

const noGroups: Page<TeamGroup> = { items: [], page: 1, pages: 1, count: 0 };

function groupKey({ organisationId, sessionId, courseId }: TeamSeat): string {
  return `${organisationId} ${sessionId ?? courseId}`;
}

function teamGroup(
  key: string,
  seats: TeamSeat[],
  { openOrders, papers }: { openOrders: ReadonlySet<string>; papers: ReadonlyMap<string, Paper[]> },
): TeamGroup[] {
  const [first] = seats;
  if (!first) return [];
  const orders = new Map(
    seats.filter(({ orderId }) => openOrders.has(orderId)).map((seat) => [seat.orderId, seat.orderReference]),
  );
  const { state: _state, attendeeName: _name, paymentState: _payment, ...seat } = first;
  return [
    {
      key,
      seat,
      cancelled: first.sessionState === 'cancelled',
      attendees: seats.map((each) => attendee(each, openOrders)),
      orders: [...orders].map(([id, reference]) => ({ id, reference, papers: papers.get(id) ?? [] })),
    },
  ];
}

function attendee(seat: TeamSeat, openOrders: ReadonlySet<string>): TeamAttendee {
  const { id: seatId, attendeeName: name, orderReference, purchaseOrder, orderId } = seat;
  return {
    ...{ seatId, name, orderReference, purchaseOrder },
    standing: standingOf(seat),
    orderId: openOrders.has(orderId) ? orderId : null,
  };
}

function standingOf({ state, sessionState, paymentState }: TeamSeat): TeamSeatStanding {
  if (state === 'transferred') return 'moved';
  if (state === 'cancelled' || sessionState === 'cancelled') return 'cancelled';
  const isHeld = state === 'held';
  return isHeld || ['unpaid', 'pending', 'part-paid'].includes(paymentState) ? 'unpaid' : 'booked';
}
