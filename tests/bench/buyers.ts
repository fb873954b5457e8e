export interface Sale {
  ordersPerSecond: number;
  p99Ms: number;
}

interface Options {
  buyers: number;
  /** How many orders are to be placed; where the seats run out earlier, so many. */
  orders: number;
  /** Places one order; gives whether it was had. */
  place(number: number): Promise<boolean>;
}

/** So many buyers at once, each pressing the button again as soon as the last press was answered. */
export async function sell({ buyers, orders, place }: Options): Promise<Sale> {
  const tookMs: number[] = [];
  let begun = 0;
  const start = performance.now();
  let lastSoldMs = start;
  await Promise.all(
    Array.from({ length: buyers }, async () => {
      while (begun < orders) {
        begun += 1;
        const pressed = performance.now();
        const had = await place(begun);
        const answered = performance.now();
        if (!had) continue;
        tookMs.push(answered - pressed);
        lastSoldMs = answered;
      }
    }),
  );
  const sorted = tookMs.toSorted((a, b) => a - b);
  return {
    ordersPerSecond: tookMs.length / ((lastSoldMs - start) / 1000),
    p99Ms: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0,
  };
}
