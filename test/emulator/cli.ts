import { parseArgs } from 'node:util';
import { readText } from './json.js';
import { startEmulator } from './server.js';
import { ROUTE } from './types.js';
import type { RecordedRequest } from './types.js';

const usage = `Usage: npm run emulator -- [--port 8787] [--key ID:SECRET] [--chunk-delay 20] [--lenient]`;

try {
  const values = readOptions();
  if (values.help) console.log(usage);
  else await run(values);
} catch (error) {
  console.error(`${describeFailure(error)}\n${usage}`);
  process.exitCode = 1;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      key: { type: 'string' },
      'chunk-delay': { type: 'string', default: '20' },
      lenient: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

function readPort(value: string): number {
  const port = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(port <= 65_535)) throw new Error('--port must be a whole number from 0 to 65535.');
  return port;
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTaken = 'code' in error && error.code === 'EADDRINUSE';
  return isTaken
    ? 'The port is taken: choose another with --port, or any free one with --port 0.'
    : error.message;
}

async function run(values: ReturnType<typeof readOptions>): Promise<void> {
  const emulator = await startEmulator({
    port: readPort(values.port),
    chunkDelay: Number(values['chunk-delay']),
    strict: !values.lenient,
    onRequest: logRequest,
    ...(values.key !== undefined && { key: values.key }),
  });

  console.log(`This is an emulator of fal's OpenRouter route. It is not fal: no model answers here.

  base URL  ${emulator.baseURL}
  key       ${emulator.key}

Point a program at it:

  export FAL_API_KEY=${emulator.key}

  const falOpenRouter = createFalOpenRouter({
    baseURL: '${emulator.baseURL}',
  });

A prompt that contains emulate:error-429, emulate:cut, emulate:two-tools … gets just that. Ctrl-C stops.
`);

  process.once('SIGINT', () => void emulator.close());
  process.once('SIGTERM', () => void emulator.close());

  function logRequest(request: RecordedRequest): void {
    const { body, method, path, status } = request;
    const details = [
      readText(body['model']),
      Array.isArray(body['messages']) ? `${body['messages'].length} messages` : undefined,
      body['stream'] === true ? 'stream' : undefined,
    ];
    const time = new Date().toISOString().slice(11, 19);
    const shown = details.filter(detail => detail !== undefined).join(', ');
    void request.outcome.then(outcome => {
      console.log(`${time} ${method} ${path.replace(ROUTE, '')} ${shown} → ${status} ${outcome}`);
      // Nobody looks at what was recorded here, and it would only grow.
      emulator.reset();
    });
  }
}
