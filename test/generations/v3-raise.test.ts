import type { LanguageModelV3ToolResultOutput } from '@ai-sdk/provider-v3';
import { describe, expect, it } from 'vitest';
import { raiseCallOptionsFromV3 } from '../../src/generations/v3/raise-call-options.js';
import { raiseFileData } from '../../src/generations/v3/raise-file-data.js';
import { raiseToolResultOutput } from '../../src/generations/v3/raise-tool-result-output.js';

type ContentPart = Extract<LanguageModelV3ToolResultOutput, { type: 'content' }>['value'][number];

describe('raiseFileData', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const url = new URL('https://example.com/a.png');
  const reference = { type: 'reference', reference: { falOpenRouter: 'file-1' } };
  it.each([
    ['bytes', bytes, { data: { type: 'data', data: bytes } }],
    ['a URL', url, { data: { type: 'url', url } }],
    ['an https string', 'https://example.com/a.png', { data: { type: 'url', url } }],
    [
      'an http string',
      'http://example.com/a.png',
      { data: { type: 'url', url: new URL('http://example.com/a.png') } },
    ],
    ['a scheme in capitals', 'HTTPS://example.com/a.png', { data: { type: 'url', url } }],
    ['base64', 'aGVsbG8=', { data: { type: 'data', data: 'aGVsbG8=' } }],
    ['base64 that starts like a scheme', 'httpdata', { data: { type: 'data', data: 'httpdata' } }],
    ['an empty string', '', { data: { type: 'data', data: '' } }],
    ['an https string that is no URL', 'https://', { data: { type: 'data', data: 'https://' } }],
    [
      'a data URL',
      'data:image/png;base64,aGVsbG8=',
      { data: { type: 'data', data: 'aGVsbG8=' }, mediaType: 'image/png' },
    ],
    [
      'a data URL as URL',
      new URL('data:image/png;base64,aGVs'),
      { data: { type: 'data', data: 'aGVs' }, mediaType: 'image/png' },
    ],
    [
      'a data URL with parameters',
      'data:text/plain;charset=utf-8;base64,aGVs',
      { data: { type: 'data', data: 'aGVs' }, mediaType: 'text/plain' },
    ],
    ['a data URL without media type', 'data:;base64,aGVs', { data: { type: 'data', data: 'aGVs' } }],
    [
      'a data URL of plain text',
      'data:text/plain,a%20b',
      { data: { type: 'data', data: new TextEncoder().encode('a b') }, mediaType: 'text/plain' },
    ],
    [
      'a data URL with broken escapes',
      'data:text/plain,%E0%A4%A',
      { data: { type: 'url', url: new URL('data:text/plain,%E0%A4%A') } },
    ],
    [
      'a data URL without a comma',
      'data:image/png',
      { data: { type: 'url', url: new URL('data:image/png') } },
    ],
    // The cast: V3 has no such form, but AI SDK 7 hands it to V3 models as it is.
    ['a reference from AI SDK 7', reference as unknown as string, { data: reference }],
  ])('%s', (_name, data, expected) => {
    expect(raiseFileData(data)).toEqual(expected);
  });
});

