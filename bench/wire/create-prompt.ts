import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { PromptName } from '../job.js';
import { createCode } from './create-words.js';

/** A prompt for one user message. */
export function createShortPrompt(text: string): LanguageModelV4Prompt {
  return [{ role: 'user', content: [{ type: 'text', text }] }];
}

/** @param size messages of a history, bytes of an image. */
export function createPrompt(name: PromptName, size: number, messageSize: number): LanguageModelV4Prompt {
  return name === 'history' ? createHistory(size, messageSize) : createImagePrompt(name, size);
}

/** A long agent: user, assistant with a call, its result, assistant; each of the messages holds `messageSize` characters. */
function createHistory(messages: number, messageSize: number): LanguageModelV4Prompt {
  const prompt: LanguageModelV4Prompt = [];
  const code = createCode(messageSize);
  const question: LanguageModelV4Prompt[number] = { role: 'user', content: [{ type: 'text', text: code }] };
  while (prompt.length + 5 <= messages) {
    const toolCallId = `call_${prompt.length}`;
    const input = { path: 'src/measure.ts', content: code.slice(200) };
    const value = { ok: true, lines: [1, 2, 3], content: code };
    prompt.push(
      question,
      {
        role: 'assistant',
        content: [
          { type: 'text', text: code.slice(0, 200) },
          { type: 'tool-call', toolCallId, toolName: 'write_file', input },
        ],
      },
      {
        role: 'tool',
        content: [
          { type: 'tool-result', toolCallId, toolName: 'write_file', output: { type: 'json', value } },
        ],
      },
      { role: 'assistant', content: [{ type: 'text', text: code }] },
    );
  }
  while (prompt.length < messages) prompt.push(question);
  return prompt;
}

function createImagePrompt(name: 'image-bytes' | 'image-base64', size: number): LanguageModelV4Prompt {
  const bytes = createImage(size);
  const data = name === 'image-bytes' ? bytes : Buffer.from(bytes).toString('base64');
  return [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is on this picture?' },
        { type: 'file', mediaType: 'image/png', data: { type: 'data', data } },
      ],
    },
  ];
}

/** Bytes that look like noise and are the same in every process. */
export function createImage(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = 1;
  for (let position = 0; position < size; position++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[position] = state >>> 24;
  }
  return bytes;
}
