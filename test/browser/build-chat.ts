import { launchChromium } from './launch-chromium.js';
import { buildChat } from './next-chat.js';

/** Once for all files: without Chromium nothing need be built. */
export async function setup(): Promise<void> {
  await (await launchChromium()).close();
  buildChat();
}
