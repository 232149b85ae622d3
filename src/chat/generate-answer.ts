import type {
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import { createErrorFromAnswer, createUnreadableAnswerError } from '../errors/create-api-call-error.js';
import { hideSecretInData } from '../errors/hide-secret.js';
import { omitUndefined } from '../omit-undefined.js';
import { OPTIONS_KEY } from '../names.js';
import { readAnswer } from '../read-answer.js';
import { collectContent } from './collect-content.js';
import { AnswerDecoder, type ReportedError } from './decode/answer-decoder.js';
import { isAnswer } from './decode/wire-answer.js';
import { createFileFetcher } from './fetch-generated-file.js';
import { requestAnswer, type CalledModel } from './request-answer.js';

/** `doGenerate`: the answer goes through the decoder of streams, as one chunk. */
export async function generateAnswer(
  model: CalledModel,
  callOptions: LanguageModelV4CallOptions,
): Promise<LanguageModelV4GenerateResult> {
  const { abortSignal } = callOptions;
  const { response, context, text, warnings, facts } = await requestAnswer(model, callOptions, false);
  const answer = await readAnswer(response, context, abortSignal);
  if (!isAnswer(answer.body)) throw createUnreadableAnswerError(answer.text, response.status, context);
  const parts: LanguageModelV4StreamPart[] = [];
  const errors: ReportedError[] = [];
  const decoder = new AnswerDecoder({
    emit: part => void parts.push(part),
    onError: error => void errors.push(error),
    ...facts,
  });
  decoder.decode(answer.body);
  decoder.finish();
  const [error] = errors;
  if (error !== undefined && !decoder.hasContent) {
    throw createErrorFromAnswer(error.statement, error.data, answer.text, context);
  }
  const { content, finish, responseMetadata } = collectContent(parts);
  if (finish === undefined) throw createUnreadableAnswerError(answer.text, response.status, context);
  const metadata = finish.providerMetadata?.[OPTIONS_KEY];
  const files = createFileFetcher(model.config, abortSignal);
  return {
    content: files ? await Promise.all(content.map(part => files.fetch(part) ?? part)) : content,
    finishReason: finish.finishReason,
    usage: finish.usage,
    providerMetadata: {
      // A result has no error part, so what went wrong beside the content is told here.
      [OPTIONS_KEY]: {
        ...metadata,
        ...(error && { error: hideSecretInData(omitUndefined(error.statement), context.authorization) }),
      },
    },
    request: { body: text },
    response: { ...responseMetadata, headers: context.responseHeaders, body: answer.body },
    warnings,
  };
}
