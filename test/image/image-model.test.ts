import type { ImageModelV4CallOptions } from '@ai-sdk/provider';
import { generateImage } from 'ai';
import * as ai5 from 'ai-v5';
import * as ai6 from 'ai-v6';
import { describe, expect, it, vi } from 'vitest';
import { createFalOpenRouter, type FalOpenRouterProviderSettings } from '../../src/index.js';
import { createFalOpenRouter as createV2 } from '../../src/v2.js';
import { createFalOpenRouter as createV3 } from '../../src/v3.js';
import { createCapture, type JsonObject } from '../chat/encode/capture.js';

const pixel = 'iVBORw0KGgo=';
const drawn = (...images: unknown[]): JsonObject => ({
  model: 'google/gemini-2.5-flash-image',
  provider: 'Google',
  created: 1_700_000_000,
  choices: [{ message: { content: 'Here it is.', images }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 7, completion_tokens: 1290, total_tokens: 1297, cost: 0.04 },
});
const inline = { type: 'image_url', image_url: { url: `data:image/png;base64,${pixel}` } };

const bareCall: ImageModelV4CallOptions = {
  prompt: 'A cat',
  n: 1,
  size: undefined,
  aspectRatio: undefined,
  seed: undefined,
  files: undefined,
  mask: undefined,
  providerOptions: {},
};

async function draw(
  call: Partial<ImageModelV4CallOptions>,
  settings: FalOpenRouterProviderSettings = {},
  modelId = 'google/gemini-2.5-flash-image',
) {
  const capture = createCapture(drawn(inline));
  const model = createFalOpenRouter({ apiKey: 'a:b', fetch: capture.fetch, ...settings }).imageModel(modelId);
  const result = await model.doGenerate({ ...bareCall, ...call });
  return { body: capture.requests[0]?.body ?? {}, warnings: result.warnings, result };
}

const plainBody = {
  model: 'google/gemini-2.5-flash-image',
  messages: [{ role: 'user', content: 'A cat' }],
  modalities: ['image', 'text'],
};

describe('the request', () => {
  it.each<[string, Partial<ImageModelV4CallOptions>, JsonObject]>([
    ['a prompt', {}, {}],
    ['a seed', { seed: 7 }, { seed: 7 }],
    ['a ratio', { aspectRatio: '16:9' }, { image_config: { aspect_ratio: '16:9' } }],
    [
      'options of the call',
      { providerOptions: { falOpenRouter: { imageConfig: { imageSize: '2K' }, user: 'u' } } },
      { image_config: { image_size: '2K' }, user: 'u' },
    ],
    [
      'a ratio and a size of the provider',
      { aspectRatio: '4:3', providerOptions: { falOpenRouter: { imageConfig: { imageSize: '2K' } } } },
      { image_config: { aspect_ratio: '4:3', image_size: '2K' } },
    ],
    [
      'the option over the ratio',
      { aspectRatio: '4:3', providerOptions: { falOpenRouter: { imageConfig: { aspectRatio: '8:1' } } } },
      { image_config: { aspect_ratio: '8:1' } },
    ],
    [
      'the other spelling of the key',
      { aspectRatio: '4:3', providerOptions: { 'fal-openrouter': { imageConfig: { imageSize: '2K' } } } },
      { image_config: { aspect_ratio: '4:3', image_size: '2K' } },
    ],
    [
      'the wire form of the option',
      { aspectRatio: '4:3', providerOptions: { falOpenRouter: { image_config: { image_size: '1K' } } } },
      { image_config: { image_size: '1K' } },
    ],
    [
      'other modalities',
      { providerOptions: { falOpenRouter: { modalities: ['image'] } } },
      { modalities: ['image'] },
    ],
  ])('says %s', async (_name, call, fields) => {
    const { body, warnings } = await draw(call);
    expect(body).toEqual({ ...plainBody, ...fields });
    expect(warnings).toEqual([]);
  });

  it('has the files beside the prompt, or alone', async () => {
    const files: ImageModelV4CallOptions['files'] = [
      { type: 'file', mediaType: 'image/png', data: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
      {
        type: 'file',
        mediaType: 'image/jpeg',
        data: '/9g=',
        providerOptions: { falOpenRouter: { detail: 'low' } },
      },
      { type: 'url', url: 'https://img.example/a.png' },
    ];
    const parts = [
      { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw==' } },
      { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,/9g=', detail: 'low' } },
      { type: 'image_url', image_url: { url: 'https://img.example/a.png' } },
    ];
    const both = await draw({ files });
    expect(both.body['messages']).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'A cat' }, ...parts] },
    ]);
    const alone = await draw({ files, prompt: undefined });
    expect(alone.body['messages']).toEqual([{ role: 'user', content: parts }]);
  });

  it('refuses a file address that is none', async () => {
    await expect(draw({ files: [{ type: 'url', url: 'cat.png' }] })).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: 'files',
    });
  });

  it('asks a model for images alone where it is known to write none', async () => {
    const models = { 'acme/draw': { outputModalities: ['image'] as const } };
    expect((await draw({}, { models }, 'acme/draw')).body['modalities']).toEqual(['image']);
    expect((await draw({}, {}, 'acme/unknown')).body['modalities']).toEqual(['image', 'text']);
  });

  it('joins its own settings with the defaults of the provider', async () => {
    const defaults = { imageConfig: { imageSize: '2K' }, modalities: ['image'], user: 'u' };
    const { body } = await draw({ aspectRatio: '4:3' }, { defaults });
    expect(body).toEqual({
      ...plainBody,
      modalities: ['image'],
      user: 'u',
      image_config: { aspect_ratio: '4:3', image_size: '2K' },
    });
  });

  it('names a wrong option', async () => {
    await expect(draw({ providerOptions: { falOpenRouter: { imageConfig: 'wide' } } })).rejects.toMatchObject(
      {
        argument: 'providerOptions.falOpenRouter.imageConfig',
      },
    );
  });
});