describe('raiseToolResultOutput', () => {
  const url = new URL('https://example.com/a');
  const providerOptions = { falOpenRouter: { detail: 'low' } };
  const rows: [string, ContentPart, object][] = [
    ['text', { type: 'text', text: 'hi', providerOptions }, { type: 'text', text: 'hi', providerOptions }],
    ['custom', { type: 'custom', providerOptions }, { type: 'custom', providerOptions }],
    [
      'file-data',
      { type: 'file-data', data: 'aGVs', mediaType: 'application/pdf', filename: 'a.pdf', providerOptions },
      {
        type: 'file',
        data: { type: 'data', data: 'aGVs' },
        mediaType: 'application/pdf',
        filename: 'a.pdf',
        providerOptions,
      },
    ],
    [
      'image-data',
      { type: 'image-data', data: 'aGVs', mediaType: 'image/png' },
      { type: 'file', data: { type: 'data', data: 'aGVs' }, mediaType: 'image/png' },
    ],
    [
      'file-url',
      { type: 'file-url', url: url.href, mediaType: 'application/pdf' },
      { type: 'file', data: { type: 'url', url }, mediaType: 'application/pdf' },
    ],
    [
      'file-url of unknown type',
      { type: 'file-url', url: url.href },
      { type: 'file', data: { type: 'url', url }, mediaType: 'application/octet-stream' },
    ],
    [
      'file-url with a data URL',
      { type: 'file-url', url: 'data:text/csv;base64,aGVs' },
      { type: 'file', data: { type: 'data', data: 'aGVs' }, mediaType: 'text/csv' },
    ],
    [
      'image-url',
      { type: 'image-url', url: url.href },
      { type: 'file', data: { type: 'url', url }, mediaType: 'image' },
    ],
    [
      'file-id',
      { type: 'file-id', fileId: 'f-1' },
      {
        type: 'file',
        data: { type: 'reference', reference: { falOpenRouter: 'f-1' } },
        mediaType: 'application/octet-stream',
      },
    ],
    [
      'file-id by provider',
      { type: 'file-id', fileId: { openai: 'f-1' } },
      {
        type: 'file',
        data: { type: 'reference', reference: { openai: 'f-1' } },
        mediaType: 'application/octet-stream',
      },
    ],
    [
      'image-file-id',
      { type: 'image-file-id', fileId: 'f-1' },
      { type: 'file', data: { type: 'reference', reference: { falOpenRouter: 'f-1' } }, mediaType: 'image' },
    ],
  ];
  it.each(rows)('%s', (_name, part, expected) => {
    expect(raiseToolResultOutput({ type: 'content', value: [part] })).toEqual({
      type: 'content',
      value: [expected],
    });
  });

  it('passes everything but content by reference', () => {
    const outputs: LanguageModelV3ToolResultOutput[] = [
      { type: 'text', value: 'a' },
      { type: 'json', value: { a: 1 } },
      { type: 'execution-denied', reason: 'no' },
      { type: 'error-text', value: 'a' },
      { type: 'error-json', value: null },
    ];
    for (const output of outputs) expect(raiseToolResultOutput(output)).toBe(output);
  });
});

describe('raiseCallOptionsFromV3', () => {
  it('passes options and messages without files by reference', () => {
    const prompt = [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] },
      {
        role: 'assistant' as const,
        content: [
          {
            type: 'reasoning' as const,
            text: 'Hm',
            providerOptions: { falOpenRouter: { reasoningDetails: [{ type: 'x' }] } },
          },
          { type: 'tool-call' as const, toolCallId: 'c', toolName: 't', input: {} },
        ],
      },
      {
        role: 'tool' as const,
        content: [
          {
            type: 'tool-result' as const,
            toolCallId: 'c',
            toolName: 't',
            output: { type: 'text' as const, value: 'a' },
          },
        ],
      },
    ];
    const tools = [{ type: 'function' as const, name: 't', inputSchema: {} }];
    const raised = raiseCallOptionsFromV3({ prompt, tools, topK: 4, headers: { a: 'b' } });
    expect(raised).toEqual({ prompt, tools, topK: 4, headers: { a: 'b' } });
    expect(raised.tools).toBe(tools);
    for (const [index, message] of prompt.entries()) expect(raised.prompt[index]).toBe(message);
  });

  it('tags files and keeps what is said of them', () => {
    const providerOptions = { falOpenRouter: { filename: 'b.pdf' } };
    const raised = raiseCallOptionsFromV3({
      prompt: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Read' },
            { type: 'file', data: 'aGVs', mediaType: 'application/pdf', filename: 'a.pdf', providerOptions },
            { type: 'file', data: new URL('data:image/webp;base64,aGVs'), mediaType: 'image/*' },
          ],
        },
        {
          role: 'tool',
          content: [
            {
              type: 'tool-result',
              toolCallId: 'c',
              toolName: 't',
              output: {
                type: 'content',
                value: [{ type: 'image-data', data: 'aGVs', mediaType: 'image/png' }],
              },
            },
            { type: 'tool-approval-response', approvalId: 'a', approved: true },
          ],
        },
      ],
    });
    expect(raised.prompt).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Read' },
          {
            type: 'file',
            data: { type: 'data', data: 'aGVs' },
            mediaType: 'application/pdf',
            filename: 'a.pdf',
            providerOptions,
          },
          { type: 'file', data: { type: 'data', data: 'aGVs' }, mediaType: 'image/webp' },
        ],
      },
      {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: 'c',
            toolName: 't',
            output: {
              type: 'content',
              value: [{ type: 'file', data: { type: 'data', data: 'aGVs' }, mediaType: 'image/png' }],
            },
          },
          { type: 'tool-approval-response', approvalId: 'a', approved: true },
        ],
      },
    ]);
  });
});
