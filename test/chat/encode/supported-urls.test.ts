import { generateText } from 'ai';
import { describe, expect, it } from 'vitest';
import { createFalOpenRouter } from '../../../src/index.js';
import { createCapture } from './capture.js';

describe('supportedUrls', () => {
  it.each([
    ['google/gemini-2.5-flash', ['application/*', 'image/*', 'video/*']],
    ['openai/gpt-4.1', ['application/*', 'image/*']],
    ['meta-llama/llama-4-maverick', ['application/*', 'image/*']],
    ['openai/gpt-oss-120b', ['application/*']],
    ['acme/unknown', ['application/*', 'image/*', 'video/*']],
  ])('of %s are those of %j', (modelId, mediaTypes) => {
    const { supportedUrls } = createFalOpenRouter()(modelId);
    expect(Object.keys(supportedUrls)).toEqual(mediaTypes);
  });

  it('follow the `models` setting', () => {
    const models = { 'openai/gpt-oss-120b': { inputModalities: ['text', 'video'] as const } };
    const { supportedUrls } = createFalOpenRouter({ models })('openai/gpt-oss-120b');
    expect(Object.keys(supportedUrls)).toEqual(['application/*', 'video/*']);
  });
});

describe('what generateText downloads', () => {
  async function send(modelId: string, mediaType: string, url: string) {
    const capture = createCapture();
    const downloads: string[] = [];
    await generateText({
      model: createFalOpenRouter({ apiKey: 'id:secret', fetch: capture.fetch })(modelId),
      messages: [{ role: 'user', content: [{ type: 'file', mediaType, data: new URL(url) }] }],
      experimental_download: requests => {
        for (const { url: address, isUrlSupportedByModel } of requests) {
          if (!isUrlSupportedByModel) downloads.push(address.href);
        }
        return Promise.resolve(
          requests.map(({ isUrlSupportedByModel }) =>
            isUrlSupportedByModel ? null : { data: new TextEncoder().encode('%PDF-'), mediaType },
          ),
        );
      },
    });
    const [message] = (capture.requests[0]?.body['messages'] ?? []) as { content: unknown }[];
    return { downloads, content: message?.content };
  }

  it.each([
    ['openai/gpt-4.1', 'image/png', 'https://img.example/a.png', 'image_url'],
    ['openai/gpt-4.1', 'image', 'http://img.example/a.png', 'image_url'],
    ['openai/gpt-4.1', 'application/pdf', 'https://docs.example/a.pdf', 'file'],
    ['google/gemini-2.5-flash', 'video/mp4', 'https://media.example/a.mp4', 'video_url'],
  ])('nothing for %s, %s at %s', async (modelId, mediaType, url, type) => {
    const { downloads, content } = await send(modelId, mediaType, url);
    expect(downloads).toEqual([]);
    expect(content).toMatchObject([{ type }]);
    expect(JSON.stringify(content)).toContain(url);
  });

  it.each([
    ['openai/gpt-oss-120b', 'image/png', 'https://img.example/a.png'],
    ['openai/gpt-4.1', 'video/mp4', 'https://media.example/a.mp4'],
    ['google/gemini-2.5-flash', 'audio/mpeg', 'https://media.example/a.mp3'],
    ['openai/gpt-4.1', 'text/plain', 'https://docs.example/a.txt'],
    // The wire takes documents by https only.
    ['openai/gpt-4.1', 'application/pdf', 'http://docs.example/a.pdf'],
  ])('what the route does not fetch: for %s, %s at %s', async (modelId, mediaType, url) => {
    const { downloads, content } = await send(modelId, mediaType, url);
    expect(downloads).toEqual([url]);
    expect(JSON.stringify(content)).not.toContain(url);
  });
});
