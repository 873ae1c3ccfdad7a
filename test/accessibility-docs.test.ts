import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { judged } from './fixtures/rgaa-judged.mjs';
import {
  describeCriteria,
  describeDeclaration,
  describeFailures,
  describeRates,
  findGaps,
} from './support/accessibility-docs.mjs';

interface Rgaa {
  criteria: { id: string; topic: string; title: string; wcag: string[] }[];
}
const rgaa = JSON.parse(readFileSync(new URL('fixtures/rgaa.json', import.meta.url), 'utf8')) as Rgaa;
const one: Rgaa = { criteria: rgaa.criteria.slice(0, 1) };

describe('what is said of accessibility', () => {
  it('judges each of the 106 criteria for each of five, with its ground and with tests that exist', () => {
    assert.equal(rgaa.criteria.length, 106);
    assert.deepEqual(findGaps(rgaa, judged), []);
  });

  it('is refused where a criterion is missing, or a test does not exist', () => {
    assert.deepEqual(findGaps(one, {}), ['1.1 is not judged.']);
    const wrong = { 1.1: ['CCC', '', 'test/none.test.ts'], 99.9: ['-----', 'Nothing.'] };
    assert.deepEqual(findGaps(one, wrong), [
      '1.1 says CCC, which is no verdict for each of five.',
      '1.1 does not say how it is known.',
      '1.1 names test/none.test.ts, which does not exist.',
      '99.9 is no criterion.',
    ]);
    assert.throws(() => describeCriteria(one, wrong), /names test\/none/);
  });

  it('tells what is not kept and what was not checked apart', () => {
    const said = { 1.1: ['CN-??', 'By hand.'] };
    assert.match(describeRates(one, said), /\| poll \| 0 \| 1 \| 0 \| 0 \|/);
    assert.match(describeRates(one, said), /\| counter \| 0 \| 0 \| 0 \| 1 \|/);
    assert.equal(describeFailures(one, said), '- **1.1** (WCAG 1.1.1), poll: By hand.');
    assert.match(describeDeclaration(said), /RGAA 4\.1\.2\u00a0: vote \(1\.1\)\.[^]*yet: poll \(1\.1\)\./);
    assert.match(describeCriteria(one, said), /\| 1\.1 \| C \| NC \| NA \| not checked \| not checked \|/);
  });

  it('says what was not checked where nothing is known not to be kept', () => {
    const said = { 1.1: ['CC-?C', 'By hand.'] };
    assert.match(describeFailures(one, said), /^None of what was checked/);
    assert.match(describeDeclaration(said), /été\u00a0: compteur \(1\.1\)\.[^]*were not: counter \(1\.1\)\./);
  });

  it('stands in the document as the judgments have it', () => {
    const document = readFileSync(new URL('../docs/accessibility.md', import.meta.url), 'utf8');
    for (const { id } of rgaa.criteria) assert.match(document, RegExp(`^\\| ${id.replace('.', '\\.')} +\\|`, 'm'), id);
  });
});
