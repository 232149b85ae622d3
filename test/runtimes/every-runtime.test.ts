import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../emulator/index.js';
import { launchBrowser, visit, type Visit } from './browser.js';
import { installNode } from './kits.js';
import {
  expectAnswer,
  expectOutcomes,
  observe,
  OUTCOMES,
  readAbortOutcome,
  withEmulator,
  type Observation,
} from './observe.js';
import { createProject, type Project } from './project.js';
import type { Assignment, ProgramName } from './programs/assignment.js';
import { Results } from './results.js';
import { RUNTIMES, type ReadyRuntime } from './runtimes.js';
import { ADAPTERS, installSites, withSite } from './site.js';
import { HOST_NODE } from './versions.js';

const GENERATIONS = [7, 6, 5, 4] as const;
const PROXY_URL = '/api/fal/proxy';

const results = new Results();
let folder: string;
let project: Project;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fal-runtimes-'));
  project = await createProject(folder);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(RUNTIMES)('$name', ({ name, how, hasEnvironment, prepare }) => {
  let runtime: ReadyRuntime;

  results.addRuntime(name, how);

  beforeAll(async () => {
    runtime = await prepare(project);
    results.setVersion(name, runtime.version);
  });

  it.concurrent.each(GENERATIONS)('streams an answer with AI SDK %i', async generation => {
    await results.record(name, `AI SDK ${generation}`, async () => {
      await withEmulator(async emulator => {
        const { key, baseURL } = emulator;
        const settings = hasEnvironment ? { baseURL } : { baseURL, apiKey: key };
        const environment = hasEnvironment ? { FAL_API_KEY: key } : {};
        const observation = await observe(emulator, onLine =>
          runtime.run({ program: `ai-sdk-${generation}`, settings }, { environment, onLine }),
        );
        expectAnswer(observation);
        for (const { headers } of emulator.requests) {
          expect(headers).toMatchObject({
            authorization: `Key ${key}`,
            'user-agent': expect.stringContaining('ai-sdk-fal-openrouter/'),
          });
        }
      });
    });
  });

  it.concurrent('has the same words for everything else', async () => {
    await results.record(name, 'scenes', async () => {
      await withEmulator(async emulator => {
        const settings = { apiKey: emulator.key, baseURL: emulator.baseURL };
        const observation = await observe(emulator, onLine =>
          runtime.run({ program: 'scenes', settings }, { environment: {}, onLine }),
        );
        expectOutcomes(observation);
        expect(await readAbortOutcome(emulator)).toBe('aborted');
      });
    });
  });
});

describe.each(ADAPTERS)("browser, through fal's proxy in $name", adapter => {
  const row = `Chromium, proxy in ${adapter.name}`;
  let browser: Browser;

  results.addRuntime(row, adapter.how);

  beforeAll(async () => {
    browser = await launchBrowser();
    results.setVersion(row, browser.version());
    await installSites();
    await installNode(HOST_NODE);
  });

  afterAll(async () => {
    await browser?.close();
  });

  /** Opens a page of a site of its own, and looks for the key in all that came to the browser. */
  async function open(emulator: Emulator, program: ProgramName): Promise<Observation & Visit> {
    return await withSite(adapter, project, emulator, async url => {
      const assignment: Assignment = { program, settings: { proxyUrl: PROXY_URL, storeIO: false } };
      const address = `${url}?${new URLSearchParams({ assignment: JSON.stringify(assignment) })}`;
      let page: Visit | undefined;
      const observation = await observe(emulator, async onLine => {
        page = await visit(browser, address, onLine);
      });
      if (page === undefined) throw new Error('The page was not visited.');
      // The site ends with this function, and would take along what its proxy is still reading.
      await Promise.all(emulator.requests.map(({ outcome }) => outcome));
      expectNoKey(page.seen, emulator.key);
      return { ...observation, ...page };
    });
  }

  it.concurrent.each(GENERATIONS)(
    'streams with AI SDK %i, and the key stays on the server',
    async generation => {
      await results.record(row, `AI SDK ${generation}`, async () => {
        await withEmulator(async emulator => {
          const page = await open(emulator, `ai-sdk-${generation}`);
          expectAnswer(page);
          expect(page.seen.some(text => text.endsWith('data: [DONE]\n\n'))).toBe(true);
          expect(page.origins.size, 'all that the page asks for is on its own site').toBe(1);
          for (const { headers } of emulator.requests) {
            expect(headers).toMatchObject({
              authorization: `Key ${emulator.key}`,
              'x-fal-client-proxy': `@fal-ai/server-proxy/${adapter.id}`,
            });
            expect(headers['x-fal-store-io']).toBe(adapter.passesHeaders ? '0' : undefined);
          }
        });
      });
    },
  );

  it.concurrent('has the same words for everything else', async () => {
    await results.record(row, 'scenes', async () => {
      await withEmulator(async emulator => {
        const page = await open(emulator, 'scenes');
        expectOutcomes(page, { ...OUTCOMES, ...adapter.outcomes });
        expect(page.statuses.has(403)).toBe(adapter.passesStatus);
        expect(await readAbortOutcome(emulator)).toBe(adapter.passesAbort ? 'aborted' : 'finished');
      });
    });
  });
});

it('is what the docs say (UPDATE_DOCS=1 writes them)', async () => {
  if (process.env['UPDATE_DOCS'] === '1') await results.write();
  const { found, written } = await results.compare();
  expect(written).toBe(found);
});

/** Neither the key nor one of its halves is anywhere in a browser. */
function expectNoKey(seen: readonly string[], key: string): void {
  expect(seen.some(text => text.includes(PROXY_URL))).toBe(true);
  for (const secret of [key, ...key.split(':')]) {
    expect(seen.filter(text => text.includes(secret))).toEqual([]);
  }
}
