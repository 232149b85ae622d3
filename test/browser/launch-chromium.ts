import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../find-chromium.js';

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

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: SWITCHES });
}
