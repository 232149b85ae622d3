export { startEmulator } from './server.js';
export { EMULATOR_KEY, ROUTE } from './types.js';
export type {
  AnswerScript,
  Emulator,
  EmulatorOptions,
  Outcome,
  RecordedRequest,
  ScriptedAnswer,
} from './types.js';
