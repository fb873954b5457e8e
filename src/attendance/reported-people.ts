import type { DayHours } from './day-attendance.ts';
import type { ReportRow } from './meeting-report.ts';
import { type DateOrder, overlap, type Stay, stayOf } from './report-times.ts';

/** Somebody in a report, with everything it saw of them. Two devices are one person where they gave one address or name. */
export interface ReportedPerson {
  name: string;
  email: string | null;
  /** In order, none touching another. */
  stays: Stay[];
}

export interface ReportedPeople {
  people: ReportedPerson[];
  /** Rows whose times are none, or not those of their minutes. */
  unreadable: number;
  /** Rows wholly before, between or after the session's hours. */
  outside: number;
}

interface Reading {
  timeZone: string;
  order: DateOrder;
  days: readonly DayHours[];
}

/** The people of a report, those who were there during the session, by name. */
export function reportedPeople(rows: readonly ReportRow[], reading: Reading): ReportedPeople {
  const read = rows.map((row) => ({ row, stay: stayOf(row, reading) }));
  const inside = read.flatMap(({ row, stay }) => (stay && overlap(stay, reading.days) > 0 ? [{ row, stay }] : []));
  const unreadable = read.filter(({ stay }) => stay === null).length;
  const people = Map.groupBy(inside, ({ row }) => row.email ?? `name:${nameKey(row.name)}`);
  return {
    people: [...people.values()]
      .flatMap((seen) => {
        const [first] = seen;
        return first
          ? { name: first.row.name, email: first.row.email, stays: union(seen.map(({ stay }) => stay)) }
          : [];
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    unreadable,
    outside: read.length - inside.length - unreadable,
  };
}

/** Stays that overlap or touch are one. */
export function union(stays: readonly Stay[]): Stay[] {
  const merged: Stay[] = [];
  for (const stay of stays.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = merged.at(-1);
    if (last && stay.from <= last.to) {
      if (stay.to > last.to) merged[merged.length - 1] = { from: last.from, to: stay.to };
    } else merged.push(stay);
  }
  return merged;
}

/** The part of the stays that lies in the hours of a day. */
export function within(stays: readonly Stay[], { startsAt, endsAt }: DayHours): Stay[] {
  return stays.flatMap(({ from, to }) => {
    const part = { from: from > startsAt ? from : startsAt, to: to < endsAt ? to : endsAt };
    return part.from < part.to ? [part] : [];
  });
}

/** A name as it is compared: no accents, no case, no marks of the platform, and in any order ("Katsaros, Maria"). */
export function nameKey(name: string): string {
  const plain = name
    .replace(/\((external|unverified|guest|host|co-host|me)\)/gi, ' ')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted().join(' ');
}
