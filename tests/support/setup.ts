import { afterEach, beforeEach, expect, vi } from 'vitest';

declare module 'vitest' {
  interface Matchers<R, T> {
    /** The use case said no, for this reason. */
    toBeRefused(reason: string): R;
    /** The use case said yes. */
    toSucceed(): R;
  }
}

expect.extend({
  toBeRefused(received: unknown, reason: string) {
    const given = received as { ok?: boolean; reason?: string };
    return {
      pass: given.ok === false && given.reason === reason,
      message: () => `expected a refusal "${reason}", got ${JSON.stringify(received)}`,
    };
  },
  toSucceed(received: unknown) {
    return {
      pass: (received as { ok?: boolean }).ok === true,
      message: () => `expected success, got ${JSON.stringify(received)}`,
    };
  },
});

// A warning nobody expected is a fault nobody looked at.
beforeEach(() => {
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => {
      throw new Error(`console.${method} was not expected: ${said.map(String).join(' ')}`);
    });
  }
});

afterEach(() => vi.restoreAllMocks());
