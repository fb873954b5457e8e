import { z } from 'astro/zod';
import type { SessionDetails } from '#src/catalogue/index.ts';
import { column, optionalDate, optionalDollars, whole } from './counter-fields.ts';
import { date } from './fields.ts';

const details = {
  delivery: z.enum(['in-person', 'live-stream'], 'Choose how it is held'),
  venueId: z.union([z.literal(''), z.uuid('Choose a venue')]).nullish(),
  joinUrl: z
    .union([
      z.literal(''),
      z.url({ protocol: /^https$/, error: 'Enter an address that begins with https://' }).max(500),
    ])
    .nullish(),
  timeZone: z.string('Choose a time zone').max(60),
  dayDate: column(10),
  dayFrom: column(5),
  dayTo: column(5),
  capacity: whole('Enter how many seats there are', { min: 0, max: 5_000 }),
  minSeats: whole('Enter how many it needs to run; 0 when it runs in any case', { min: 0, max: 5_000 }),
  goNoGoOn: optionalDate(),
  price: optionalDollars(),
  instructorIds: z.array(z.uuid()).max(20),
};

type SessionFields = z.output<z.ZodObject<typeof details>>;
type DayFields = Pick<SessionFields, 'dayDate' | 'dayFrom' | 'dayTo'>;

/** The form of a session; edits carry more beside it. */
export function sessionForm<Besides extends z.ZodRawShape>(besides: Besides) {
  return withDays({ ...details, ...besides });
}

/** A form of nothing but days, and what is beside them. */
export function daysForm<Besides extends z.ZodRawShape>(besides: Besides) {
  const { dayDate, dayFrom, dayTo } = details;
  return withDays({ dayDate, dayFrom, dayTo, ...besides });
}

function withDays<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).superRefine((typed, { addIssue }) => {
    const said = typed as unknown as DayFields;
    for (const { row, date: typedDate, from, to } of filledRows(said)) {
      const ask = (field: string, message: string) => addIssue({ code: 'custom', path: [field, row], message });
      if (!date('Enter the date').safeParse(typedDate).success) ask('dayDate', 'Enter the date');
      if (!isTime(from)) ask('dayFrom', 'Enter when it begins');
      if (!isTime(to)) ask('dayTo', 'Enter when it ends');
    }
  });
}

/** The details that the fields say. */
export function sessionDetailsOf(typed: SessionFields): SessionDetails {
  const { delivery, venueId, joinUrl, timeZone, capacity, minSeats, goNoGoOn, price, instructorIds } = typed;
  return {
    ...{ delivery, timeZone, capacity, minSeats, goNoGoOn, instructorIds },
    venueId: venueId || null,
    joinUrl: joinUrl || null,
    priceCents: price,
    days: daysOf(typed),
  };
}

/** The days that were filled in. */
export function daysOf(typed: DayFields): SessionDetails['days'] {
  return filledRows(typed).map(({ date, from, to }) => ({ date, from, to }));
}

/** Rows that were left empty do not count as days, so a day's fault is put back beside its row. */
export function dayField(typed: DayFields, refusal: { reason: string; day?: number }): string | undefined {
  if (refusal.day === undefined) return undefined;
  return fieldOfDay(typed, refusal.day, refusal.reason === 'day-ends-before-start' ? 'dayTo' : 'dayDate');
}

/** The field of a day, from its number among the days that were filled in. */
function fieldOfDay(typed: DayFields, day: number, field: 'dayDate' | 'dayTo'): string {
  return `${field}[${filledRows(typed)[day]?.row ?? 0}]`;
}

function filledRows({ dayDate, dayFrom, dayTo }: DayFields) {
  return dayDate
    .map((date, row) => ({ row, date, from: dayFrom[row] ?? '', to: dayTo[row] ?? '' }))
    .filter(({ date }) => date !== '');
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
