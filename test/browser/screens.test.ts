import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AnswerScript } from '../emulator/index.js';
import { openChat, type ChatPage } from './chat-page.js';
import { setUpChat, type ChatTest } from './set-up-chat.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

const SCREENS: Record<string, BrowserContextOptions> = {
  desktop: { viewport: { width: 1100, height: 900 } },
  phone: { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
};
const COLOR_SCHEMES = ['light', 'dark'] as const;

/** The pictures for the docs; the other scenes are only examined. */
const KEPT =
  /^conversation|^(?:welcome-light-desktop|approval-dark-desktop|approval-light-phone|picker-dark-phone|picture-light-phone)$/;

/** What is looked at, and how it comes about. */
const SCENES: Record<string, (test: ChatTest, chat: ChatPage) => Promise<void>> = {
  welcome: () => Promise.resolve(),

  conversation: async ({ emulator }, chat) => {
    await chat.chooseModel('sonnet 4.6', /Claude Sonnet 4\.6/);
    await chat.toggle('Web search');
    emulator.answer(readAnswer('packing-call.sse'), readAnswer('packing-list.sse'));
    await chat.ask('What shall I pack for a weekend in Lisbon?');
    await chat.last.getByText('Thoughts').click();
    await chat.last.getByText('Leave room').scrollIntoViewIfNeeded();
  },

  approval: async (_, chat) => {
    await chat.send('Book a table for 4 guests at “Chez Nous”');
    await chat.last.getByRole('button', { name: 'Approve' }).waitFor();
  },

  picture: async (_, chat) => {
    await chat.chooseModel('nano banana', /gemini-2\.5-flash-image/);
    await chat.ask('Draw a lighthouse at dusk');
  },

  picker: async (_, chat) => {
    await chat.page.getByRole('button', { name: /^Model:/ }).click();
    await chat.page.getByRole('combobox', { name: 'Search models' }).fill('claude thinking');
    await chat.page.getByRole('option', { name: /Claude Opus 4\.6/ }).waitFor();
  },

  error: async (_, chat) => {
    await chat.toggle('Tools');
    await chat.send('Hello emulate:error-402');
    await chat.alert.waitFor();
  },
};

const test = setUpChat();

describe.each(Object.entries(SCREENS))('on a %s', (screen, options) => {
  it.each(Object.entries(SCENES))('the %s can be used by everyone, and fits', async (scene, prepare) => {
    const chat = await openChat(test.browser, test.server.url, { ...options, reducedMotion: 'reduce' });
    try {
      await prepare(test, chat);
      await chat.page.mouse.move(0, 0);
      for (const [position, colorScheme] of COLOR_SCHEMES.entries()) {
        await chat.page.emulateMedia({ colorScheme });
        const name = `${scene}-${colorScheme}-${screen}`;
        if (process.env['UPDATE_SCREENSHOTS'] && KEPT.test(name)) await takeScreenshot(chat.page, name);
        // Another colour scheme changes colours and nothing else.
        const barriers = await listBarriers(chat.page, position === 0 ? undefined : ['color-contrast']);
        expect({ [name]: barriers }).toEqual({ [name]: [] });
      }
      expect(await measureOverflow(chat.page)).toBe(0);
    } finally {
      await chat.page.context().close();
    }
  });
});

function readAnswer(name: string): AnswerScript {
  return { sse: readFileSync(new URL(`answers/${name}`, import.meta.url), 'utf8') };
}

/** What axe finds: names that miss, contrast that is too low, roles without their parts … */
async function listBarriers(page: Page, rules: string[] | undefined): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(async runOnly => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) });
  }, rules);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Pixels that the page is wider than its window. */
function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function takeScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png` });
}
