/** What a call needs and the import of the package does not: loaded by the first call. */
export { generateAnswer } from './generate-answer.js';
export { streamAnswer } from './stream-answer.js';
