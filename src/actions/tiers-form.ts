import { z } from 'astro/zod';
import { parseDollars, type PriceTierLine } from '#src/catalogue/index.ts';
import { column, mark } from './counter-fields.ts';

/** The prices of a session besides its usual one, a row each; a row that is empty is left out. */
export const tiersForm = z
  .object({
    sessionId: z.uuid(),
    updatedAt: mark(),
    tierId: column(36),
    tierLabel: column(60),
    tierPrice: column(12),
    tierSeats: column(5),
  })
  .superRefine((typed, { addIssue }) => {
    for (const { row, id, label, price, seats } of filled(typed)) {
      const ask = (field: string, message: string) => addIssue({ code: 'custom', path: [field, row], message });
      if (!label) ask('tierLabel', 'Name it, or clear the whole row');
      if (id && !z.uuid().safeParse(id).success) ask('tierLabel', 'Load the page again');
      if (parseDollars(price) === null) ask('tierPrice', 'Enter dollars like 285.00; 0 for free');
      if (seats && !(/^\d{1,4}$/.test(seats) && Number(seats) <= 5_000)) ask('tierSeats', 'Enter a whole number');
    }
  });

type TierFields = z.output<typeof tiersForm>;

/** The lines that the fields say, and the row each of them stands in. */
export function tierLinesOf(typed: TierFields): { lines: PriceTierLine[]; rows: number[] } {
  const rows = filled(typed);
  return {
    rows: rows.map(({ row }) => row),
    lines: rows.map(({ id, label, price, seats }) => ({
      id: id || null,
      label,
      priceCents: parseDollars(price) ?? 0,
      seats: seats === '' ? null : Number(seats),
    })),
  };
}

function filled({ tierId, tierLabel, tierPrice, tierSeats }: Pick<TierFields, `tier${string}` & keyof TierFields>) {
  return tierLabel
    .map((label, row) => ({
      ...{ row, label, id: tierId[row] ?? '', price: tierPrice[row] ?? '', seats: tierSeats[row] ?? '' },
    }))
    .filter(({ label, price, seats }) => label || price || seats);
}
