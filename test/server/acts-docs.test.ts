import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { format, resolveConfig } from 'prettier';
import type { Noun } from '../../src/schema/noun.ts';
import { nouns } from '../../src/schema/nouns.ts';
import { openApi } from '../../src/server/app.ts';
import { describeActs } from '../support/act-docs.mjs';

const path = join(import.meta.dirname, '..', '..', 'docs/acts.md');
const written = readFileSync(path, 'utf8');

describe('the table of acts in the documents', () => {
  it('is what the nouns and the routes say', async () => {
    const text = await format(describeActs(nouns, openApi()), { ...(await resolveConfig(path)), filepath: path });
    assert.equal(written, text, 'Run npm run docs.');
  });

  it('has a row for each act, and no other', () => {
    const rows = [...written.matchAll(/^\| `(\w+\.\w+)`/gm)].map(([, method]) => method);
    const acts = (nouns as readonly Noun[]).flatMap(({ group, acts }) =>
      Object.keys(acts).map((act) => `${group}.${act}`),
    );
    assert.deepEqual(rows, acts);
  });
});
