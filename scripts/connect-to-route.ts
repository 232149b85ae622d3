import { startEmulator } from '../test/emulator/index.js';
import { DEFAULT_BASE_URL } from 'ai-sdk-fal-openrouter';

/** Where the requests of an example go. */
export interface RouteConnection {
  /** Says whether it is fal or the emulator. */
  readonly description: string;
  close(): Promise<void>;
}

/**
 * Connects a program that is written for fal: to fal itself where a key is set, else to this repository's emulator, by
 * sending there what goes to fal's address. The program stays as a user would write it.
 */
export async function connectToRoute(): Promise<RouteConnection> {
  const { FAL_API_KEY, FAL_KEY, FAL_KEY_ID, FAL_KEY_SECRET } = process.env;
  if (FAL_API_KEY || FAL_KEY || (FAL_KEY_ID && FAL_KEY_SECRET)) {
    return {
      description: 'A key is set: this runs on fal and costs what fal charges for it.',
      close: () => Promise.resolve(),
    };
  }
  const emulator = await startEmulator({ chunkDelay: process.stdout.isTTY ? 25 : 0 });
  process.env['FAL_API_KEY'] = emulator.key;
  const fetchFromNetwork = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    fetchFromNetwork(
      typeof input === 'string' && input.startsWith(DEFAULT_BASE_URL)
        ? input.replace(DEFAULT_BASE_URL, emulator.baseURL)
        : input,
      init,
    );
  return {
    description:
      'No key is set: this runs on the emulator of this repository, not on fal. What it says is made up.\n' +
      'Set FAL_API_KEY (https://fal.ai/dashboard/keys) to run it on fal.',
    close: async () => {
      globalThis.fetch = fetchFromNetwork;
      await emulator.close();
    },
  };
}
