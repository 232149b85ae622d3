/** An error in one line: its class in the SDK's words, what it says, and whether the SDK would try again. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `${typeof error}: ${JSON.stringify(error)}`;
  const isRetryable = 'isRetryable' in error && error.isRetryable === true;
  return `${error.name}: ${error.message}${isRetryable ? ' [retryable]' : ''}`;
}
