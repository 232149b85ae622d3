import { chromium, type Browser, type Page, type Request } from 'playwright-core';
import { findChromium } from '../find-chromium.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever else the page or the browser asked for would fail.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** What a page did, as far as somebody with the developer tools could see. */
export interface Visit {
  /** Addresses, headers and bodies of all requests and responses, the page itself, and what it stores. */
  readonly seen: string[];
  readonly origins: ReadonlySet<string>;
  readonly statuses: ReadonlySet<number>;
}

export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: findChromium(), args: FLAGS, timeout: 30_000 });
}

/** Opens a page, hands over what it logs line by line, and waits until its title says that it is done. */
export async function visit(
  browser: Browser,
  address: string,
  onLine: (line: string) => void,
): Promise<Visit> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const requests: Request[] = [];
    const problems: string[] = [];
    context.on('request', request => requests.push(request));
    page.on('pageerror', error => problems.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'log') onLine(message.text());
    });
    await page.goto(address);
    await page
      .waitForFunction(() => document.title === 'done', undefined, { timeout: 60_000 })
      .catch((error: unknown) => {
        throw new Error(`The page never said that it is done. ${problems.join(' ')}`, { cause: error });
      });
    const responses = await Promise.all(requests.map(request => request.response()));
    const exchanges = await Promise.all(requests.map(describeExchange));
    return {
      seen: [...exchanges.flat(), ...(await describePage(page))],
      origins: new Set(requests.map(request => new URL(request.url()).origin)),
      statuses: new Set(responses.map(response => response?.status() ?? 0)),
    };
  } finally {
    await context.close();
  }
}

async function describeExchange(request: Request): Promise<string[]> {
  const response = await request.response();
  return [
    request.url(),
    JSON.stringify(await request.allHeaders()),
    request.postData() ?? '',
    ...(response === null
      ? []
      : // An aborted answer has no body to look at.
        [JSON.stringify(await response.allHeaders()), await response.text().catch(() => '')]),
  ];
}

async function describePage(page: Page): Promise<string[]> {
  const stored = await page.evaluate(() =>
    JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]),
  );
  return [await page.content(), stored];
}
