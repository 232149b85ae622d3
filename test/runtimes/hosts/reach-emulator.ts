/**
 * Preloaded into the process of fal's proxy: what it sends to fal's address arrives at the emulator. The proxy itself sees
 * the true address, so that its own checks of it are run.
 */
const emulator = process.env['EMULATOR_URL'] ?? '';
const fetchFromNetwork = globalThis.fetch;
globalThis.fetch = (input, init) => {
  if (typeof input !== 'string' || !input.startsWith('https://fal.run/'))
    throw new Error(`The proxy asked for ${String(input)}, which is not on fal.run.`);
  return fetchFromNetwork(input.replace('https://fal.run', emulator), init);
};
