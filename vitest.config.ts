import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These install from the registry or want a browser; each has a config of its own.
    exclude: ['test/package/**', 'test/runtimes/**', 'test/workflow/**', 'test/browser/**'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 30_000,
  },
});
