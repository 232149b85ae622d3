import { existsSync } from 'node:fs';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Where the browser is that tests use: `CHROMIUM_PATH`, else where Debian's package and Google's put it.
 *
 * @throws Error that says how to install it, where there is none.
 */
export function findChromium(): string {
  const { CHROMIUM_PATH } = process.env;
  const path = CHROMIUM_PATH ?? PATHS.find(candidate => existsSync(candidate));
  if (path !== undefined && existsSync(path)) return path;
  throw new Error(
    `These tests need Chromium, and there is none at ${CHROMIUM_PATH ?? PATHS.join(', ')}. ` +
      'Install it (Debian: `apt-get install -y chromium`), or name it in CHROMIUM_PATH.',
  );
}
