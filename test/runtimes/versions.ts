/** What the tests run on, exactly. Chromium alone is not here: it is a package of the system. */
export const VERSIONS = {
  node: ['20.20.2', '22.23.3', '24.21.0', '26.10.0'],
  bun: '1.4.5',
  deno: '2.9.6',
  miniflare: '4.20260730.0',
  edgeRuntime: '5.0.0',
  serverProxy: '1.2.1',
  express: '4.22.3',
  hono: '4.13.19',
  honoNodeServer: '2.1.9',
  next: '16.4.6',
} as const;

/** The Node under the hosts of `workerd`, the edge runtime and fal's proxy. */
export const HOST_NODE = '24.21.0' satisfies (typeof VERSIONS.node)[number];

/** What the packed tarball is installed beside. The aliases keep four generations apart in one project. */
export const PROJECT_DEPENDENCIES = [
  'ai@7.0.173',
  'ai-v6@npm:ai@6.0.325',
  'ai-v5@npm:ai@5.0.277',
  'ai-v4@npm:ai@4.3.19',
  'zod@3.25.76',
];
