import type { Finding } from './feature.js';

/**
 * What each package is known to do, in the order of the columns: `true`, or words of what happens instead, so that no
 * package gets a “no” for a reason that is ours.
 */
export const EXPECTED: Readonly<Record<string, readonly [Finding, Finding, Finding]>> = {
  // Key, generations, workflows
  'One setting makes it send `Authorization: Key …`': [true, 'API key is missing', true],
  'The key may come from an async function, asked at each request': [
    'Invalid Key Authorization header format',
    'it has no such setting',
    true,
  ],
  'Finds the key in the environment (`FAL_API_KEY`)': [
    'Authentication is required',
    'API key is missing',
    true,
  ],
  'A provider and a model can be created without a key': [true, true, true],
  'Works in AI SDK 7, from this one version of the package': [true, true, true],
  'Works in AI SDK 6, from this one version of the package': [
    'Unsupported model version',
    'Unsupported model version',
    true,
  ],
  'Works in AI SDK 5, from this one version of the package': [
    'Unsupported model version',
    'Unsupported model version',
    true,
  ],
  'Works in AI SDK 4, from this one version of the package': [
    'Unsupported model version',
    'Unsupported model version',
    true,
  ],
  'A workflow engine can store a model, without the key, and run it again': [
    'the key is in what is stored',
    'its models can’t be stored',
    true,
  ],
  'Query parameters on each request, by a setting': [
    true,
    'it has no such setting',
    'it has no such setting',
  ],
  'A function of your own rewrites the request body, by a setting': [
    true,
    'it has no such setting',
    'it has no such setting',
  ],
  'A function of your own reads more metadata from the answer, by a setting': [
    true,
    'it has no such setting',
    'it has no such setting',
  ],
  'Keys of the upstream vendors for OpenRouter (`X-Provider-API-Keys`), by a setting': [
    'it has no such setting',
    true,
    'it has no such setting',
  ],
  // What an answer tells
  'Cost in US dollars in the provider metadata': ['there is none', true, true],
  'Cost in `usage.raw`': [true, true, true],
  'fal’s request id in the provider metadata': ['there is none', 'there is none', true],
  'fal’s request id in the response headers': [true, true, true],
  'The upstream that answered, in the provider metadata': ['there is none', true, true],
  'The upstream’s own finish reason, in the provider metadata': ['there is none', 'there is none', true],
  'Tokens read from the cache, in `usage`': [true, true, true],
  'Tokens written to the cache, in `usage`': ['there are none', true, true],
  'Log probabilities in the provider metadata': ['there are none', 'there are none', true],
  // How much a model thinks
  'Reasoning text is streamed': [true, true, true],
  'The AI SDK’s `reasoning` option reaches the model': [
    true,
    'the model was not asked to think, with 0 warnings',
    true,
  ],
  'An effort that the model doesn’t list is rounded to one that it lists, with a warning': [
    'it sent "minimal" with 0 warnings',
    'it sent "nothing" with 0 warnings',
    true,
  ],
  '`reasoning: "none"` turns thinking off': [true, 'the model went on thinking', true],
  '`reasoning: "none"` on a model that always thinks gives an answer and a warning, no error': [
    'Reasoning is mandatory',
    'the option was ignored without a warning',
    true,
  ],
  'A reasoning option on a model without reasoning gives a warning': [
    'there was none',
    'there was none',
    true,
  ],
  'Budget and exclusion through provider options': [true, true, true],
  'Budget and exclusion in camelCase': [
    'it sent {"maxTokens":2000,"exclude":true}',
    'it sent {"maxTokens":2000,"exclude":true}',
    true,
  ],
  // Thinking that goes back with the next step, unchanged
  'Claude’s signed thinking, through an agent of 3 steps': ['Expected `thinking`', true, true],
  'Two signed blocks in one step': ['Expected `thinking`', true, true],
  'Two signed blocks in one step, streamed': [
    'Provider returned error',
    '[Anthropic] messages.1.content.0: Invalid `signature` in `thinking` block',
    true,
  ],
  'Gemini’s encrypted thinking': ['missing a thought_signature', true, true],
  'OpenAI’s encrypted thinking': ["without its required 'reasoning' item", true, true],
  'xAI’s encrypted thinking': ["without its required 'reasoning' item", true, true],
  'DeepSeek’s empty list': ['Missing reasoning_content', 'Missing reasoning_content', true],
  'A signature that comes after the text began': ['the next request had none of it', true, true],
  'Details of a type that is not known yet': [
    'the next request had none of it',
    'the next request had none of it',
    true,
  ],
  'Fields of a detail that are not known yet': [
    'the next request had none of it',
    'the next request had [{"type":"reasoning.text","text":"Hm.","signature":"seal","',
    true,
  ],
  'Plain reasoning text, which came without details, goes back as text': [
    true,
    'the next request had none of it',
    'the next request had none of it',
  ],
  'Thinking through UI messages and back (a Next.js chat)': [
    'the next request had 0 signed blocks in its turns',
    true,
    true,
  ],
  // Files in the question
  'An image by URL goes out as a URL': [true, true, true],
  'An image by URL without a file ending goes out as a URL': [
    true,
    'the program had to fetch the file and send its bytes',
    true,
  ],
  'A video by URL goes out as a URL': [true, 'the program had to fetch the file and send its bytes', true],
  'A PDF as bytes': [true, true, true],
  'A PDF by URL goes out as a URL': ['the program had to fetch the file and send its bytes', true, true],
  'Other documents (Word), as bytes': ['functionality not supported', true, true],
  'Audio: wav and mp3': [true, true, true],
  'Audio: aac, aiff, flac, m4a, ogg': ['functionality not supported', true, true],
  'An image in a tool result goes out as an image': [true, true, true],
  'A generated image goes back with the assistant’s turn': [
    'it sent {"role":"assistant","content":"Here."}',
    'it sent {"role":"assistant","content":"Here."}',
    true,
  ],
  // Caching (breakpoints on content blocks), options, tools
  'A cache breakpoint on a part of a user message': [true, true, true],
  'A cache breakpoint on a system message': [
    'it sent {"role":"system","content":"Long rules.","cache_control":{"type":"epheme',
    true,
    true,
  ],
  'A cache breakpoint on a tool result': [
    'it sent {"role":"tool","tool_call_id":"call_1","content":"A long result.","cache',
    'it sent {"role":"tool","tool_call_id":"call_1","content":"A long result.","name"',
    true,
  ],
  'A cache breakpoint on a tool definition': ['the definition has none', 'the definition has none', true],
  'A cache breakpoint written as `anthropic.cacheControl`': [
    'it sent {"role":"system","content":"Long rules."}',
    true,
    true,
  ],
  '`topK`': ['it was left out, with a warning', true, true],
  'Structured output by a JSON schema': [true, true, true],
  'Any field of the route through provider options, as it is': [true, true, true],
  'Routing options in camelCase': [
    'it sent {"allowFallbacks":false,"maxPrice":{"prompt":1}}',
    'it sent {"allowFallbacks":false,"maxPrice":{"prompt":1}}',
    true,
  ],
  'A provider option of a wrong type is an error that names it, before anything is sent': [
    'it went out as it was',
    'it went out as it was',
    true,
  ],
  '`eager_input_streaming` on a tool definition': ['the definition has none', true, true],
  'OpenRouter’s web search as a tool of the AI SDK (`openrouter:web_search`)': [
    'it has no such tool',
    true,
    true,
  ],
  // What comes with the answer’s text
  'Citations become sources': ['there is no source', true, true],
  'A citation that the upstream repeats is one source': ['there are 0', 'there are 2', true],
  'A generated image (data URL) becomes a file': ['there is none', true, true],
  'A generated image by https URL becomes a file with that URL': [
    'there is none',
    'it came as data "https://example.com/made.png"',
    true,
  ],
  'A refusal is text': [true, 'it is lost', true],
  'Content that is an array of parts is text': [true, 'Invalid JSON response', true],
  'Spoken audio becomes a file': ['it is lost', 'it is lost', true],
  'File annotations (a parsed PDF) are in the provider metadata': ['they are lost', true, true],
  'File annotations go back in the next turn, so that the PDF is not parsed again': [
    'the next request has none',
    'the next request has none',
    true,
  ],
  // Errors
  'The upstream’s own words (`metadata.raw`) instead of “Provider returned error”': [
    'it says "Provider returned error"',
    true,
    true,
  ],
  'fal’s own words (`detail`)': ['it says "Forbidden"', 'it says "Forbidden"', true],
  'The field that fal’s validation refused': [
    'it says "Unprocessable Entity"',
    'it says "Unprocessable Entity"',
    true,
  ],
  'fal’s request id in the message': ['it says "Forbidden"', 'it says "Forbidden"', true],
  'An error in a plain answer with status 200 rejects with its message': [
    'Invalid JSON response',
    true,
    true,
  ],
  'An error in a plain answer with status 200 is tried again when it may pass': [
    'Invalid JSON response',
    'Overloaded',
    true,
  ],
  'An error in JSON with status 200, where a stream was asked for, is told in its words': [
    'it says "Response stream ended without a finish reason."',
    'it says "no error"',
    true,
  ],
  'An error as the first event of a stream is tried again (`maxRetries`)': [
    'it was not: "Overloaded"',
    'it was not: "Overloaded"',
    true,
  ],
  '`error: null` in a chunk is no error': ['it is: "null"', 'it is: "null"', true],
  'fal’s `X-Fal-Retryable: false` is obeyed': ['it was tried again', 'it was tried again', true],
  'A `finish_reason: "error"` is the finish reason `error`': ['it is `other`', 'it is `other`', true],
  // Answers as they really come
  'No tool runs when the stream ends in the middle of its arguments': [true, true, true],
  'No tool runs when the stream ends after its arguments, without a finish reason': [
    true,
    'it ran with Berlin',
    true,
  ],
  'No tool runs when the connection breaks after its arguments': [true, true, true],
  'No tool runs when an error follows its arguments': [true, true, true],
  'No tool runs when the answer was cut by its `length`': [true, true, true],
  'No tool runs when one of the pieces of its arguments can’t be read': [
    'it ran with Berlin',
    'it ran with Berlin',
    true,
  ],
  'A stream that ends without a word is told as an error': [
    true,
    'the text is half, and there is no error',
    true,
  ],
  'Calls of several answers with the same id, as Gemini has them, are told apart': [
    'the ids are tool_0_weather and tool_0_weather',
    'the ids are tool_0_weather and tool_0_weather',
    true,
  ],
  'Parallel calls whose pieces have no `index`': [true, 'it ran for Berlin', true],
  'Parallel calls with the same id': [true, true, true],
  'A call whose name comes late': [true, "Expected 'function.name' to be a string.", true],
  'A call without `type`': [true, "Expected 'function' type.", true],
  'A call whose index starts at 1': [true, true, true],
  'A lone blank after whole arguments does not run the tool twice': [true, true, true],
  '`role: ""` in a delta': [true, 'Type validation failed', true],
  'A usage chunk without `choices`': ['Type validation failed', 'Type validation failed', true],
  'A finish reason that nobody knows is `other`': [true, true, true],
  'An annotation of a type that nobody knows': [true, 'Type validation failed', true],
  // Embeddings and images
  Embeddings: [true, true, true],
  'Embeddings of a length that you choose (`dimensions`)': [true, 'they have 1536 dimensions', true],
  'Cost of embeddings in the provider metadata': ['there is none', true, true],
  'An image model for `generateImage`, over what the route has': [
    '/images/generations not found',
    '/images not found',
    true,
  ],
};