describe('a size', () => {
  const warn = (ratio: string) => ({
    type: 'compatibility',
    feature: 'size',
    details: `The route takes no size: it was sent as the aspect ratio ${ratio}. For more pixels set imageConfig.imageSize.`,
  });

  it.each([
    ['1024x1024', '1:1'],
    ['512x512', '1:1'],
    ['1920x1080', '16:9'],
    ['1536x1024', '3:2'],
    ['1024x1536', '2:3'],
    ['1792x1024', '16:9'],
    ['1024x1792', '9:16'],
    // The sizes that OpenRouter documents for its ratios.
    ['832x1248', '2:3'],
    ['1248x832', '3:2'],
    ['864x1184', '3:4'],
    ['1184x864', '4:3'],
    ['896x1152', '4:5'],
    ['1152x896', '5:4'],
    ['768x1344', '9:16'],
    ['1344x768', '16:9'],
    ['1536x672', '21:9'],
    // Ratios that single models take besides.
    ['4000x1000', '4:1'],
    ['1000x8000', '1:8'],
    ['2000x1000', '2:1'],
    // No model takes 195:422.
    ['1170x2532', '9:16'],
  ] as const)('%s goes out as %s, with a warning', async (size, ratio) => {
    const { body, warnings } = await draw({ size });
    expect(body['image_config']).toEqual({ aspect_ratio: ratio });
    expect(warnings).toEqual([warn(ratio)]);
  });

  it('gives way to a ratio', async () => {
    const { body, warnings } = await draw({ size: '1024x1024', aspectRatio: '16:9' });
    expect(body['image_config']).toEqual({ aspect_ratio: '16:9' });
    expect(warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'size',
        details: 'The route takes an aspect ratio, which was given too.',
      },
    ]);
  });

  it.each(['large', '0x100', '100x0', '-5x5', '1e3x1e3', '5x', `${'9'.repeat(400)}x5`])(
    'that is none is left out: %s',
    async size => {
      // What a JavaScript program may pass.
      const { body, warnings } = await draw({ size: size as '1x1' });
      expect(body).toEqual(plainBody);
      expect(warnings).toEqual([
        {
          type: 'unsupported',
          feature: 'size',
          details: `"${size}" is no size such as 1024x768; it was left out.`,
        },
      ]);
    },
  );
});

