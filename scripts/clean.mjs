import { rmSync } from 'node:fs';

// A file that left src must not stay in dist: the package ships what src says now.
rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
