import type { APICallError } from '@ai-sdk/provider';

/** What a call rejects with. A call that does not reject fails the test. */
export async function catchError(call: Promise<unknown>): Promise<APICallError> {
  try {
    await call;
  } catch (error) {
    // Whatever it is, the test looks at the fields.
    return error as APICallError;
  }
  throw new Error('The call did not reject');
}
