import { schemas } from '../../../src/server/nouns.ts';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ResultOf } from '../../../src/schema/ballot.ts';
import type { Poll } from '../../../src/schema/poll.ts';
import { createApp } from '../../../src/server/app.ts';
import { importFile } from '../../../src/server/nouns/consultation/import/run.ts';
import { createMailbox } from '../../../src/server/mail/mailbox.ts';
import { stanceTotals } from '../../../src/server/nouns/poll/stance-totals.ts';
import { memoryStore } from '../../../src/server/store/memory.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import { ballots } from '../../../src/server/nouns/poll/tables.ts';
import { participants } from '../../../src/server/core/tables.ts';
import { proposals, reports, sources } from '../../../src/server/nouns/consultation/tables.ts';
import { comments } from '../../../src/server/nouns/comments/tables.ts';
import { excerpt } from './excerpt.ts';

/*
 * The whole export, where it lies beside the project, against a count that shares nothing with the importer: its own reader, and
 * totals told by what a row looks like as one piece of text instead of cell by cell.
 */

const file = fileURLToPath(new URL('../../../../shared/data/rua-fonctionnement.csv', import.meta.url));

/** Cells of a CSV text, by a machine with two states: within quotation marks or not. */
function readCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === ';' || letter === '\n') {
      row.push(cell.replace(/\r$/, ''));
      cell = '';
      if (letter === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += letter;
  }
  return rows;
}

const date = String.raw`\d\d/\d\d/\d{4} \d\d:\d\d`;
/** A proposal ends with its dates, its address, that it is published, perhaps that it was taken out, and nine totals. */
const soundOpinion = new RegExp(`${date};(?:${date})?;https:[^;]+;1;(?:[^;]*;){4}((?:\\d+;){9})`);
function countAnew(text: string) {
  const [, ...rows] = readCells(text);
  const people = new Set<string>();
  const cast = new Map<string, string>();
  const declared = new Map<string, number[]>();
  const counted = new Map<string, number[]>();
  const sums = { opinion: 0, vote: 0, argument: 0, source: 0, reportings: 0 };
  const refused: number[] = [];
  const add = (proposal: string, position: number, step = 1): void => {
    const totals = counted.get(proposal) ?? Array<number>(9).fill(0);
    totals[position]! += step;
    counted.set(proposal, totals);
  };
  rows.forEach((cells, index) => {
    const type = cells[0] as keyof typeof sums;
    const line = cells.join(';');
    const totals = type === 'opinion' ? soundOpinion.exec(`${line};`) : null;
    // Whatever is cut off behind them, a contribution is told by its id and by what it is about.
    if ((type === 'opinion' && !(cells[1] && cells[5])) || (type === 'argument' && !(cells[31] && cells[29]))) {
      refused.push(index + 2);
      return;
    }
    sums[type]++;
    people.add(cells[{ opinion: 2, vote: 26, argument: 32, source: 54, reportings: 47 }[type]]!);
    if (totals) declared.set(cells[1]!, totals[1]!.split(';').slice(0, 9).map(Number));
    if (type === 'vote') cast.set(`${cells[25]} ${cells[26]}`, cells[27]!);
    if (type === 'source') add(cells[52]!, 7);
    if (type === 'argument') {
      add(cells[29]!, 4);
      add(cells[29]!, cells[33] === 'FOR' ? 5 : 6);
    }
  });
  for (const [key, choice] of cast) {
    add(key.split(' ')[0]!, 0);
    add(key.split(' ')[0]!, { YES: 1, MITIGE: 2, NO: 3 }[choice]!);
  }
  let discrepancies = 0;
  for (const [proposal, totals] of declared) {
    discrepancies += totals.filter((total, position) => total !== (counted.get(proposal)?.[position] ?? 0)).length;
  }
  return { rows: rows.length, sums, ballots: cast.size, participants: people.size, refused, discrepancies, counted };
}

test('the whole export gives what a separate count gives', async (context) => {
  if (!existsSync(file)) {
    context.diagnostic('Left out: the whole export does not lie in ../shared/data/rua-fonctionnement.csv.');
    return;
  }
  const expected = countAnew(readFileSync(file, 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'civic-import-'));
  const store = await sqliteStore(join(folder, 'whole.sqlite'), schemas);
  try {
    const controller = new AbortController();
    const stopped = importFile(store, file, {
      signal: controller.signal,
      onProgress: ({ rows }) => rows > 4000 && controller.abort(new Error('enough')),
    });
    await assert.rejects(stopped, /enough/);
    for (let time = 0; time < 2; time++) {
      const result = await importFile(store, file);
      assert.deepEqual([result.proposals, result.comments, result.refused.length], [434, 1777, 0]);
      // Of the totals that the file declares, those of one proposal alone are others than its rows give.
      assert.equal(new Set(result.discrepancies.map(({ proposal }) => proposal)).size, 1);
      assert.equal(result.rows, expected.rows);
      assert.equal(result.proposals, expected.sums.opinion);
      assert.equal(result.ballots, expected.ballots);
      assert.equal(result.replaced, expected.sums.vote - expected.ballots);
      assert.equal(result.comments, expected.sums.argument);
      assert.equal(result.sources, expected.sums.source);
      assert.equal(result.reports, expected.sums.reportings);
      assert.equal(result.participants, expected.participants);
      assert.deepEqual(
        result.refused.map(({ row }) => row),
        expected.refused,
      );
      assert.equal(result.discrepancies.length, expected.discrepancies);

      const scope = { scope: 'rua-fonctionnement' };
      assert.equal(await store.count(proposals, scope), result.proposals);
      assert.equal(await store.count(ballots, scope), result.ballots);
      assert.equal(await store.count(comments, scope), result.comments);
      assert.equal(await store.count(sources, scope), result.sources);
      assert.equal(await store.count(reports, scope), result.reports);
      assert.equal(await store.count(participants, scope), result.participants);
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});

test('the votes on each proposal are those of a separate count over the file', async (context) => {
  const whole = existsSync(file);
  if (!whole) context.diagnostic('Counted over the excerpt: the whole export does not lie beside the project.');
  const counted = whole ? file : excerpt;
  const expected = countAnew(readFileSync(counted, 'utf8')).counted;
  const store = memoryStore();
  const { id: scope, proposals: many, ballots: cast } = await importFile(store, counted);
  const totals = await store.list(stanceTotals, { scope });
  assert.equal(totals.length, many);
  let listed = 0;
  for (const { thing: id, ballots: all, agree, neutral, disagree } of totals) {
    const [votes = 0, yes = 0, mixed = 0, no = 0] = expected.get(id) ?? [];
    assert.deepEqual([all, agree, neutral, disagree], [votes, yes, mixed, no], id);
    listed += all;
  }
  // One by one, as polls; some at the front and at the end are enough of them.
  const ids = totals.map(({ thing }) => thing);
  const app = createApp({ store, mailer: createMailbox(), baseUrl: 'https://participer.exemple' });
  for (const id of [...ids.slice(0, 40), ...ids.slice(-40)]) {
    const response = await app.request(`/consultations/${scope}/proposals/${id}?lang=fr`, {
      headers: { Accept: 'application/json' },
    });
    const { result, phase } = (await response.json()) as Poll;
    const [, yes = 0, mixed = 0, no = 0] = expected.get(id) ?? [];
    assert.deepEqual(
      (result as ResultOf<'three-way'>).counts.map(({ votes }) => votes),
      [yes, mixed, no],
      id,
    );
    assert.equal(phase, 'archived');
  }
  assert.ok(listed <= cast, 'votes on proposals that the file does not hold are in no list');
});
