import { readFile } from 'node:fs/promises';
import { isObject, listObjects } from '../../emulator/json.js';
import { describeFailure, readMessage } from '../exchange.js';
import { settle } from '../fact.js';
import { MODELS } from '../models.js';
import type { Question } from '../question.js';

const INVOICE = new URL('../../../examples/support/invoice.pdf', import.meta.url);

export const fileAnnotations: Question = {
  name: 'file-annotations',
  costLimit: 0.002,
  ask: async route => {
    const data = (await readFile(INVOICE)).toString('base64');
    const file = { filename: 'invoice.pdf', file_data: `data:application/pdf;base64,${data}` };
    const body = {
      model: MODELS.cheap,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'The total?' },
            { type: 'file', file },
          ],
        },
      ],
      plugins: [{ id: 'file-parser', pdf: { engine: 'pdf-text' } }],
      max_tokens: 16,
    };
    const answer = await route.ask({ body });
    if (answer.status !== 200) return [settle('a PDF is taken', false, describeFailure(answer))];
    const message = readMessage(answer);
    const annotations = listObjects(message['annotations']);
    const [first = {}] = annotations;
    const facts = [
      settle(
        'the answer brings a `file` annotation with hash, name and content',
        isObject(first['file']) &&
          ['hash', 'name', 'content'].every(name => name in (first['file'] as object)),
        annotations,
      ),
    ];
    if (annotations.length === 0) return facts;
    const next = await route.ask({
      body: {
        ...body,
        messages: [
          ...body.messages,
          { role: 'assistant', content: message['content'] ?? 'It is 360.', annotations },
          { role: 'user', content: 'And when is it due?' },
        ],
      },
    });
    const isTaken = next.status === 200;
    return [
      ...facts,
      settle(
        'it is taken back with the assistant’s message',
        isTaken,
        isTaken ? 'it was answered' : describeFailure(next),
      ),
    ];
  },
};

export const imageOutput: Question = {
  name: 'image-output',
  costLimit: 0.041,
  ask: async route => {
    const answer = await route.ask({
      body: {
        model: MODELS.painter,
        messages: [{ role: 'user', content: 'Draw a black dot.' }],
        modalities: ['image', 'text'],
      },
    });
    if (answer.status !== 200) return [settle('`modalities` gives an image', false, describeFailure(answer))];
    const images = listObjects(readMessage(answer)['images']);
    const urls = images.map(({ image_url: image }) => (isObject(image) ? String(image['url']) : 'none'));
    return [
      settle(
        '`modalities` gives `message.images[].image_url.url`',
        urls.length > 0,
        Object.keys(readMessage(answer)),
      ),
      settle(
        'the address is a data URL',
        urls.length > 0 && urls.every(url => url.startsWith('data:image/')),
        urls,
      ),
    ];
  },
};

export const webSearch: Question = {
  name: 'web-search',
  costLimit: 0.005,
  ask: async route => {
    const answer = await route.ask({
      body: {
        model: MODELS.cheap,
        messages: [{ role: 'user', content: 'Search: what is the newest AI SDK version? One sentence.' }],
        tools: [{ type: 'openrouter:web_search', parameters: { engine: 'exa', max_results: 1 } }],
        max_tokens: 64,
      },
    });
    if (answer.status !== 200) {
      return [settle('the server tool `openrouter:web_search` is taken', false, describeFailure(answer))];
    }
    const annotations = listObjects(readMessage(answer)['annotations']);
    const [first = {}] = annotations;
    const citation = isObject(first['url_citation']) ? first['url_citation'] : undefined;
    return [
      settle('the server tool `openrouter:web_search` is taken', true, 'it was answered'),
      settle(
        'what it found comes as `url_citation` annotations',
        annotations.length === 0 ? undefined : typeof citation?.['url'] === 'string',
        annotations.length === 0 ? 'the model did not search' : first,
      ),
    ];
  },
};
