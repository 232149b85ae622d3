import type { LanguageModelV4, LanguageModelV4Prompt, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { LanguageModelV1CallOptions, LanguageModelV1StreamPart } from '@ai-sdk/provider-v1';
import type { SubjectName } from '../../job.js';
import type { Counts } from '../../wire/create-payload.js';

export interface Answer {
  readonly stream: ReadableStream<LanguageModelV4StreamPart>;
}

/** Starts a stream. V1 wants the mode and the input format said. */
export async function openStream(
  subject: SubjectName,
  model: LanguageModelV4,
  prompt: LanguageModelV4Prompt,
): Promise<Answer> {
  if (subject !== 'fal-v1') return model.doStream({ prompt });
  const callOptions: LanguageModelV1CallOptions = {
    inputFormat: 'messages',
    mode: { type: 'regular' },
    prompt: [{ role: 'user', content: [{ type: 'text', text: readText(prompt) }] }],
  };
  return model.doStream(callOptions as unknown as { prompt: LanguageModelV4Prompt });
}

function readText(prompt: LanguageModelV4Prompt): string {
  const content = prompt[0]?.content[0];
  return typeof content === 'object' && content.type === 'text' ? content.text : '';
}

/** The function that counts a subject's parts; what it is given are V1 parts for the V1 subject. */
export function findCounter(subject: SubjectName): (part: LanguageModelV4StreamPart, counts: Counts) => void {
  return subject === 'fal-v1'
    ? (part, counts) => countPartV1(part as unknown as LanguageModelV1StreamPart, counts)
    : countPart;
}

function countPart(part: LanguageModelV4StreamPart, counts: Counts): void {
  switch (part.type) {
    case 'text-delta':
      counts.text += part.delta.length;
      break;
    case 'reasoning-delta':
      counts.reasoning += part.delta.length;
      break;
    case 'tool-call':
      counts.input += part.input.length;
      counts.calls += 1;
      break;
    case 'error':
      throw new Error('The stream has an error.', { cause: part.error });
  }
}

function countPartV1(part: LanguageModelV1StreamPart, counts: Counts): void {
  switch (part.type) {
    case 'text-delta':
      counts.text += part.textDelta.length;
      break;
    case 'reasoning':
      counts.reasoning += part.textDelta.length;
      break;
    case 'tool-call':
      counts.input += part.args.length;
      counts.calls += 1;
      break;
    case 'error':
      throw new Error('The stream has an error.', { cause: part.error });
  }
}

/** Reads a stream to its end. */
export async function drain<PART>(
  stream: ReadableStream<PART>,
  count: (part: PART, counts: Counts) => void,
): Promise<Counts> {
  const counts: Counts = { text: 0, reasoning: 0, input: 0, calls: 0 };
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return counts;
    count(value, counts);
  }
}

/** @throws when a subject got anything else out of a stream than is in it: its time would say nothing. */
export function requireCounts(actual: Counts, expected: Counts): void {
  for (const name of ['text', 'reasoning', 'input', 'calls'] as const) {
    if (actual[name] !== expected[name]) {
      throw new Error(`Decoded ${actual[name]} of ${expected[name]} (${name}): the measurement is void.`);
    }
  }
}
