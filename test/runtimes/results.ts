import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const PAGE = fileURLToPath(new URL('../../docs/runtimes.md', import.meta.url));

export const COLUMNS = ['AI SDK 7', 'AI SDK 6', 'AI SDK 5', 'AI SDK 4', 'scenes'] as const;
export type Column = (typeof COLUMNS)[number];

interface Row {
  name: string;
  version: string;
  how: string;
  cells: Partial<Record<Column, 'yes' | '**no**'>>;
}

/** What a run has found, row by row in the order of the runtimes. */
export class Results {
  readonly #rows = new Map<string, Row>();

  addRuntime(name: string, how: string): void {
    this.#rows.set(name, { name, version: 'not installed', how, cells: {} });
  }

  setVersion(name: string, version: string): void {
    const row = this.#rows.get(name);
    if (row !== undefined) row.version = version;
  }

  /** Runs a test and keeps how it ended. */
  async record(name: string, column: Column, test: () => Promise<void>): Promise<void> {
    const row = this.#rows.get(name);
    if (row !== undefined) row.cells[column] = '**no**';
    await test();
    if (row !== undefined) row.cells[column] = 'yes';
  }

  async write(): Promise<void> {
    mkdirSync(dirname(PAGE), { recursive: true });
    writeFileSync(PAGE, await this.#format());
  }

  /** What this run found and what the docs say, without what is another machine's: the browser is a package of the system. */
  async compare(): Promise<{ found: string; written: string }> {
    const written = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
    return { found: leaveOutBrowser(await this.#format()), written: leaveOutBrowser(written) };
  }

  async #format(): Promise<string> {
    const rows = [...this.#rows.values()].map(({ name, version, how, cells }) => [
      name,
      version,
      ...COLUMNS.map(column => cells[column] ?? 'not run'),
      how,
    ]);
    const heads = ['runtime', 'version', ...COLUMNS.slice(0, -1), 'errors, abort, files, models', 'how'];
    const table = [heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
    const options = await resolveConfig(PAGE);
    return await format(`${INTRODUCTION}\n${table.join('\n')}\n${NOTES}`, { ...options, filepath: PAGE });
  }
}

/** A version of another length changes the padding of the whole column. */
function leaveOutBrowser(page: string): string {
  return page.replaceAll(/\d+(\.\d+){3}/g, '…').replaceAll(/ +|-{2,}/g, ' ');
}

const INTRODUCTION = `# Runtimes

<!-- Written by \`UPDATE_DOCS=1 npm run test:runtimes\`: what stands here is what that run found. -->

The packed tarball is installed beside \`ai\` 4, 5, 6 and 7, and the same small program is run everywhere: it streams an answer with
reasoning and a tool call, and prints text and cost. **yes** means that all of it came, and that the first words were there before the
last had been sent. The last column of results is a second program, on AI SDK 7: a missing key, refusals, a connection that breaks or is not there, an
aborted answer, an image in and out, an embedding, the image model; it has to end in the same words everywhere.
`;

const NOTES = `
- Everything runs against [the emulator](testing.md), not against fal.
- \`workerd\` and the edge runtime have no \`node:\` modules and no \`process\`; the key is a setting there, elsewhere \`FAL_API_KEY\`.
- Deno: the permission \`sys\` is asked for by \`ai\` 6 and 7 when they are imported, not by this package.

## In the browser

\`createFalOpenRouter({ proxyUrl: '/api/fal/proxy' })\` sends every request to [fal's server proxy](https://www.npmjs.com/package/@fal-ai/server-proxy)
on your own server, which adds the key. The run looks through everything that the page sent, received and stored: the key is nowhere, and no other
address is asked. The three adapters differ, which this package can't mend:

| adapter | streams | status of an error | connection to fal breaks | page aborts | \`storeIO\`, \`startTimeout\` |
| --- | --- | --- | --- | --- | --- |
| Next.js, app router | yes | kept | an error | fal is told | reach fal |
| Hono | yes | kept | an error | fal is told | **dropped**: fal keeps request and answer |
| Express | yes | always 200; this package reads the error from the body | an error: the stream ends without its end | **fal goes on**, and bills | reach fal |

None of them passes on \`appName\`, \`appUrl\` or headers of your own: only \`x-fal-…\` goes through. The adapter for Next.js' pages router does not stream
(its own documentation says so). Next.js' handler is run here by itself, without the server of Next.js. Protect the proxy's route with your own authentication, and set \`allowedEndpoints: ['openrouter/router/**']\`: without it, everyone who finds it can
use all of fal with your key.
`;
