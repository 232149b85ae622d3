import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface EdgeModule {
  EdgeVM: new (options: { initialCode: string }) => {
    dispatchFetch(url: string, init: RequestInit): Promise<Response>;
  };
}

const [kit = '', script = '', assignment = ''] = process.argv.slice(2);
const { EdgeVM } = createRequire(join(kit, 'index.js'))('@edge-runtime/vm') as EdgeModule;
const edge = new EdgeVM({ initialCode: await readFile(script, 'utf8') });
const response = await edge.dispatchFetch('http://edge/', { method: 'POST', body: assignment });
for await (const bytes of response.body ?? []) process.stdout.write(bytes);
