import { listObjects } from '../../emulator/json.js';
import type { JsonObject } from '../../emulator/types.js';
import { orElse, type Feature, type FeatureGroup, type Finding } from '../feature.js';
import type { Trial } from '../trial.js';
import { chunk, finish, whole } from '../wire.js';

const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';

/** One message, first as a plain answer, then as the delta of a streamed one. */
async function askBoth(
  trial: Trial,
  message: JsonObject,
  check: (content: ReadonlyArray<{ type: string }>, text: string) => Finding,
): Promise<Finding> {
  trial.emulator.answer(whole(message), { events: [chunk(message), finish()] });
  const plain = await trial.generate({});
  const finding = check(plain.content, plain.text);
  if (finding !== true) return finding;
  const { parts, text, errors } = await trial.stream({});
  if (errors[0] !== undefined) return `streamed: ${errors[0]}`;
  const streamed = check(parts, text);
  return streamed === true || `streamed: ${streamed}`;
}

function imageFeature(name: string, url: string, type: 'data' | 'url', address: string): Feature {
  return {
    name,
    isHeadline: type === 'data',
    find: async trial => {
      const images = [{ type: 'image_url', image_url: { url } }];
      trial.emulator.answer(whole({ content: 'Here.', images }));
      // What `generateText` does with a file by URL is the SDK's affair: the part is looked at as the model gives it.
      const model = trial.provider.languageModel('google/gemini-2.5-flash-image');
      if (typeof model === 'string' || model.specificationVersion !== 'v4') return 'it is no V4 model';
      const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Draw.' }] }];
      const { content } = await model.doGenerate({ prompt });
      const file = content.find(part => part.type === 'file');
      if (file === undefined) return 'there is none';
      const data = file.data.type === 'url' ? file.data.url.toString() : file.data.data;
      return orElse(
        file.data.type === type && data === address && file.mediaType.startsWith('image/'),
        `it came as ${file.data.type} "${String(data)}"`,
      );
    },
  };
}

const CITATION = { type: 'url_citation', url_citation: { url: 'https://example.com/one', title: 'One' } };
const FILE_ANNOTATION = {
  type: 'file',
  file: { hash: 'abc', name: 'paper.pdf', content: [{ type: 'text', text: 'Parsed.' }] },
};

export const output: FeatureGroup = {
  title: 'What comes with the answer’s text',
  features: [
    {
      isHeadline: true,
      name: 'Citations become sources',
      find: trial =>
        askBoth(trial, { content: 'Yes.', annotations: [CITATION] }, parts =>
          orElse(
            parts.some(part => part.type === 'source'),
            'there is no source',
          ),
        ),
    },
    {
      name: 'A citation that the upstream repeats is one source',
      find: trial =>
        askBoth(trial, { content: 'Yes.', annotations: [CITATION, CITATION] }, parts => {
          const count = parts.filter(part => part.type === 'source').length;
          return orElse(count === 1, `there are ${count}`);
        }),
    },
    imageFeature('A generated image (data URL) becomes a file', PICTURE, 'data', 'iVBORw0KGgo='),
    imageFeature(
      'A generated image by https URL becomes a file with that URL',
      'https://example.com/made.png',
      'url',
      'https://example.com/made.png',
    ),
    {
      name: 'A refusal is text',
      find: trial =>
        askBoth(trial, { content: null, refusal: 'I refuse.' }, (_parts, text) =>
          orElse(text === 'I refuse.', 'it is lost'),
        ),
    },
    {
      name: 'Content that is an array of parts is text',
      find: trial =>
        askBoth(trial, { content: [{ type: 'text', text: 'Hi' }] }, (_parts, text) =>
          orElse(text === 'Hi', `the text is "${text}"`),
        ),
    },
    {
      name: 'Spoken audio becomes a file',
      find: trial =>
        askBoth(trial, { content: null, audio: { data: 'UklGRg==', transcript: 'Hi' } }, parts =>
          orElse(
            parts.some(part => part.type === 'file'),
            'it is lost',
          ),
        ),
    },
    {
      name: 'File annotations (a parsed PDF) are in the provider metadata',
      find: async trial => {
        trial.emulator.answer(whole({ content: 'Yes.', annotations: [FILE_ANNOTATION] }));
        const { providerMetadata } = await trial.generate({});
        const annotations = listObjects(providerMetadata?.[trial.subject.optionsKey]?.['annotations']);
        return orElse(annotations.length === 1, 'they are lost');
      },
    },
    {
      isHeadline: true,
      name: 'File annotations go back in the next turn, so that the PDF is not parsed again',
      find: async trial => {
        trial.emulator.answer(whole({ content: 'Yes.', annotations: [FILE_ANNOTATION] }));
        const { response } = await trial.generate({});
        const question = { role: 'user' as const, content: 'Is it?' };
        await trial.generate({ messages: [question, ...response.messages, question] });
        return orElse(
          listObjects(trial.readMessage('assistant')['annotations']).length === 1,
          'the next request has none',
        );
      },
    },
  ],
};
