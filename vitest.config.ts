import os from 'node:os';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** The longest first, so that the last worker at work is not one that has just begun a journey. */
class JourneysFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isJourney = (file: TestSpecification) => file.moduleId.includes('/tests/journeys/');
    return [...sorted.filter(isJourney), ...sorted.filter((file) => !isJourney(file))];
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    globalSetup: ['tests/support/postgres-for-tests.ts'],
    // Every file has a database and a site of its own; what they share is code, loaded once for each worker.
    isolate: false,
    // One more than cores: a journey often waits for its browser.
    maxWorkers: os.availableParallelism() + 1,
    sequence: { sequencer: JourneysFirst },
    // A race takes ten seconds alone, and more beside two other files.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As patient as a journey is with its pages.
    expect: { poll: { timeout: 15_000 } },
    restoreMocks: true,
  },
});
