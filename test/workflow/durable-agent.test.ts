import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator, type RecordedRequest } from '../emulator/index.js';
import { checkTypes, createProject, play } from './project.js';
import type { Play, Report } from './program/play.js';
import { readStore } from './read-store.js';

const QUESTION = 'What is the weather in Berlin? Ask in 2 steps.';

const PLAYS: Play[] = [
  { name: 'agent', workflow: 'weather-agent//askWeatherAgent', parameters: [QUESTION] },
  { name: 'models', workflow: 'scenes//passModels', parameters: [] },
  { name: 'retried', workflow: 'scenes//askAgent', parameters: ['emulate:error-429-once'] },
  { name: 'refused', workflow: 'scenes//askAgent', parameters: ['emulate:error-403'] },
  { name: 'cut', workflow: 'scenes//askAgent', parameters: ['emulate:cut'] },
  { name: 'no key', workflow: 'scenes//askAgent', parameters: ['Hello'], hasKey: false },
];

let folder: string;
let project: string;
let emulator: Emulator;
let reports: Map<string, Report>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fal-workflow-'));
  emulator = await startEmulator();
  project = await createProject(folder);
  reports = await play(project, PLAYS, emulator);
});

afterAll(async () => {
  await emulator?.close();
  rmSync(folder, { recursive: true, force: true });
});

function listRequests(words: string): RecordedRequest[] {
  return emulator.requests.filter(({ bodyText }) => bodyText.includes(words));
}

it('the workflows have the right types', async () => {
  expect(await checkTypes(project)).toBe('');
});

describe('the agent of the example', () => {
  it('thinks, calls its tool twice and answers', () => {
    expect(reports.get('agent')).toMatchObject({
      result: [
        { reasoningText: expect.stringContaining('Step 1'), calls: 1, text: '' },
        { reasoningText: expect.stringContaining('Step 2'), calls: 1, text: '' },
        {
          reasoningText: expect.stringContaining('Step 3'),
          calls: 0,
          text: expect.stringContaining('Berlin'),
        },
      ],
    });
  });

  it('streams its thinking, calls and words', () => {
    const types = reports.get('agent')?.types ?? [];
    const count = (wanted: string): number => types.filter(type => type === wanted).length;
    expect([count('reasoning-end'), count('tool-call'), count('tool-result')]).toEqual([3, 2, 2]);
    expect(count('reasoning-delta')).toBeGreaterThan(3);
    expect(count('text-delta')).toBeGreaterThan(1);
    expect(types.at(-1)).toBe('finish');
  });

  it('sends the signed thinking of each step back once, which the emulator demands for Claude', () => {
    const requests = listRequests(QUESTION);
    expect(requests.map(({ status }) => status)).toEqual([200, 200, 200]);
    const last = requests.at(-1)?.bodyText ?? '';
    expect(last.match(/"signature":"[^"]+"/g)).toHaveLength(2);
  });
});

describe('a model that is passed from the workflow to a step', () => {
  it('works there: language, embedding and image model', () => {
    expect(reports.get('models')?.result).toEqual({
      text: expect.stringContaining('This is the emulator'),
      numbers: 1536,
      image: 'image/png',
    });
  });

  it('has its settings, but the key of the environment', () => {
    const requests = listRequests('stored-user');
    expect(requests.length).toBeGreaterThanOrEqual(7);
    for (const { headers } of requests) {
      expect(headers).toMatchObject({ authorization: `Key ${emulator.key}`, 'x-trace': 'stored-header' });
    }
  });
});

describe('what goes wrong in a step', () => {
  it('is tried again where that helps', () => {
    expect(listRequests('emulate:error-429-once').map(({ status }) => status)).toEqual([429, 200]);
    expect(reports.get('retried')?.result).toMatchObject({ finishReason: 'stop' });
  });

  it.each([
    ['refused', 'User is locked. Reason: Exhausted balance.'],
    ['no key', 'fal API key is missing. Set one of: `apiKey` setting, FAL_API_KEY'],
  ])('fails the run in the words of our errors: %s', (name, words) => {
    expect(reports.get(name)?.failure).toContain(words);
  });

  it('is told beside what had arrived when an answer was cut', () => {
    expect(reports.get('cut')?.result).toEqual({
      text: expect.stringContaining('This is the emulator'),
      finishReason: 'error',
      error: expect.stringContaining('The connection broke before the answer was complete'),
    });
  });
});

it('stores models, questions and answers, and no key', () => {
  const stored = readStore(join(project, '.workflow-data'));
  const find = (words: string[]): string[] => words.filter(word => stored.some(text => text.includes(word)));
  const told = [
    'FalOpenRouterChatLanguageModel',
    'FalOpenRouterEmbeddingModel',
    'FalOpenRouterImageModel',
    'stored-header',
    QUESTION,
    'This is the emulator',
    'Exhausted balance',
  ];
  expect(find(told)).toEqual(told);
  expect(
    find([emulator.key, ...emulator.key.split(':'), 'key-of-the', 'authorization', 'Authorization']),
  ).toEqual([]);
});
