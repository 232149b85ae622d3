#!/usr/bin/env node
import { EXIT } from './exit.js';
import { runCli } from './run-cli.js';
import { createProcessTerminal } from './terminal.js';

// `models | head`: who reads has gone, and there is nobody to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
});

// Not `process.exit`: what was written to a pipe may still be on its way.
process.exitCode = await runCli(process.argv.slice(2), createProcessTerminal());
