import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface MiniflareModule {
  Miniflare: new (options: {
    modules: Array<{ type: 'ESModule'; path: string; contents: string }>;
    compatibilityDate: string;
    cf: false;
  }) => {
    dispatchFetch(url: string, init: RequestInit): Promise<Response>;
    dispose(): Promise<void>;
  };
}

// Without a compatibility flag: no `node:` module, no `Buffer`, no `process`.
const [kit = '', script = '', assignment = ''] = process.argv.slice(2);
const { Miniflare } = createRequire(join(kit, 'index.js'))('miniflare') as MiniflareModule;
const miniflare = new Miniflare({
  // Listed, not looked for: what `ai` imports only on Node, by a name made at run time, would be refused.
  modules: [{ type: 'ESModule', path: 'worker.js', contents: await readFile(script, 'utf8') }],
  compatibilityDate: '2026-07-01',
  cf: false,
});
const response = await miniflare.dispatchFetch('http://worker/', { method: 'POST', body: assignment });
for await (const bytes of response.body ?? []) process.stdout.write(bytes);
await miniflare.dispose();
