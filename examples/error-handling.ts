// #region error-handling
import { APICallError, generateText, LoadAPIKeyError, RetryError, streamText } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

try {
  await generateText({ model: falOpenRouter(), prompt: 'emulate:error-403', maxRetries: 1 });
} catch (error) {
  const cause = RetryError.isInstance(error) ? error.lastError : error;
  if (LoadAPIKeyError.isInstance(cause)) console.error('No key:', cause.message);
  else if (APICallError.isInstance(cause)) console.error(cause.statusCode, cause.isRetryable, cause.message);
  else throw error;
}

const result = streamText({
  model: falOpenRouter(),
  prompt: 'emulate:error-mid-stream',
  onError: ({ error }) => console.error('In the stream:', error),
});
for await (const text of result.textStream) process.stdout.write(text);
console.log('\nFinish reason:', await result.finishReason);
// #endregion
