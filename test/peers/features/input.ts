import { tool, type ToolSet } from 'ai';
import { z } from 'zod';
import { isObject } from '../../emulator/json.js';
import { orElse, type FeatureGroup, type Finding } from '../feature.js';
import type { Question, Trial } from '../trial.js';

type Download = NonNullable<Question['download']>;
type UserContent = Exclude<NonNullable<Question['messages']>[number]['content'], string>;
type UserPart = Extract<UserContent[number], { type: 'file' }>;

/** A model that takes images, audio, video and documents. */
const TAKES_ALL = 'google/gemini-2.5-flash';
const BYTES = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]);

/** Asks about a file, and gives the content part that went out for it. What the SDK would have to fetch is noted. */
async function askAboutFile(trial: Trial, file: UserPart): Promise<{ sent: string; isFetched: boolean }> {
  let isFetched = false;
  const download: Download = files => {
    isFetched = files.some(({ isUrlSupportedByModel }) => !isUrlSupportedByModel);
    return Promise.resolve(
      files.map(({ isUrlSupportedByModel }) =>
        isUrlSupportedByModel ? null : { data: BYTES, mediaType: undefined },
      ),
    );
  };
  const content = [{ type: 'text' as const, text: 'What is this?' }, file];
  await trial.generate({ modelId: TAKES_ALL, messages: [{ role: 'user', content }], download });
  return { sent: JSON.stringify(trial.readParts('user')[1]), isFetched };
}

async function askByUrl(trial: Trial, mediaType: string, url: string): Promise<Finding> {
  const { sent, isFetched } = await askAboutFile(trial, {
    type: 'file',
    mediaType,
    data: { type: 'url', url: new URL(url) },
  });
  if (isFetched) return 'the program had to fetch the file and send its bytes';
  return orElse(sent.includes(url), `it sent ${sent}`);
}

async function askWithAudio(trial: Trial, formats: Record<string, string>): Promise<Finding> {
  for (const [mediaType, format] of Object.entries(formats)) {
    const { sent } = await askAboutFile(trial, { type: 'file', mediaType, data: BYTES });
    if (!sent.includes(`"format":"${format}"`)) return `for ${mediaType} it sent ${sent}`;
  }
  return true;
}

const pictureTool: ToolSet = { picture: tool({ inputSchema: z.object({}) }) };

export const input: FeatureGroup = {
  title: 'Files in the question',
  features: [
    {
      name: 'An image by URL goes out as a URL',
      find: trial => askByUrl(trial, 'image/png', 'https://example.com/picture.png'),
    },
    {
      name: 'An image by URL without a file ending goes out as a URL',
      find: trial => askByUrl(trial, 'image/png', 'https://example.com/picture?id=1'),
    },
    {
      name: 'A video by URL goes out as a URL',
      find: trial => askByUrl(trial, 'video/mp4', 'https://example.com/clip.mp4'),
    },
    {
      name: 'A PDF as bytes',
      find: async trial => {
        const { sent } = await askAboutFile(trial, {
          type: 'file',
          mediaType: 'application/pdf',
          data: BYTES,
        });
        return orElse(sent.includes('data:application/pdf;base64,'), `it sent ${sent}`);
      },
    },
    {
      name: 'A PDF by URL goes out as a URL',
      find: trial => askByUrl(trial, 'application/pdf', 'https://example.com/paper.pdf'),
    },
    {
      name: 'Other documents (Word), as bytes',
      find: async trial => {
        const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
        const { sent } = await askAboutFile(trial, { type: 'file', mediaType, data: BYTES });
        return orElse(sent.includes(`data:${mediaType};base64,`), `it sent ${sent}`);
      },
    },
    {
      name: 'Audio: wav and mp3',
      find: trial => askWithAudio(trial, { 'audio/wav': 'wav', 'audio/mpeg': 'mp3' }),
    },
    {
      name: 'Audio: aac, aiff, flac, m4a, ogg',
      find: trial =>
        askWithAudio(trial, {
          'audio/aac': 'aac',
          'audio/aiff': 'aiff',
          'audio/flac': 'flac',
          'audio/mp4': 'm4a',
          'audio/ogg': 'ogg',
        }),
    },
    {
      name: 'An image in a tool result goes out as an image',
      find: async trial => {
        await trial.generate({
          tools: pictureTool,
          messages: [
            { role: 'user', content: 'Look.' },
            {
              role: 'assistant',
              content: [{ type: 'tool-call', toolCallId: 'call_1', toolName: 'picture', input: {} }],
            },
            {
              role: 'tool',
              content: [
                {
                  type: 'tool-result',
                  toolCallId: 'call_1',
                  toolName: 'picture',
                  output: {
                    type: 'content',
                    value: [
                      { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'iVBORw==' } },
                    ],
                  },
                },
              ],
            },
          ],
        });
        const [part] = trial.readParts('tool');
        const image = isObject(part) ? part['image_url'] : undefined;
        return orElse(isObject(image), `it sent ${JSON.stringify(trial.readMessage('tool')['content'])}`);
      },
    },
    {
      name: 'A generated image goes back with the assistant’s turn',
      find: async trial => {
        await trial.generate({
          messages: [
            { role: 'user', content: 'Draw.' },
            {
              role: 'assistant',
              content: [
                { type: 'text', text: 'Here.' },
                { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'iVBORw==' } },
              ],
            },
            { role: 'user', content: 'Now in red.' },
          ],
        });
        const sent = JSON.stringify(trial.readMessage('assistant'));
        return orElse(sent.includes('iVBORw=='), `it sent ${sent}`);
      },
    },
  ],
};
