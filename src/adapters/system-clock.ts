import type { Clock } from '#src/shared/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };
