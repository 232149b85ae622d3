import { defineConfig } from 'vitest/config';

/** The packed tarball on every runtime: installs from the registry and starts a browser, so it is no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/runtimes/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    // Most of a test is waiting for words that come slowly on purpose.
    maxConcurrency: 4,
  },
});