it('warns of a mask, and of more than one image in a call', async () => {
  const { body, warnings } = await draw({ n: 2, mask: { type: 'url', url: 'https://img.example/mask.png' } });
  expect(body).toEqual(plainBody);
  expect(warnings).toEqual([
    { type: 'unsupported', feature: 'mask', details: 'The route has no masks; the mask was left out.' },
    { type: 'unsupported', feature: 'n', details: 'One call gives one image; ask with n: 1.' },
  ]);
});

it('tells what the answer told', async () => {
  const { result } = await draw({});
  expect(result.images).toEqual([pixel]);
  expect(result.usage).toEqual({ inputTokens: 7, outputTokens: 1290, totalTokens: 1297 });
  expect(result.providerMetadata).toEqual({
    falOpenRouter: {
      provider: 'Google',
      usage: { promptTokens: 7, completionTokens: 1290, totalTokens: 1297, cost: 0.04 },
      text: 'Here it is.',
      images: [
        {
          mediaType: 'image/png',
          provider: 'Google',
          usage: { promptTokens: 7, completionTokens: 1290, totalTokens: 1297, cost: 0.04 },
          text: 'Here it is.',
        },
      ],
    },
  });
  expect(result.response).toMatchObject({
    modelId: 'google/gemini-2.5-flash-image',
    timestamp: new Date(1_700_000_000_000),
  });
});

