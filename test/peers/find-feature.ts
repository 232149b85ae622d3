import { startEmulator } from '../emulator/index.js';
import type { Feature, Finding } from './feature.js';
import type { Subject } from './subject.js';
import { explainError, Trial } from './trial.js';

/** Keys of whoever runs this: a package that finds one would be tried with another setup than the others. */
const KEY_VARIABLES = ['FAL_API_KEY', 'FAL_KEY', 'FAL_KEY_ID', 'FAL_KEY_SECRET', 'OPENROUTER_API_KEY'];

/** Tries one feature with one package, at an emulator of its own. The process forgets its keys and the SDK's warnings. */
export async function findFeature(feature: Feature, subject: Subject): Promise<Finding> {
  for (const name of KEY_VARIABLES) delete process.env[name];
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const emulator = await startEmulator({ strict: feature.isStrict === true });
  try {
    return await feature.find(new Trial(subject, emulator));
  } catch (error) {
    return explainError(error);
  } finally {
    await emulator.close();
  }
}
