/** What staff write down of a body. */
export interface BodyDetails {
  /** As people call it: "IICRC". */
  code: string;
  name: string;
  website: string | null;
}

/** What staff write down of a body's unit. Numbers are exact decimals. */
export interface UnitDetails {
  unitSingular: string;
  unitPlural: string;
  minutesPerUnit: string;
  /** Partial credit goes out in such steps. */
  step: string;
  rounding: 'down' | 'half-up';
  /** The unit of today that this one came before, and how many of it one is; null both for a unit of today. */
  legacyOf: string | null;
  legacyFactor: string | null;
}

/** What staff write down of a designation. */
export interface DesignationDetails {
  code: string;
  name: string;
  track: string;
  aliases: string[];
  retired: boolean;
  /** With which others it is kept up; null where its rule is not known. */
  cycleGroupId: string | null;
}

/** A row as a form fills itself in from: with the mark that it carries. */
export interface Marked<Details> {
  id: string;
  bodyId: string;
  updatedAt: Date;
  details: Details;
}

/** Whether the two say the same. */
export function saysTheSame<Details extends object>(one: Details, other: Details): boolean {
  return Object.keys(other).every(
    (name) => JSON.stringify(one[name as keyof Details]) === JSON.stringify(other[name as keyof Details]),
  );
}

/** Always later than the one before, also when two changes share a millisecond. */
export function markAfter(before: Date, now: Date): Date {
  return new Date(Math.max(now.getTime(), before.getTime() + 1));
}
