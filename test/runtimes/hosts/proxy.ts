import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';

/** A website with a page and fal's server proxy, in the framework that is asked for. Prints its port. */

type Handle = (request: Request) => Promise<Response> | Response;

interface ProxyConfig {
  allowedEndpoints: string[];
}

interface HonoContext {
  body(text: string, status: number, headers: Record<string, string>): Response;
}

const [kit = '', framework = '', folder = ''] = process.argv.slice(2);
const load = createRequire(join(kit, 'index.js'));
const { DEFAULT_PROXY_ROUTE: route } = load('@fal-ai/server-proxy') as { DEFAULT_PROXY_ROUTE: string };
const config: ProxyConfig = { allowedEndpoints: ['openrouter/router/**'] };
const page = '<!doctype html><title>loading</title><body><script type="module" src="/page.js"></script>';
const script = await readFile(join(folder, 'page.js'), 'utf8');
const files: Record<string, [type: string, text: string]> = {
  '/': ['text/html; charset=utf-8', page],
  '/page.js': ['text/javascript; charset=utf-8', script],
};

const SITES: Record<string, () => Server> = { express: serveExpress, hono: serveHono, next: serveNext };
const server = SITES[framework]?.();
if (server === undefined) throw new Error(`There is no site made with ${framework}.`);
// Nobody is left to stop it once the tests are gone.
process.stdin.once('end', () => process.exit()).resume();
server.once('listening', () => console.log((server.address() as AddressInfo).port));

function serveExpress(): Server {
  const express = load('express') as ExpressModule;
  const { createHandler } = load('@fal-ai/server-proxy/express') as {
    createHandler(options: ProxyConfig): ExpressHandler;
  };
  const app = express();
  for (const [path, [type, text]] of Object.entries(files)) {
    app.get(path, (_request, response) => response.type(type).send(text));
  }
  app.use(express.json({ limit: '10mb' }));
  app.all(route, createHandler(config));
  return app.listen(0, '127.0.0.1');
}

function serveHono(): Server {
  const { Hono } = load('hono') as { Hono: new () => HonoApp };
  const { createRouteHandler } = load('@fal-ai/server-proxy/hono') as {
    createRouteHandler(options: ProxyConfig): HonoHandler;
  };
  const app = new Hono();
  for (const [path, [type, text]] of Object.entries(files)) {
    app.get(path, context => context.body(text, 200, { 'content-type': type }));
  }
  app.all(route, createRouteHandler(config));
  return serveFetch(app.fetch);
}

/** The route handler alone: what Next.js does around it is to find it. */
function serveNext(): Server {
  const { createRouteHandler } = load('@fal-ai/server-proxy/nextjs') as {
    createRouteHandler(options: ProxyConfig): { POST: Handle };
  };
  const { POST } = createRouteHandler(config);
  return serveFetch(request => {
    const { pathname } = new URL(request.url);
    if (pathname === route && request.method === 'POST') return POST(request);
    const [type, text] = files[pathname] ?? [];
    if (type === undefined) return new Response('Not found', { status: 404 });
    return new Response(text ?? '', { headers: { 'content-type': type } });
  });
}

function serveFetch(fetchHandler: Handle): Server {
  const { serve } = load('@hono/node-server') as {
    serve(options: { fetch: Handle; port: number; hostname: string }): Server;
  };
  return serve({ fetch: fetchHandler, port: 0, hostname: '127.0.0.1' });
}

type ExpressHandler = (request: unknown, response: ExpressResponse, next: () => void) => unknown;

interface ExpressResponse {
  type(type: string): ExpressResponse;
  send(text: string): void;
}

interface ExpressModule {
  (): {
    get(path: string, handler: ExpressHandler): void;
    use(handler: ExpressHandler): void;
    all(path: string, handler: ExpressHandler): void;
    listen(port: number, hostname: string): Server;
  };
  json(options: { limit: string }): ExpressHandler;
}

type HonoHandler = (context: HonoContext) => Promise<Response> | Response;

interface HonoApp {
  get(path: string, handler: HonoHandler): void;
  all(path: string, handler: HonoHandler): void;
  fetch: Handle;
}
