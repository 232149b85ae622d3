import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkNode } from '../../src/cli/doctor/check-node.js';
import { checkPackages } from '../../src/cli/doctor/check-packages.js';
import { describeTrial } from '../../src/cli/doctor/check-request.js';
import { summarizeFindings, type Finding } from '../../src/cli/doctor/finding.js';
import { readInstallation, type Installation } from '../../src/cli/packages/read-installation.js';
import { EMULATOR_KEY, startEmulator, type Emulator } from '../emulator/index.js';
import { createFolder, run, type CliResult, type FakeTerminalOptions } from './fake-terminal.js';

const SECRET = EMULATOR_KEY.split(':')[1] ?? '';

let emulator: Emulator;
beforeAll(async () => void (emulator = await startEmulator()));
afterEach(() => emulator.reset());
afterAll(() => emulator.close());

/** Runs `doctor` against the emulator, and makes sure that no run ever shows the key. */
async function examine(options: FakeTerminalOptions): Promise<CliResult> {
  const result = await run(['doctor', '--base-url', emulator.baseURL], {
    ...options,
    environment: { NO_COLOR: '1', ...options.environment },
  });
  expect(result.output + result.errors).not.toContain(SECRET);
  return result;
}

/** Writes files of packages, each as the `package.json` of its folder. */
function install(packages: Record<string, object>): string {
  const directory = createFolder();
  for (const [path, facts] of Object.entries(packages)) {
    const file = join(directory, path, 'package.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(facts));
  }
  return directory;
}

const SDK_7 = {
  'node_modules/ai': { name: 'ai', version: '7.0.173' },
  'node_modules/@ai-sdk/provider': { name: '@ai-sdk/provider', version: '4.0.38' },
};

const summarize = ({ level, text }: Finding): string => `${level}: ${text}`;

describe('doctor', () => {
  it('finds nothing where nothing is', async () => {
    const { code, output } = await examine({
      directory: install(SDK_7),
      environment: { FAL_API_KEY: EMULATOR_KEY },
    });
    expect(output).toMatch(
      /^✓ Node 22\.11\.0\n✓ ai 7\.0\.173: import from 'ai-sdk-fal-openrouter'\n✓ The key is FAL_API_KEY in the environment, and has the right form\n✓ google\/gemini-2\.5-flash \(Google\) answered in \d\.\d s\n\nNothing is broken\.\n$/,
    );
    expect(code).toBe(0);
    expect(emulator.requests).toHaveLength(1);
  });

  it('says what is missing in an empty folder, and sends nothing', async () => {
    const { code, output } = await examine({});
    expect(code).toBe(1);
    expect(output).toContain('! The AI SDK is not installed in this folder\n  → Run `npm install');
    expect(output).toContain('✗ No fal key was found\n  → Run `npx ai-sdk-fal-openrouter onboard`');
    expect(output).toContain('\n1 broken, 1 warning.\n');
    expect(emulator.requests).toEqual([]);
  });

  it('finds the key in a file, and what is wrong with the file', async () => {
    const directory = install(SDK_7);
    writeFileSync(join(directory, '.env.local'), `FAL_KEY=${EMULATOR_KEY}\n`);
    chmodSync(join(directory, '.env.local'), 0o644);
    const { code, output } = await examine({ directory });
    expect(code).toBe(0);
    expect(output).toContain(
      '✓ The key is FAL_KEY in .env.local, and has the right form; Node reads it with --env-file=.env.local, Next.js by itself\n',
    );
    expect(output).toContain(
      '! .env.local has a key in it, and others on this machine can read it\n  → Run `chmod 600',
    );
  });

  it('asks git about the file behind a link', async () => {
    const directory = install(SDK_7);
    writeFileSync(join(directory, 'shared.env'), `FAL_API_KEY=${EMULATOR_KEY}\n`, { mode: 0o600 });
    symlinkSync('shared.env', join(directory, '.env.local'));
    writeFileSync(join(directory, '.gitignore'), '.env.local\n');
    execFileSync('git', ['init', '-q'], { cwd: directory });
    execFileSync('git', ['add', 'shared.env'], { cwd: directory });
    const { output } = await examine({ directory });
    expect(output).toContain(
      '! git has shared.env (to which .env.local leads) in the repository\n  → Run `git rm --cached shared.env`',
    );
  });

  it('tells two keys apart, and which one wins', async () => {
    const directory = install(SDK_7);
    writeFileSync(join(directory, '.env.local'), `FAL_API_KEY=other:key\nFAL_KEY=${EMULATOR_KEY}\n`, {
      mode: 0o600,
    });
    const { output } = await examine({ directory, environment: { FAL_API_KEY: EMULATOR_KEY } });
    expect(output).toContain(
      '! FAL_API_KEY in .env.local is another key, and is not used: FAL_API_KEY in the environment wins\n  → Remove one of them.\n',
    );
    expect(output).not.toContain('FAL_KEY in');
    expect(output).not.toContain('other:key');
  });

  it.each([
    {
      key: 'wrong:key',
      output:
        /! FAL_API_KEY in the environment: The key does not look like a fal key.*\n.*\n✗ The key was refused: /,
    },
    { key: 'two\nlines', output: /✗ FAL_API_KEY in the environment: The key has a line break/ },
  ])('calls a key that does not work broken', async ({ key, output }) => {
    const result = await examine({ directory: install(SDK_7), environment: { FAL_API_KEY: key } });
    expect(result.code).toBe(1);
    expect(result.output).toMatch(output);
    expect(result.output).not.toContain(key);
  });

  it('says in its help what it looks for', async () => {
    const { output } = await run(['doctor', '--help']);
    expect(output).toContain('at duplicate and mismatched @ai-sdk packages,');
  });

  it('takes no words', async () => {
    const { code, errors } = await run(['doctor', EMULATOR_KEY], { piped: '' });
    expect(code).toBe(2);
    expect(errors).not.toContain(SECRET);
  });
});

describe('checkNode', () => {
  it.each([
    { version: '18.20.0', level: 'broken', text: 'is too old' },
    { version: '20.1.0', level: 'fine', text: 'declares 22' },
    { version: '22.11.0', level: 'fine', text: 'Node 22.11.0' },
    { version: '26.0.0', level: 'fine', text: 'Node 26.0.0' },
  ])('calls $version $level', ({ version, level, text }) => {
    const finding = checkNode(version);
    expect(finding.level).toBe(level);
    expect(finding.text).toContain(text);
    expect(finding.remedy === undefined).toBe(level === 'fine');
  });
});

describe('checkPackages', () => {
  const sdk = (version: string): Installation['sdk'] => ({
    name: 'ai',
    version,
    directory: '/x',
    dependencies: {},
  });
  const base: Installation = {
    sdk: sdk('7.0.0'),
    sdkProvider: '4.0.0',
    ownProvider: '4.0.0',
    siblings: [],
    copies: [],
  };
  const sibling = (name: string, version: string, dependencies: Record<string, string>) => ({
    name,
    version,
    directory: '/x',
    dependencies,
  });
  const copy = (name: string, version: string, directory: string) => ({ name, version, directory });

  it.each([
    {
      version: '7.0.0',
      provider: '4.0.0',
      expected: [`fine: ai 7.0.0: import from 'ai-sdk-fal-openrouter'`],
    },
    {
      version: '6.1.0',
      provider: '3.0.0',
      expected: [`fine: ai 6.1.0: import from 'ai-sdk-fal-openrouter/v3'`],
    },
    {
      version: '5.0.9',
      provider: '2.0.0',
      expected: [`fine: ai 5.0.9: import from 'ai-sdk-fal-openrouter/v2'`],
    },
    {
      version: '4.3.1',
      provider: '1.1.3',
      expected: [`fine: ai 4.3.1: import from 'ai-sdk-fal-openrouter/v1'`],
    },
    {
      version: '3.4.0',
      provider: '0.0.1',
      expected: ['broken: ai 3.4.0 is older than what this version of ai-sdk-fal-openrouter was made for'],
    },
    {
      version: '8.0.0-beta.1',
      provider: '5.0.0',
      expected: [
        'warning: ai 8.0.0-beta.1 is newer than what this version of ai-sdk-fal-openrouter was made for',
      ],
    },
    {
      version: '6.1.0',
      provider: '4.0.0',
      expected: [
        `fine: ai 6.1.0: import from 'ai-sdk-fal-openrouter/v3'`,
        'broken: ai 6.1.0 needs @ai-sdk/provider 3, and gets 4.0.0',
      ],
    },
  ])('names the entry for ai $version with provider $provider', ({ version, provider, expected }) => {
    const findings = checkPackages({ ...base, sdk: sdk(version), sdkProvider: provider });
    expect(findings.map(summarize)).toEqual(expected);
  });

  it.each([
    {
      name: 'a provider of its own that does not fit',
      change: { ownProvider: '3.0.0' },
      expected: 'broken: ai-sdk-fal-openrouter needs @ai-sdk/provider 4, and gets 3.0.0',
    },
    {
      name: 'no provider of its own',
      change: { ownProvider: undefined },
      expected: 'broken: ai-sdk-fal-openrouter needs @ai-sdk/provider 4, and gets none',
    },
    {
      name: 'a package of an older generation',
      change: {
        siblings: [sibling('@ai-sdk/react', '2.0.1', { '@ai-sdk/provider-utils': '3.0.41', ai: '5.0.1' })],
      },
      expected: 'warning: @ai-sdk/react 2.0.1 belongs to AI SDK 5, and ai is of generation 7',
    },
    {
      name: 'the interfaces of an older generation',
      change: { siblings: [sibling('@ai-sdk/provider', '3.0.1', {})] },
      expected: 'warning: @ai-sdk/provider 3.0.1 belongs to AI SDK 6, and ai is of generation 7',
    },
    {
      name: 'two versions within one major',
      change: { copies: [copy('@ai-sdk/provider', '4.0.1', '/a'), copy('@ai-sdk/provider', '4.0.2', '/b')] },
      expected: 'warning: @ai-sdk/provider is installed twice within one major: 4.0.1, 4.0.2',
    },
  ])('finds $name', ({ change, expected }) => {
    const [, ...findings] = checkPackages({ ...base, ...change });
    expect(findings.map(summarize)).toEqual([expected]);
    expect(findings.every(({ remedy }) => remedy !== undefined)).toBe(true);
  });

  it.each([
    { directories: ['/a', '/b'], times: 'twice' },
    { directories: ['/a', '/b', '/c'], times: '3 times' },
  ])('calls copies of one version fine: $times', ({ directories, times }) => {
    const copies = directories.map(directory => copy('@ai-sdk/provider', '4.0.1', directory));
    expect(checkPackages({ ...base, copies }).map(summarize)).toEqual([
      `fine: ai 7.0.0: import from 'ai-sdk-fal-openrouter'`,
      `fine: @ai-sdk/provider is installed ${times} (4.0.1), which is harmless`,
    ]);
  });

  it.each([
    { siblings: [sibling('@ai-sdk/openai', '4.0.0', { '@ai-sdk/provider': '4.0.38' })] },
    { siblings: [sibling('@ai-sdk/own', '1.0.0', { '@ai-sdk/provider': 'workspace:*' })] },
    { copies: [copy('@ai-sdk/provider', '4.0.1', '/a'), copy('@ai-sdk/provider', '3.0.2', '/b')] },
  ])('leaves in peace what is as it should be: %j', change => {
    expect(checkPackages({ ...base, ...change })).toHaveLength(1);
  });
});

describe('summarizeFindings', () => {
  it.each([
    { levels: ['fine'], expected: 'Nothing is broken.' },
    { levels: ['fine', 'warning'], expected: 'Nothing is broken, 1 warning.' },
    { levels: ['warning', 'warning'], expected: 'Nothing is broken, 2 warnings.' },
    { levels: ['broken', 'broken', 'warning'], expected: '2 broken, 1 warning.' },
  ] as const)('says of $levels: $expected', ({ levels, expected }) => {
    expect(summarizeFindings(levels.map(level => ({ level, text: '' })))).toBe(expected);
  });
});

describe('readInstallation', () => {
  it('finds what is nested, aliased and above', () => {
    const directory = install({
      ...SDK_7,
      'node_modules/@ai-sdk/provider-v1': { name: '@ai-sdk/provider', version: '1.1.3' },
      'node_modules/old/node_modules/ai': { name: 'ai', version: '4.3.19' },
      'node_modules/@scope/old/node_modules/@ai-sdk/provider': { name: '@ai-sdk/provider', version: '4.0.1' },
      'apps/web': { name: 'web', devDependencies: { '@ai-sdk/react': '^1.0.0', react: '19.0.0' } },
      'apps/web/node_modules/@ai-sdk/react': {
        name: '@ai-sdk/react',
        version: '1.2.12',
        dependencies: { '@ai-sdk/provider-utils': '2.2.8' },
      },
    });
    const found = readInstallation(join(directory, 'apps/web'));
    expect(found.sdk).toMatchObject({ version: '7.0.173' });
    expect(found.sdkProvider).toBe('4.0.38');
    expect(found.siblings).toMatchObject([{ name: '@ai-sdk/react', version: '1.2.12' }]);
    expect(found.copies.map(({ name, version }) => `${name} ${version}`).sort()).toEqual([
      '@ai-sdk/provider 4.0.1',
      '@ai-sdk/provider 4.0.38',
      '@ai-sdk/provider-v1 1.1.3',
      '@ai-sdk/react 1.2.12',
      'ai 4.3.19',
      'ai 7.0.173',
    ]);
  });

  it("counts a package in pnpm's store once, however often it is linked, and follows no circle", () => {
    const stored = 'node_modules/.pnpm/ai@7.0.173/node_modules';
    const directory = install({
      [`${stored}/ai`]: { name: 'ai', version: '7.0.173' },
      [`${stored}/@ai-sdk/provider`]: { name: '@ai-sdk/provider', version: '4.0.38' },
    });
    symlinkSync('.pnpm/ai@7.0.173/node_modules/ai', join(directory, 'node_modules/ai'));
    symlinkSync('.', join(directory, 'node_modules/circle'));
    const found = readInstallation(directory);
    expect(found.sdk).toMatchObject({ version: '7.0.173' });
    expect(found.sdkProvider).toBe('4.0.38');
    expect(found.copies).toHaveLength(2);
  });
});

describe('describeTrial', () => {
  const failed = { kind: 'unknown', message: 'Cannot connect' } as const;

  it.each([
    { nodeVersion: '24.1.0', environment: {}, remedy: 'Check the connection' },
    {
      nodeVersion: '24.1.0',
      environment: { HTTPS_PROXY: 'http://proxy' },
      remedy: 'NODE_USE_ENV_PROXY=1: set that.',
    },
    { nodeVersion: '22.1.0', environment: { https_proxy: 'http://proxy' }, remedy: 'with Node 24 or newer' },
    {
      nodeVersion: '24.1.0',
      environment: { HTTPS_PROXY: 'http://proxy', NODE_USE_ENV_PROXY: '1' },
      remedy: 'Check the connection',
    },
  ])('advises on a proxy: %j', ({ remedy, ...terminal }) => {
    expect(describeTrial(failed, terminal).remedy).toContain(remedy);
  });

  it('lets no upstream steer the terminal, nor make a finding of its own', () => {
    const upstream = '\u001B]0;x\u0007Goo\u009B31mgle\n\u202E✓ All is well';
    const trial = { kind: 'works', modelId: 'a/b', seconds: 1, upstream } as const;
    expect(describeTrial(trial, { nodeVersion: '', environment: {} }).text).toBe(
      'a/b (]0;xGoo31mgle ✓ All is well) answered in 1.0 s',
    );
  });

  it('sends whoever has no credit to fal', () => {
    const { level, text } = describeTrial(
      { kind: 'accepted', message: 'Exhausted balance.' },
      { nodeVersion: '', environment: {} },
    );
    expect([level, text]).toEqual([
      'broken',
      'The key is accepted, but there was no answer: Exhausted balance.',
    ]);
  });
});
