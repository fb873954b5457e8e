import { formatInstant } from '#src/shared/dates.ts';

/** Until when, and what it means, for the head of the page. */
export function substitutionLede(until: Date | null, timeZone: string | null): string {
  const free = 'Somebody else takes this seat, at no charge.';
  return until && timeZone ? `${free} This can be done until ${formatInstant(until, timeZone)}.` : free;
}
