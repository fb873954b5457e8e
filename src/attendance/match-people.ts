import { nameKey, type ReportedPerson } from './reported-people.ts';

/** A seat that somebody in a report may hold. */
export interface MatchableSeat {
  seatId: string;
  name: string | null;
  emails: string[];
}

/** Whose seat it is, and how sure that is. `seatId` of a doubtful one is the likeliest, for a person to confirm. */
export interface Match {
  how: 'by-email' | 'by-name' | 'doubtful';
  seatId: string | null;
}

/**
 * Whose seats these people have: by e-mail address; then by a name that one seat has and no other, and nobody else in the
 * report; everything less is for a person to decide.
 */
export function matchPeople(people: readonly ReportedPerson[], seats: readonly MatchableSeat[]): Match[] {
  const byEmail = new Map(seats.flatMap(({ seatId, emails }) => emails.map((email) => [email.toLowerCase(), seatId])));
  const seatsByName = Map.groupBy(seats, ({ name }) => nameKey(name ?? ''));
  const peopleByName = Map.groupBy(people, ({ name }) => nameKey(name));
  return people.map((person): Match => {
    const seatId = person.email === null ? undefined : byEmail.get(person.email);
    if (seatId) return { how: 'by-email', seatId };
    const keys = namesOf(person.name);
    const named = [...new Set(keys.flatMap((key) => seatsByName.get(key) ?? []))];
    const isAlone = keys.every((key) => (peopleByName.get(key)?.length ?? 0) <= 1);
    const [only] = named;
    if (only && named.length === 1 && isAlone) return { how: 'by-name', seatId: only.seatId };
    return { how: 'doubtful', seatId: likeliest(keys, seats) };
  });
}

/** Zoom shows "Mia (Maria Katsaros)" for somebody who changed their name: the one now, and the one before. */
function namesOf(name: string): string[] {
  const [, now = name, before = ''] = /^(.*?)\s*\(([^)]*)\)\s*$/.exec(name) ?? [];
  return [...new Set([nameKey(name), nameKey(now), nameKey(before)])].filter((key) => key !== '');
}

/** The one seat with a word of the name, unless several have. */
function likeliest(keys: readonly string[], seats: readonly MatchableSeat[]): string | null {
  const words = new Set(keys.flatMap((key) => key.split(' ')).filter((word) => word.length > 1));
  const sharing = seats.filter(({ name }) =>
    nameKey(name ?? '')
      .split(' ')
      .some((word) => words.has(word)),
  );
  return sharing.length === 1 ? (sharing[0]?.seatId ?? null) : null;
}
