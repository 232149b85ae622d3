import { createFalOpenRouter } from 'ai-sdk-fal-openrouter';

/** Set by `start.ts` where there is no key. Read when a request comes, since a build knows nothing of it. */
export function isEmulated(): boolean {
  return Boolean(process.env['EMULATOR_BASE_URL']);
}

/** No key is needed to import this, so `next build` runs without one: it is read when a request is sent. */
export const falOpenRouter = createFalOpenRouter({
  appName: 'next-chat',
  baseURL: process.env['EMULATOR_BASE_URL'] || undefined, // fal, unless the emulator stands in for it
});
