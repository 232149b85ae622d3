import { defineConfig } from 'vitest/config';

/** Tests of the chat page in a real browser: they build `examples/next-chat`, so they are no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: 'test/browser/build-chat.ts',
    testTimeout: 60_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
