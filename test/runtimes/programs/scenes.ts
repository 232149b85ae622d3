import { embed, generateImage, generateText, streamText } from 'ai';
import { createFalOpenRouter } from 'ai-sdk-fal-openrouter';
import { describeError } from './describe-error.js';
import type { Report, Settings } from './report.js';

/** A PNG of one dark pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What touches the platform beside the stream of an answer: keys, errors, aborting, bytes in and out, the other models. */
const SCENES: Record<string, (settings: Settings) => Promise<string>> = {
  'no key': async ({ baseURL }) =>
    await failToGenerate(baseURL === undefined ? {} : { baseURL }, 'Where is the key?'),
  'refused request': async settings => await failToGenerate(settings, 'emulate:error-403'),
  'refused stream': async settings => await failToStream(settings, 'emulate:error-404'),
  'unreachable route': async () => {
    const settings = { apiKey: 'id:secret', baseURL: 'http://127.0.0.1:9/v1' };
    // Each platform has its own word for why.
    return (await failToGenerate(settings, 'Hello?')).replace(/(API:).*( \[)/, '$1 …$2');
  },
  'cut request': async settings => await failToGenerate(settings, 'emulate:cut'),
  'cut stream': async settings => await failToStream(settings, 'emulate:cut'),
  abort: async settings => {
    const controller = new AbortController();
    const { fullStream } = streamText({
      model: createFalOpenRouter(settings)(),
      prompt: 'Stop after the first word.',
      abortSignal: controller.signal,
    });
    // How many pieces had arrived by then depends on the machine.
    const types = new Set<string>();
    for await (const { type } of fullStream) {
      if (type === 'text-delta') controller.abort();
      if (type === 'text-delta' || type === 'abort' || type === 'error' || type === 'finish') types.add(type);
    }
    return [...types].join(', ');
  },
  'image in and out': async settings => {
    const { files } = await generateText({
      model: createFalOpenRouter(settings)(),
      messages: [
        {
          role: 'user',
          content: [
            { type: 'file', mediaType: 'image/png', data: decodeBase64(PIXEL) },
            { type: 'text', text: 'emulate:image' },
          ],
        },
      ],
    });
    return files.map(({ mediaType, uint8Array }) => `${mediaType} of ${uint8Array.length} bytes`).join();
  },
  embedding: async settings => {
    const { embedding } = await embed({
      model: createFalOpenRouter(settings).embeddingModel('openai/text-embedding-3-small'),
      value: 'Lisbon',
    });
    return `${embedding.length} numbers`;
  },
  'image model': async settings => {
    const { image } = await generateImage({
      model: createFalOpenRouter(settings).imageModel('google/gemini-2.5-flash-image'),
      prompt: 'A square',
    });
    return `${image.mediaType} of ${image.uint8Array.length} bytes`;
  },
};

export async function run(settings: Settings, report: Report): Promise<void> {
  for (const [name, play] of Object.entries(SCENES)) {
    report({ type: 'scene', name, outcome: await play(settings).catch(describeError) });
  }
}

async function failToGenerate(settings: Settings, prompt: string): Promise<string> {
  const model = createFalOpenRouter(settings)();
  return await generateText({ model, prompt, maxRetries: 0 }).then(() => 'It did not fail.', describeError);
}

async function failToStream(settings: Settings, prompt: string): Promise<string> {
  const errors: unknown[] = [];
  const model = createFalOpenRouter(settings)();
  const { fullStream } = streamText({ model, prompt, maxRetries: 0, onError: () => {} });
  let hasText = false;
  let finishReason = 'none';
  for await (const part of fullStream) {
    if (part.type === 'text-delta') hasText = true;
    if (part.type === 'finish') finishReason = part.finishReason;
    if (part.type === 'error') errors.push(part.error);
  }
  const failure = errors.map(describeError).join() || 'no error';
  return `${hasText ? 'some text' : 'no text'}, finish reason ${finishReason}, ${failure}`;
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), character => character.codePointAt(0) ?? 0);
}
