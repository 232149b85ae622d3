import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { AnswerStream } from './answer-stream.js';
import type { PartStreamResult } from './chat-language-model.js';
import { createPartStream, type LowerStreamPart } from './create-part-stream.js';
import { createFileFetcher } from './fetch-generated-file.js';
import { requestAnswer, type CalledModel } from './request-answer.js';

/** `doStream` of any spec version: resolves once the model said something, so that an error before that rejects the call. */
export async function streamAnswer<PART>(
  model: CalledModel,
  callOptions: LanguageModelV4CallOptions,
  lower: LowerStreamPart<PART>,
): Promise<PartStreamResult<PART>> {
  const { abortSignal, includeRawChunks = false } = callOptions;
  const { response, context, text, warnings, facts } = await requestAnswer(model, callOptions, true);
  const answer = new AnswerStream({ response, context, facts, includeRawChunks, abortSignal });
  answer.parts.push({ type: 'stream-start', warnings });
  await answer.open();
  const stream = createPartStream({
    answer,
    lower,
    files: createFileFetcher(model.config, abortSignal),
    abortSignal,
  });
  return { stream, request: { body: text }, response: { headers: context.responseHeaders }, warnings };
}
