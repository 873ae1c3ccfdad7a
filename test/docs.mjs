import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  describeCriteria,
  describeDeclaration,
  describeFailures,
  describeRates,
  describeTools,
} from './support/accessibility-docs.mjs';
import { judged } from './fixtures/rgaa-judged.mjs';
import { buildWhatIsMissing } from './support/build.mjs';
import { describeDocuments } from './support/document-docs.mjs';
import { describeActs, describeAddresses } from './support/act-docs.mjs';
import { describeElements, describeTokens, listElements } from './support/element-docs.mjs';
import { describeTypes } from './support/element-types.mjs';

/*
 * Writes the generated documents; with `--check`, says which of them no longer tell what the code does.
 */
const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');
let stale = 0;

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const readManifest = () => JSON.parse(read(join(root, 'dist/custom-elements.json')));

async function put(name, text) {
  const path = join(root, name);
  const formatted = await format(text, { ...(await resolveConfig(path)), filepath: path });
  if (read(path) === formatted) return;
  stale += 1;
  if (isCheck) console.error(`${name} is not what the code says. Run npm run docs.`);
  else writeFileSync(path, formatted);
}

/** Writes between the two comments that hold the place of a generated part in a document. */
const putPart = (name, part, text) =>
  put(
    name,
    read(join(root, name)).replace(RegExp(`(<!-- ${part}: .*-->\n)[^]*(?=<!-- /${part} -->)`), `$1\n${text}\n\n`),
  );

/** Writes what is known of accessibility, which nothing that is built tells. */
async function putAccessibility() {
  const rgaa = JSON.parse(read(join(root, 'test/fixtures/rgaa.json')));
  const own = JSON.parse(read(join(root, 'package.json')));
  const parts = {
    tools: describeTools(own),
    rates: describeRates(rgaa, judged),
    declaration: describeDeclaration(judged),
  };
  Object.assign(parts, { failures: describeFailures(rgaa, judged), criteria: describeCriteria(rgaa, judged) });
  for (const [part, text] of Object.entries(parts)) await putPart('docs/accessibility.md', part, text);
}

await putAccessibility();

const putTypes = () => put('src/frameworks/tags.ts', describeTypes(readManifest()));

// These types are themselves built: where an element has changed, they come first, from a manifest of the sources.
if (!isCheck) {
  if (spawnSync('npm run --silent manifest', { cwd: root, shell: true, stdio: 'inherit' }).status !== 0)
    process.exit(1);
  await putTypes();
}
if (!buildWhatIsMissing()) process.exit(1);
const { openApi } = await import('../dist/server/app.js');
await putTypes();
await put('docs/elements.md', describeElements(readManifest()));
await put('docs/tokens.md', describeTokens(readManifest()));
const { nouns } = await import('../dist/schema/nouns.js');
await put('docs/acts.md', describeActs(nouns, openApi()));
const served = await import('../dist/server/nouns.js');
await put('docs/documents.md', describeDocuments(served.nouns));
await putPart('README.md', 'elements', listElements(readManifest()));
await putPart('docs/protocol.md', 'addresses', describeAddresses(nouns));
const { deskOpenApi } = await import('../dist/server/desk/openapi.js');
await put('docs/openapi.json', JSON.stringify(openApi([deskOpenApi(served.nouns)])));
process.exit(isCheck && stale > 0 ? 1 : 0);
