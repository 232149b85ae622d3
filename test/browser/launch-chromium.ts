import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** No sandbox, as root has none, and nothing that calls home: a closed network answers that with refusals. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws Error that says how to install Chromium, where there is none. */
export async function launchChromium(): Promise<Browser> {
  const { CHROMIUM_PATH } = process.env;
  const executablePath = CHROMIUM_PATH ?? PATHS.find(path => existsSync(path));
  if (executablePath === undefined || !existsSync(executablePath)) {
    throw new Error(
      `The browser tests need Chromium, and there is none at ${CHROMIUM_PATH ?? PATHS.join(', ')}. ` +
        'Install it (Debian: `apt-get install -y chromium`), or name it in CHROMIUM_PATH.',
    );
  }
  return chromium.launch({ executablePath, args: SWITCHES });
}
