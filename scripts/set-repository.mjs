import { readFileSync, writeFileSync } from 'node:fs';

// Run by the release workflow, before `npm publish --provenance`: npm refuses a provenance that comes from another repository
// than the one that package.json names. Where it names none, it gets the one that the workflow runs in. No commit is made.

const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
const file = new URL('../package.json', import.meta.url);
const manifest = JSON.parse(readFileSync(file, 'utf8'));

if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY) {
  console.error('GITHUB_SERVER_URL and GITHUB_REPOSITORY are not set: this is for the release workflow.');
  process.exitCode = 1;
} else {
  const here = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;
  const known = manifest.repository?.url ?? manifest.repository;
  if (known === undefined) {
    manifest.repository = { type: 'git', url: `git+${here}.git` };
    writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
    console.log(`package.json named no repository; for this release it is ${here}.`);
  } else if (normalize(known) === normalize(here)) {
    console.log(`package.json names ${here}, where this runs.`);
  } else {
    console.error(
      `package.json names ${known}, and this runs in ${here}: correct "repository" in package.json.`,
    );
    process.exitCode = 1;
  }
}

/** `git+https://host/owner/name.git`, `https://host/owner/name` → `host/owner/name` */
function normalize(address) {
  return address
    .replace(/^(git\+)?(https|ssh):\/\/(git@)?/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}
