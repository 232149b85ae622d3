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
  onError: () => undefined, // else the SDK prints it, too
});
for await (const part of result.stream) {
  if (part.type === 'text-delta') process.stdout.write(part.text);
  if (part.type === 'error') console.error('\nIn the stream:', String(part.error));
}
console.log('\nFinish reason:', await result.finishReason);
// #endregion
