import { isObject, readText } from '../json.js';
import { cacheControl, message } from './message-shape.js';
import {
  anyObject,
  anything,
  byType,
  choice,
  flag,
  integer,
  list,
  matching,
  numeric,
  record,
  tagged,
  text,
  values,
} from './shapes.js';
import type { Shape } from './shapes.js';

const texts = list(text);
const effort = choice('max', 'xhigh', 'high', 'medium', 'low', 'minimal', 'none');
const functionName = matching(/^[a-zA-Z0-9_-]{1,64}$/, "String should match pattern '^[a-zA-Z0-9_-]{1,64}$'");

const functionTool = record(
  {
    type: text,
    function: record({ name: functionName }, { description: text, parameters: anyObject, strict: flag }),
  },
  { cache_control: cacheControl },
);
const serverTool = record({ type: text }, { parameters: anyObject, cache_control: cacheControl }, anything);

const tool: Shape = (value, path) => {
  const isServerTool = isObject(value) && (readText(value['type']) ?? '').startsWith('openrouter:');
  if (isServerTool) serverTool(value, path);
  else tagged('type', { function: functionTool })(value, path);
};

const toolChoice = byType({
  text: choice('auto', 'none', 'required'),
  other: record({ type: choice('function'), function: record({ name: functionName }) }),
});

const responseFormat = tagged('type', {
  text: record({ type: text }),
  json_object: record({ type: text }),
  json_schema: record({
    type: text,
    json_schema: record({ name: functionName }, { schema: anyObject, strict: flag, description: text }),
  }),
});

const reasoning = record(
  {},
  {
    effort,
    max_tokens: integer(1),
    exclude: flag,
    enabled: flag,
    summary: choice('auto', 'concise', 'detailed'),
  },
);

const perPercentile = byType({ other: anything });
const provider = record(
  {},
  {
    order: texts,
    only: texts,
    ignore: texts,
    allow_fallbacks: flag,
    require_parameters: flag,
    data_collection: choice('allow', 'deny'),
    zdr: flag,
    enforce_distillable_text: flag,
    sort: byType({ text, other: anyObject }),
    max_price: anyObject,
    quantizations: texts,
    preferred_min_throughput: perPercentile,
    preferred_max_latency: perPercentile,
  },
);

/** The fields of a chat request; what is not listed is refused, as fal's validation would. */
export const chatRequest = record(
  { model: text, messages: list(message, 1) },
  {
    models: texts,
    max_tokens: integer(1),
    max_completion_tokens: integer(1),
    temperature: numeric(0, 2),
    top_p: numeric(0, 1),
    top_k: integer(0),
    min_p: numeric(0, 1),
    top_a: numeric(0, 1),
    frequency_penalty: numeric(-2, 2),
    presence_penalty: numeric(-2, 2),
    repetition_penalty: numeric(0, 2),
    seed: integer(),
    stop: byType({ text, other: list(text, 0, 4) }),
    logit_bias: values(numeric(-100, 100)),
    logprobs: flag,
    top_logprobs: integer(0, 20),
    tools: list(tool, 1),
    tool_choice: toolChoice,
    parallel_tool_calls: flag,
    response_format: responseFormat,
    reasoning,
    reasoning_effort: effort,
    modalities: list(choice('text', 'image', 'audio'), 1),
    image_config: anyObject,
    audio: anyObject,
    plugins: list(record({ id: text }, {}, anything)),
    provider,
    route: text,
    prediction: record({ type: choice('content'), content: byType({ text, other: list(anyObject) }) }),
    prompt_cache_key: text,
    cache_control: cacheControl,
    service_tier: text,
    session_id: text,
    user: text,
    metadata: anyObject,
    trace: anyObject,
    debug: anyObject,
    verbosity: choice('low', 'medium', 'high', 'xhigh', 'max'),
    web_search_options: anyObject,
    transforms: texts,
    usage: record({}, { include: flag }),
    stream: flag,
    stream_options: record({}, { include_usage: flag }),
  },
);

export const embeddingRequest = record(
  { model: text, input: byType({ text, other: list(text, 1, 2048) }) },
  {
    dimensions: integer(1, 4096),
    encoding_format: choice('float'),
    user: text,
    provider,
    input_type: text,
  },
);
