import type { Answer } from '../answer.js';
import { isObject } from '../json.js';
import { PROCESSING_COMMENT, renderChunk, renderEvents } from '../render/render-events.js';
import { renderJson } from '../render/render-json.js';
import type { AnswerScript, JsonObject } from '../types.js';
import { brokenGeneration } from './emulate-error.js';
import { renderOddCalls } from './odd-tools.js';
import type { TriggerName } from './triggers.js';

/** An answer as it goes over the wire, with the fault that the trigger asks for. */
export function renderAnswer(
  answer: Answer,
  isStream: boolean,
  chunkDelay: number,
  trigger: TriggerName | undefined,
): AnswerScript {
  return isStream ? renderStream(answer, chunkDelay, trigger) : renderWhole(answer, trigger);
}

function renderWhole(answer: Answer, trigger: TriggerName | undefined): AnswerScript {
  if (trigger === 'error-first-event') return { json: brokenGeneration };
  const json = trigger === 'odd-tools' ? renderOddCalls(answer).json : renderJson(answer);
  if (trigger === 'error-mid-stream') breakChoice(json);
  const size = Buffer.byteLength(JSON.stringify(json));
  return trigger === 'cut' ? { json, breakAfter: size >> 1 } : { json };
}

function renderStream(answer: Answer, chunkDelay: number, trigger: TriggerName | undefined): AnswerScript {
  let events = trigger === 'odd-tools' ? renderOddCalls(answer).events : renderEvents(answer);
  if (trigger === 'error-first-event') events = [...events.slice(0, 1), brokenGeneration];
  if (trigger === 'error-mid-stream') events = breakEvents(answer, events);
  const isDone = trigger !== 'no-done' && trigger !== 'error-first-event' && trigger !== 'error-mid-stream';
  const texts = [...events.map(event => JSON.stringify(event)), ...(isDone ? ['[DONE]'] : [])];
  const sse = PROCESSING_COMMENT + texts.map(text => `data: ${text}\n\n`).join('');
  const script: AnswerScript = { sse, chunkDelay: trigger === 'slow' ? 50 : chunkDelay };
  return trigger === 'cut' ? { ...script, breakAfter: Buffer.byteLength(sse) >> 1 } : script;
}

function breakEvents(answer: Answer, events: object[]): object[] {
  const broken = renderChunk(answer, { role: 'assistant', content: '' });
  breakChoice(broken);
  return [...events.slice(0, events.length >> 1), broken];
}

/** An error after generation began stands beside the choices. */
function breakChoice(chunk: JsonObject): void {
  Object.assign(chunk, brokenGeneration);
  const choice: unknown = Array.isArray(chunk['choices']) ? chunk['choices'][0] : undefined;
  if (isObject(choice)) choice['finish_reason'] = 'error';
}
