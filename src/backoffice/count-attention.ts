import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { countFailures, listFailedRefunds, listOpenDisputes } from './attention-queries.ts';
import { mayUseCounter } from './sight.ts';

export interface Attention {
  failedMail: number;
  failedRefunds: number;
  refunds: Awaited<ReturnType<typeof listFailedRefunds>>;
  disputes: Awaited<ReturnType<typeof listOpenDisputes>>;
}

/** What went wrong and waits for somebody at the counter; null for whoever does not work there. */
export async function countAttention(services: Core, { viewer }: { viewer: Viewer }): Promise<Attention | null> {
  if (!mayUseCounter(viewer)) return null;
  const [counts, disputes] = [await countFailures(services.db), await listOpenDisputes(services.db)];
  return { ...counts, disputes, refunds: counts.failedRefunds > 0 ? await listFailedRefunds(services.db) : [] };
}
