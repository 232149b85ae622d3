import { defineConfig } from 'vitest/config';

/** The real agent of `@ai-sdk/workflow` on the local world: installs from the registry, so it is no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/workflow/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 400_000,
  },
});
