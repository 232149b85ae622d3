import { join } from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  devIndicators: false, // it would lie on a button of the composer
  // The package is linked from two folders above: Turbopack looks no further than its root. An app of your own,
  // which has the package from npm, needs none of this.
  turbopack: { root: join(import.meta.dirname, '../..') },
};

export default config;
