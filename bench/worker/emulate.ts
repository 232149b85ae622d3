import { startEmulator, type RecordedRequest } from '../../test/emulator/index.js';
import { createChunk } from '../wire/create-chunk.js';
import { composeSocketPieces } from '../wire/socket-text.js';

/** The process that serves the socket scenarios: the emulator, with answers that are told apart by their question. */
const chunks = Number(process.argv[2]);
const chunkDelay = Number(process.argv[3]);

const emulator = await startEmulator({ strict: false });

function answer({ body }: RecordedRequest): { events: unknown[]; chunkDelay: number } {
  emulator.answer(answer);
  if (emulator.requests.length > 10_000) emulator.requests.length = 0;
  const pieces = composeSocketPieces(readQuestion(body['messages']), chunks);
  const events: unknown[] = pieces.map(content => createChunk({ role: 'assistant', content }));
  events.push(createChunk({ role: 'assistant', content: '' }, 'stop'));
  return { events, chunkDelay };
}

/** The text of the only message: a text, or its only part. */
function readQuestion(messages: unknown): string {
  const [message] = messages as Array<{ content: string | Array<{ text: string }> }>;
  const content = message?.content ?? '';
  return typeof content === 'string' ? content : (content[0]?.text ?? '');
}

emulator.answer(answer);
process.send?.({ baseURL: emulator.baseURL, key: emulator.key });
// Ends with the runner, also when that is killed.
process.on('disconnect', () => process.exit());
