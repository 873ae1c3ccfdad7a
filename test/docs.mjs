import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { buildWhatIsMissing } from './support/build.mjs';
import { describeElements, describeTokens } from './support/element-docs.mjs';

/*
 * Writes the generated documents; with `--check`, says which of them no longer tell what the code does.
 */
if (!buildWhatIsMissing()) process.exit(1);

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8'));
const { openApi } = await import('../dist/server/openapi.js');

const documents = {
  'docs/elements.md': describeElements(manifest),
  'docs/tokens.md': describeTokens(manifest),
  'docs/openapi.json': JSON.stringify(openApi()),
};

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

let stale = 0;
for (const [name, text] of Object.entries(documents)) {
  const path = join(root, name);
  const formatted = await format(text, { ...(await resolveConfig(path)), filepath: path });
  if (read(path) === formatted) continue;
  stale += 1;
  if (process.argv.includes('--check')) console.error(`${name} is not what the code says. Run npm run docs.`);
  else writeFileSync(path, formatted);
}
process.exit(process.argv.includes('--check') && stale > 0 ? 1 : 0);
