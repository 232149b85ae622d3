import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator } from '../emulator/index.js';
import { packTarball } from '../pack-tarball.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Each generation with an SDK version, a zod that its users have, and the entry that belongs to it. */
const GENERATIONS = [
  {
    name: 'AI SDK 7',
    ai: 'ai@7.0.173',
    zod: 'zod@4.1.8',
    entry: 'ai-sdk-fal-openrouter',
    textPart: 'part.text',
    embeddingModel: 'embeddingModel',
  },
  {
    name: 'AI SDK 6',
    ai: 'ai@6.0.325',
    zod: 'zod@4.1.8',
    entry: 'ai-sdk-fal-openrouter/v3',
    textPart: 'part.text',
    embeddingModel: 'embeddingModel',
  },
  {
    name: 'AI SDK 5',
    ai: 'ai@5.0.277',
    zod: 'zod@3.25.76',
    entry: 'ai-sdk-fal-openrouter/v2',
    textPart: 'part.text',
    embeddingModel: 'textEmbeddingModel',
  },
  {
    name: 'AI SDK 4',
    ai: 'ai@4.3.19',
    zod: 'zod@3.25.76',
    entry: 'ai-sdk-fal-openrouter/v1',
    textPart: 'part.textDelta',
    embeddingModel: 'textEmbeddingModel',
  },
];

let emulator: Emulator;
let folder: string;
let tarball: string;

/** Not the synchronous form: the emulator answers in this process. */
async function run(
  command: string,
  parameters: string[],
  cwd: string,
  environment: Record<string, string> = {},
): Promise<string> {
  const env = { ...process.env, ...environment };
  return (await promisify(execFile)(command, parameters, { cwd, env, timeout: 120_000 })).stdout;
}

beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), 'fal-tarball-'));
  tarball = await packTarball(folder);
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await emulator.close();
});

async function createProject({
  name,
  ai,
  zod,
  entry,
  textPart,
  embeddingModel,
}: (typeof GENERATIONS)[number]): Promise<string> {
  const project = mkdtempSync(join(folder, `${name.replaceAll(' ', '-')}-`));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        module: 'NodeNext',
        target: 'ES2022',
        lib: ['ES2022', 'DOM', 'DOM.Iterable'],
        types: [],
        skipLibCheck: true,
        noEmitOnError: true,
        // What a library exports has to have a type that can be named from outside.
        declaration: true,
      },
      files: ['main.ts'],
    }),
  );
  writeFileSync(
    join(project, 'main.ts'),
    `import { streamText } from 'ai';
import { createFalOpenRouter, type FalOpenRouterChatOptions, type FalOpenRouterMetadata } from '${entry}';
export const provider = createFalOpenRouter({ apiKey: '${emulator.key}', baseURL: '${emulator.baseURL}' });
export const model = provider('openai/gpt-4.1');
export const embeddingModel = provider.${embeddingModel}('openai/text-embedding-3-small', { dimensions: 8 });
export const imageModel = provider.imageModel('google/gemini-2.5-flash-image');
export const search = provider.tools.webSearch();
const falOpenRouter = { verbosity: 'low', provider: { zdr: true } } satisfies FalOpenRouterChatOptions;
const { fullStream, providerMetadata } = streamText({ model, prompt: 'Hello', providerOptions: { falOpenRouter } });
for await (const part of fullStream) if (part.type === 'text-delta') console.log(${textPart});
const metadata = (await providerMetadata)?.falOpenRouter as FalOpenRouterMetadata | undefined;
const cost: number | undefined = metadata?.usage?.cost;
console.log(typeof cost, metadata?.provider);
`,
  );
  await run('npm', ['install', '--no-audit', '--no-fund', tarball, ai, zod], project);
  return project;
}

describe('the packed tarball', () => {
  it('holds the build, its sources and the papers, and nothing of the workshop', async () => {
    const files = (await run('tar', ['-tzf', tarball], folder)).trim().split('\n');
    for (const file of [
      'dist/index.js',
      'dist/v1.d.ts',
      'src/index.ts',
      'README.md',
      'LICENSE',
      'package.json',
    ]) {
      expect(files).toContain(`package/${file}`);
    }
    expect(files.filter(file => /^package\/(test|bench|examples|scripts|\.ci)\//.test(file))).toEqual([]);
  });

  it.each(GENERATIONS)(
    'type-checks and streams beside $name, and its command knows the entry',
    async generation => {
      const project = await createProject(generation);
      await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.'], project);
      const output = await run(process.execPath, ['main.js'], project);
      expect(output.replaceAll('\n', '')).toContain('This is the emulator');
      expect(output).toMatch(/^number OpenAI$/m);

      const doctor = ['--no-install', 'ai-sdk-fal-openrouter', 'doctor', '--base-url', emulator.baseURL];
      const findings = await run('npx', doctor, project, { FAL_API_KEY: emulator.key });
      expect(findings).toContain(`import from '${generation.entry}'`);
      expect(findings).toContain('Nothing is broken');
    },
  );
});
