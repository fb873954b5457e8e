import { defineConfig } from 'vitest/config';

const common = { setupFiles: ['tests/support/setup.ts'], globalSetup: ['tests/support/postgres-for-tests.ts'] };

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: { ...common, name: 'modules', include: ['tests/**/*.test.ts'], exclude: ['tests/{http,journeys}/**'] },
      },
      { extends: true, test: { ...common, name: 'http', include: ['tests/http/**/*.test.ts'], maxWorkers: 2 } },
      {
        extends: true,
        test: {
          ...common,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
