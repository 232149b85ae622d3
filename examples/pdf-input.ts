// #region pdf-input
import { readFile } from 'node:fs/promises';
import { generateText, type ModelMessage } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

// `pdf-text` is the parser without a price; without this option the route chooses one.
const model = falOpenRouter('openai/gpt-4.1', {
  plugins: [{ id: 'file-parser', pdf: { engine: 'pdf-text' } }],
});

const question: ModelMessage = {
  role: 'user',
  content: [
    { type: 'text', text: 'What is the total of this invoice, and what does this paper say about trust?' },
    {
      type: 'file',
      mediaType: 'application/pdf',
      filename: 'invoice.pdf',
      data: await readFile(new URL('support/invoice.pdf', import.meta.url)),
    },
    {
      type: 'file',
      mediaType: 'application/pdf',
      data: new URL('https://bitcoin.org/bitcoin.pdf'), // goes out as it is: the route fetches it
    },
  ],
};
const first = await generateText({ model, messages: [question] });

// What was parsed is in the messages of the answer, so that the route doesn't parse the files again.
const second = await generateText({
  model,
  messages: [question, ...first.responseMessages, { role: 'user', content: 'When is it due?' }],
});
// #endregion

const countFiles = ({ finalStep }: typeof first): number => {
  const annotations = finalStep.providerMetadata?.['falOpenRouter']?.['annotations'];
  return Array.isArray(annotations) ? annotations.length : 0;
};
console.log(`${first.text}\n→ ${countFiles(first)} files parsed\n`);
console.log(`${second.text}\n→ ${countFiles(second)} files parsed`);
