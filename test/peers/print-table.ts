import { parseArgs } from 'node:util';
import { compare, renderHeadlines, renderReasons, renderTables, renderVersions } from './render-table.js';

const { values } = parseArgs({
  options: {
    headlines: { type: 'boolean', default: false },
    reasons: { type: 'boolean', default: false },
  },
});

const comparison = await compare();
if (values.headlines) console.log(renderHeadlines(comparison));
else if (values.reasons) console.log(renderReasons(comparison));
else console.log(`${renderVersions()}\n${renderTables(comparison)}`);
