import type { Core } from '#src/core.ts';

/**
 * One row of a worker's list. When it fails it is logged and looked at again next time; the others must not wait for it, or
 * one that fails always would keep all behind it from their money and seats.
 */
export async function onItsOwn<Outcome>(
  { log }: Pick<Core, 'log'>,
  row: Record<string, string>,
  work: () => Promise<Outcome>,
): Promise<Outcome | undefined> {
  try {
    return await work();
  } catch (error) {
    log.error({ ...row, error }, 'a payment or a seat could not be brought in step');
    return undefined;
  }
}
