import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** The chat as a person finds it: by roles and names, as a screen reader does. */
export interface ChatPage {
  readonly page: Page;
  readonly input: Locator;
  /** The last message. */
  readonly last: Locator;
  /** The error that stands in place of an answer. Next.js has an alert of its own, which announces routes. */
  readonly alert: Locator;
  /** Errors of the page and what its console complained about. */
  readonly complaints: string[];
  send(text: string): Promise<void>;
  /** Sends, and waits until the answer is whole. */
  ask(text: string): Promise<void>;
  waitForEnd(): Promise<void>;
  chooseModel(search: string, name: RegExp): Promise<void>;
  toggle(name: 'Tools' | 'Web search'): Promise<void>;
}

/** A browser with no memory of earlier tests. */
export async function openChat(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<ChatPage> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(url);
  await page.getByRole('heading', { name: 'What shall we talk about?' }).waitFor();

  const input = page.getByRole('textbox', { name: 'Your message' });
  async function send(text: string): Promise<void> {
    await input.fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
  }
  async function waitForEnd(): Promise<void> {
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  }
  return {
    page,
    input,
    last: page.getByRole('article').last(),
    alert: page.getByRole('main').getByRole('alert'),
    complaints,
    send,
    waitForEnd,
    async ask(text) {
      const answers = await page.getByRole('article').count();
      await send(text);
      await page
        .getByRole('article')
        .nth(answers + 1)
        .waitFor();
      await waitForEnd();
    },
    async chooseModel(search, name) {
      await page.getByRole('button', { name: /^Model:/ }).click();
      await page.getByRole('combobox', { name: 'Search models' }).fill(search);
      await page.getByRole('option', { name }).first().click();
    },
    async toggle(name) {
      await page.getByRole('button', { name }).click();
    },
  };
}