describe('an image by address', () => {
  const address = 'https://img.example/cat.png';
  const remote = { type: 'image_url', image_url: { url: address } };

  function createModel(download: () => Promise<Response>) {
    return createFalOpenRouter({
      apiKey: 'a:b',
      fetch: input =>
        String(input) === address ? download() : Promise.resolve(Response.json(drawn(remote))),
    }).imageModel('google/gemini-2.5-flash-image');
  }

  it('comes as bytes', async () => {
    const headers = { 'content-type': 'image/webp; charset=x' };
    const model = createModel(() => Promise.resolve(new Response(new Uint8Array([1, 2, 3]), { headers })));
    const { images, providerMetadata } = await model.doGenerate(bareCall);
    expect(images).toEqual(['AQID']);
    expect(providerMetadata?.['falOpenRouter']?.['images']).toMatchObject([{ mediaType: 'image/webp' }]);
  });

  it.each(['binary/octet-stream', 'application/octet-stream', ''])(
    'is recognised by its bytes where the host says %j',
    async mediaType => {
      const headers = mediaType === '' ? {} : { 'content-type': mediaType };
      const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
      const model = createModel(() => Promise.resolve(new Response(bytes, { headers })));
      const { providerMetadata } = await model.doGenerate(bareCall);
      expect(providerMetadata?.['falOpenRouter']?.['images']).toMatchObject([{ mediaType: 'image/jpeg' }]);
    },
  );

  it('that can not be fetched is an error which names it', async () => {
    const model = createModel(() => Promise.resolve(new Response('gone', { status: 410 })));
    await expect(model.doGenerate(bareCall)).rejects.toMatchObject({
      name: 'AI_DownloadError',
      url: address,
      statusCode: 410,
      message: expect.stringContaining(address) as string,
    });
  });

  it('is not waited for after an abort', async () => {
    const controller = new AbortController();
    const model = createModel(() => {
      controller.abort();
      return Promise.reject(new DOMException('Aborted', 'AbortError'));
    });
    const call = model.doGenerate({ ...bareCall, abortSignal: controller.signal });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('through generateImage', () => {
  it.each([
    ['ai 7', createFalOpenRouter, generateImage],
    ['ai 6', createV3, ai6.generateImage],
    ['ai 5', createV2, ai5.experimental_generateImage],
  ])('tells the cost and who drew in %s', async (_name, create, generate) => {
    const { fetch } = createCapture(drawn(inline));
    const model = create({ apiKey: 'a:b', fetch }).imageModel('google/gemini-2.5-flash-image');
    const { providerMetadata } = await (generate as typeof generateImage)({
      model: model as Parameters<typeof generateImage>[0]['model'],
      prompt: 'A cat',
    });
    expect(providerMetadata['falOpenRouter']?.images).toEqual([
      expect.objectContaining({
        provider: 'Google',
        usage: expect.objectContaining({ cost: 0.04 }) as unknown,
      }),
    ]);
  });

  it.each([
    ['is not asked again for what it refuses', 'content_filter', 1],
    ['is not asked again where the limit of tokens was in the way', 'length', 1],
    ['is asked again where it forgot the image', 'stop', 3],
  ])('%s', async (_name, reason, count) => {
    const { requests, fetch } = createCapture({
      choices: [{ message: { content: 'No.' }, finish_reason: reason }],
    });
    const model = createFalOpenRouter({ apiKey: 'a:b', fetch }).imageModel('google/gemini-2.5-flash-image');
    vi.useFakeTimers();
    try {
      const failure = generateImage({ model, prompt: 'A cat' }).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await failure).toMatchObject({ name: 'AI_NoImageGeneratedError' });
    } finally {
      vi.useRealTimers();
    }
    expect(requests).toHaveLength(count);
  });

  it('asks once for each image', async () => {
    const capture = createCapture(drawn(inline));
    const model = createFalOpenRouter({ apiKey: 'a:b', fetch: capture.fetch }).imageModel(
      'google/gemini-2.5-flash-image',
    );
    const { images, warnings, usage } = await generateImage({
      model,
      prompt: 'A cat',
      n: 3,
      aspectRatio: '16:9',
      seed: 1,
    });
    expect(images.map(({ base64, mediaType }) => [base64, mediaType])).toEqual(
      Array.from({ length: 3 }, () => [pixel, 'image/png']),
    );
    expect(warnings).toEqual([]);
    expect(usage).toMatchObject({ inputTokens: 21, outputTokens: 3870 });
    expect(capture.requests.map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => ({ ...plainBody, seed: 1, image_config: { aspect_ratio: '16:9' } })),
    );
    for (const { headers } of capture.requests) expect(headers['authorization']).toBe('Key a:b');
  });

  it('sends input images', async () => {
    const capture = createCapture(drawn(inline));
    const model = createFalOpenRouter({ apiKey: 'a:b', fetch: capture.fetch }).imageModel('acme/unknown');
    await generateImage({ model, prompt: { text: 'Bluer', images: [pixel] } });
    expect(capture.requests[0]?.body['messages']).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Bluer' },
          { type: 'image_url', image_url: { url: `data:image/png;base64,${pixel}` } },
        ],
      },
    ]);
  });

  it('fails as the SDK fails where the answer has no image', async () => {
    const audio = { audio: { data: 'UklGRg==' } };
    const capture = createCapture({ choices: [{ message: { content: 'No.', ...audio } }] });
    const model = createFalOpenRouter({ apiKey: 'a:b', fetch: capture.fetch }).imageModel('acme/unknown');
    await expect(generateImage({ model, prompt: 'A cat', maxRetries: 0 })).rejects.toMatchObject({
      name: 'AI_NoImageGeneratedError',
    });
  });

  it('tries again what may be tried again', async () => {
    const fetch = vi
      .fn<typeof globalThis.fetch>()
      .mockResolvedValueOnce(
        Response.json(
          { error: { code: 503, message: 'Busy' } },
          { status: 503, headers: { 'retry-after-ms': '1' } },
        ),
      )
      .mockResolvedValueOnce(Response.json(drawn(inline)));
    const model = createFalOpenRouter({ apiKey: 'a:b', fetch }).imageModel('acme/unknown');
    const { image } = await generateImage({ model, prompt: 'A cat' });
    expect(image.base64).toBe(pixel);
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});
