import { canManageOrganisation, findTeam, type ShareScope, type Team, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { listPublicPrices, mostSeats } from '#src/enrolment/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { compareDecimals } from '#src/shared/decimals.ts';
import type { Cents } from '#src/shared/money.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { gatherStandings, type TeamBoardRefused } from './find-team-board.ts';
import { type HadBefore, listHadBefore } from './had-before.ts';
import { findTeamSets, type TeamSet } from './find-team-sets.ts';
import type { GroupStanding } from './list-standings.ts';
import { type CreditOffer, listCreditCourses, listCreditSessions } from './team-booking-queries.ts';
import type { TeamFigures, TeamStanding } from './team-standing.ts';

/** Dates looked at, and suggestions shown. */
const [mostDates, mostShown] = [300, 20];

/** A member to be booked, with what they miss. */
export interface MemberToBook {
  personId: string;
  name: string;
  email: string;
  figures: TeamFigures;
  scope: ShareScope;
}

export interface TeamSuggestion extends CreditOffer {
  /** For one seat, as the public sees it; a group or member price is reckoned in the cart. */
  priceCents: Cents;
  /** Of those to be booked: for how many it is over in time, and whose whole gap it closes. */
  inTime: number;
  closes: number;
  /** Who of them has had the course, or holds what it prepares for. */
  hadBefore: HadBefore[];
}

interface TeamBooking extends Team {
  members: MemberToBook[];
  /** Ticked, and collecting another unit: to be booked apart. */
  apart: TeamStanding[];
  /** First what is in time for more of them, then what closes more gaps, then the cheaper; last what everybody has had. */
  suggestions: TeamSuggestion[];
  /** What together closes everybody's gap in time; none where nothing does. */
  sets: TeamSet[];
}

/**
 * What those of a team who were ticked (`person~cycle group`) could be booked on together to close their gaps: sessions with a
 * free seat for each, and online courses, that give the credit they miss and end before the last of their deadlines. Who has had
 * a course before is told as far as they let their employer see it.
 */
export async function findTeamBooking(
  services: Core,
  { viewer, organisationId, who }: { viewer: Viewer; organisationId: string | null; who: readonly string[] },
): Promise<
  Result<TeamBooking, TeamBoardRefused | { reason: 'nobody-chosen' } | { reason: 'too-many-seats'; most: number }>
> {
  const team = await findTeam(services, { viewer, organisationId });
  if (!team.ok) return team;
  const { id } = team.value.organisation;
  if (!canManageOrganisation(viewer, id)) return refuse('may-not-book');
  const { db, clock } = services;
  const now = clock.now();
  const today = dateIn(officeZone, now);
  const { all, sharers, standings } = await gatherStandings(db, { organisationId: id, today });
  const chosen = all.filter(
    ({ personId, group, state }) => state === 'missing' && who.includes(`${personId}~${group?.id}`),
  );
  const creditTypeId = commonest(chosen.flatMap(({ figures }) => figures?.creditTypeId ?? []));
  if (!creditTypeId) return refuse('nobody-chosen');
  const emails = new Map(sharers.map(({ personId, email }) => [personId, email]));
  const members = membersOf(chosen, creditTypeId, emails);
  if (members.length > mostSeats) return refuse('too-many-seats', { most: mostSeats });
  const until =
    members
      .map(({ figures }) => figures.deadline)
      .toSorted()
      .at(-1) ?? today;
  const asked = { creditTypeId, seats: members.length, now, today, until, limit: mostDates };
  const [sessions, courses] = await Promise.all([listCreditSessions(db, asked), listCreditCourses(db, asked)]);
  const offers = [...sessions, ...courses];
  const courseIds = offers.map(({ courseId }) => courseId);
  const had = await listHadBefore(db, { members, standings, courseIds });
  const [suggestions, sets] = await Promise.all([
    priced(services, offers, { members, had }),
    setsFor(services, members, { standings, today, noUse: hadByAll(had, members) }),
  ]);
  return ok({
    ...team.value,
    members,
    apart: chosen.filter(({ figures }) => figures?.creditTypeId !== creditTypeId),
    suggestions,
    sets,
  });
}

async function setsFor(
  { db, clock }: Pick<Core, 'db' | 'clock'>,
  members: readonly MemberToBook[],
  {
    standings,
    ...rest
  }: { standings: ReadonlyMap<string, GroupStanding[]>; today: string; noUse: ReadonlySet<string> },
): Promise<TeamSet[]> {
  const [neediest] = members.toSorted((a, b) => compareDecimals(b.figures.gap, a.figures.gap));
  const [deadline] = members.map(({ figures }) => figures.deadline).toSorted();
  const group = standings
    .get(neediest?.personId ?? '')
    ?.find(({ current }) => current?.standing?.requirement.creditTypeId === neediest?.figures.creditTypeId);
  const standing = group?.current?.standing;
  if (!neediest || !deadline || !standing) return [];
  const { gap } = neediest.figures;
  return findTeamSets(db, { standing, gap, deadline, seats: members.length, now: clock.now(), ...rest });
}

function commonest(ids: readonly string[]): string | undefined {
  const counts = Map.groupBy(ids, (id) => id);
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** Each person once, with the gap that ends soonest. */
function membersOf(
  chosen: readonly TeamStanding[],
  creditTypeId: string,
  emails: ReadonlyMap<string, string>,
): MemberToBook[] {
  const members = chosen.flatMap(({ personId, name, scope, figures }) =>
    figures?.creditTypeId === creditTypeId
      ? [{ personId, name, scope, email: emails.get(personId) ?? '', figures }]
      : [],
  );
  return members.filter((one, index) => members.findIndex(({ personId }) => personId === one.personId) === index);
}

async function priced(
  services: Pick<Core, 'db' | 'clock'>,
  offers: readonly CreditOffer[],
  { members, had }: { members: readonly MemberToBook[]; had: ReadonlyMap<string, HadBefore[]> },
): Promise<TeamSuggestion[]> {
  const last = hadByAll(had, members);
  const prices = await listPublicPrices(services, {
    sessionIds: offers.flatMap(({ session }) => session?.id ?? []),
    courseIds: offers.flatMap(({ session, courseId }) => (session ? [] : courseId)),
  });
  return offers
    .flatMap((offer) => {
      const price = prices.get(offer.session?.id ?? offer.courseId);
      const hadBefore = had.get(offer.courseId) ?? [];
      return price ? [{ ...offer, priceCents: price.nowCents, hadBefore, ...whomItHelps(offer, members) }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(last.has(a.courseId)) - Number(last.has(b.courseId)) ||
        b.inTime - a.inTime ||
        b.closes - a.closes ||
        a.priceCents - b.priceCents ||
        startOf(a) - startOf(b),
    )
    .slice(0, mostShown);
}

function whomItHelps({ session, units }: CreditOffer, members: readonly MemberToBook[]) {
  const lastDay = session && dateIn(session.timeZone, session.endsAt);
  const inTime = members.filter(({ figures }) => lastDay === null || lastDay <= figures.deadline);
  const closes = inTime.filter(({ figures }) => compareDecimals(units, figures.gap) >= 0);
  return { inTime: inTime.length, closes: closes.length };
}

/** Courses that bring nobody of them anything new. */
function hadByAll(had: ReadonlyMap<string, HadBefore[]>, members: readonly MemberToBook[]): Set<string> {
  return new Set([...had].flatMap(([courseId, who]) => (who.length === members.length ? courseId : [])));
}

function startOf({ session }: CreditOffer): number {
  return session?.startsAt.getTime() ?? 0;
}
