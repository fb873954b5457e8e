import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { countFailures, listFailedRefunds } from './attention-queries.ts';
import { mayUseCounter } from './sight.ts';

export interface Attention {
  failedMail: number;
  failedRefunds: number;
  refunds: Awaited<ReturnType<typeof listFailedRefunds>>;
}

/** What went wrong and waits for somebody at the counter; null for whoever does not work there. */
export async function countAttention(services: Core, { viewer }: { viewer: Viewer }): Promise<Attention | null> {
  if (!mayUseCounter(viewer)) return null;
  const counts = await countFailures(services.db);
  return { ...counts, refunds: counts.failedRefunds > 0 ? await listFailedRefunds(services.db) : [] };
}
