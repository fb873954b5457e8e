import { z } from 'astro/zod';
import type { SessionDetails } from '#src/catalogue/index.ts';
import { column, optionalDate, optionalDollars, whole } from './counter-fields.ts';

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

export type SessionFields = z.output<z.ZodObject<typeof details>>;

/** The form of a session; edits carry more beside it. */
export function sessionForm<Besides extends z.ZodRawShape>(besides: Besides) {
  return z.object({ ...details, ...besides }).superRefine((typed, { addIssue }) => {
    const said = typed as unknown as SessionFields;
    for (const { row, date, from, to } of filledRows(said)) {
      const ask = (field: string, message: string) => addIssue({ code: 'custom', path: [field, row], message });
      if (!z.iso.date().safeParse(date).success) ask('dayDate', 'Enter the date');
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
    days: filledRows(typed).map(({ date, from, to }) => ({ date, from, to })),
  };
}

/** The field of a day, from its number among the days that were filled in. */
export function fieldOfDay(typed: SessionFields, day: number, field: 'dayDate' | 'dayTo'): string {
  return `${field}[${filledRows(typed)[day]?.row ?? 0}]`;
}

function filledRows({ dayDate, dayFrom, dayTo }: Pick<SessionFields, 'dayDate' | 'dayFrom' | 'dayTo'>) {
  return dayDate
    .map((date, row) => ({ row, date, from: dayFrom[row] ?? '', to: dayTo[row] ?? '' }))
    .filter(({ date }) => date !== '');
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
