import { defineConfig } from 'vitest/config';

/** Tests of the packed tarball: they install from the registry, so they are no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
