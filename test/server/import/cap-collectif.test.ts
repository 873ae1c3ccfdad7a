import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Entry } from '../../../src/server/nouns/consultation/import/cap-collectif.ts';
import type { CapRecord } from '../../../src/server/nouns/consultation/import/records.ts';
import { excerpt, fileOf, readAll, rowOf, voteRow } from './excerpt.ts';

/** The entry of a row; the header is row 1. */
function at(entries: readonly Entry[], row: number): Entry {
  const entry = entries.find((one) => one.row === row);
  assert.ok(entry);
  return entry;
}

function recordAt<K extends CapRecord['kind']>(entries: readonly Entry[], row: number, kind: K) {
  const entry = at(entries, row);
  assert.ok('record' in entry && entry.record.kind === kind, `row ${row} is a ${kind}`);
  return entry.record as Extract<CapRecord, { kind: K }>;
}

function reasonAt(entries: readonly Entry[], row: number): string {
  const entry = at(entries, row);
  assert.ok('reason' in entry, `row ${row} is refused`);
  return entry.reason;
}

function howAt(entries: readonly Entry[], row: number): string {
  const entry = at(entries, row);
  assert.ok('how' in entry, `row ${row} is mended`);
  return entry.how ?? '';
}

describe('rows cut from a real export', async () => {
  const entries = await readAll(readFileSync(excerpt), 1000);

  test('each row is told with its number and its line', () => {
    assert.deepEqual(
      entries.map(({ row }) => row),
      Array.from({ length: 50 }, (_, number) => number + 2),
    );
    // Row 36 stands on two lines.
    assert.deepEqual(
      [36, 37, 51].map((row) => at(entries, row).line),
      [36, 38, 52],
    );
  });

  test('a proposal, with the totals that are declared for it', () => {
    const proposal = recordAt(entries, 2, 'proposal');
    assert.equal(proposal.title, "Financer le Revenu universel d'activité par la solidarité nationale");
    assert.equal(proposal.section, "3. Le financement du Revenu universel d'activité");
    assert.match(proposal.body, /^Aujourd’hui, les prestations .* départements\.$/);
    assert.equal(proposal.at, Date.parse('2019-10-07T15:47:00+02:00'));
    assert.equal(proposal.removed, null);
    assert.deepEqual(proposal.declared, {
      votesCount: 597,
      votesCountOk: 344,
      votesCountMitige: 131,
      votesCountNok: 122,
      argumentsCount: 139,
      argumentsCountFor: 86,
      argumentsCountAgainst: 53,
      sourcesCount: 1,
      versionsCount: 0,
    });
  });

  test('votes, sources, reports and arguments', () => {
    const vote = recordAt(entries, 3, 'vote');
    assert.deepEqual([vote.choice, vote.at], ['0', Date.parse('2019-11-20T09:53:00+01:00')]);
    assert.equal(recordAt(entries, 13, 'source').body, 'voir le lien');
    assert.match(
      recordAt(entries, 43, 'source').body,
      /^vous pouvez signer la pétition\n\nhttp:\/\/www\.change\.org\/\w+$/,
    );
    const report = recordAt(entries, 14, 'report');
    assert.deepEqual([report.reason, report.body], ['ERROR', 'Proposition ambigue']);
    const argument = recordAt(entries, 17, 'argument');
    assert.deepEqual([argument.alignment, argument.supports], [1, 0]);
    assert.equal(argument.body, 'Existe déjà, mais trop de fraude');
  });

  test('what was taken out keeps the reason', () => {
    assert.equal(recordAt(entries, 32, 'argument').removed, 'Contenu offensant, violent ou haineux.');
    assert.equal(recordAt(entries, 35, 'proposal').removed, 'Propos violents');
  });

  test('missing cells at the end are no fault, nor are semicolons and lines in a text', () => {
    assert.match(recordAt(entries, 16, 'argument').body, /^Il faut être réaliste;Remettons/);
    assert.match(recordAt(entries, 18, 'argument').body, /conjoint; on est déjà/);
    assert.match(recordAt(entries, 36, 'argument').body, /\nAujourd'hui; il faut .* "bonus" ;/s);
  });

  test('a row whose last cells are missing is taken, and named with what it lacks', () => {
    const whole = 'the row is cut off; missing: the date, the address, the mark of publication, the number of supports';
    for (const row of [19, 29, 46]) {
      assert.equal(howAt(entries, row), `${whole}; date unknown; text cut off`);
      const argument = recordAt(entries, row, 'argument');
      assert.equal(argument.at, undefined);
      assert.match(argument.body, /\S \[…\]$/);
    }
    for (const row of [21, 30, 31, 51]) {
      assert.equal(howAt(entries, row), 'the row is cut off; missing: the mark of publication, the number of supports');
      const argument = recordAt(entries, row, 'argument');
      assert.ok(argument.at !== undefined && argument.at > Date.parse('2019-10-01'));
      assert.doesNotMatch(argument.body, /…\]$/);
    }
    assert.equal(
      howAt(entries, 33),
      'the row is cut off; missing: the date, the address, the mark of publication, its totals; date unknown; text cut off',
    );
    assert.deepEqual(recordAt(entries, 33, 'proposal').declared, {});
  });

  test('an empty cell that was lost before the address is put back', () => {
    assert.match(howAt(entries, 45), /^an empty cell was missing before the address/);
    assert.equal(recordAt(entries, 45, 'argument').at, Date.parse('2019-10-13T11:01:00+02:00'));
  });

  test('a separator that was lost is put back where everything then fits, and the row is named', () => {
    const titled = recordAt(entries, 22, 'proposal');
    assert.match(titled.title, /^Dès l'attribution .*, selon la situation de la personne$/);
    assert.match(titled.body, /^Si la personne ne travaille pas/);
    assert.equal(titled.declared.votesCount, 635);
    assert.equal(recordAt(entries, 35, 'proposal').title, 'Récupérer les aides sur succession');

    const dated = recordAt(entries, 38, 'proposal');
    assert.match(dated.body, /Salaire Minimum de Croissance\.$/);
    assert.equal(dated.at, Date.parse('2019-10-12T15:01:00+02:00'));
    assert.equal(recordAt(entries, 44, 'argument').at, Date.parse('2019-10-11T21:04:00+02:00'));

    const mended = entries.filter((entry) => 'how' in entry);
    assert.deepEqual(
      mended.map(({ row }) => row),
      [19, 21, 22, 29, 30, 31, 33, 35, 38, 44, 45, 46, 51],
    );
    for (const entry of mended.filter(({ row }) => [22, 35, 38, 44].includes(row)))
      assert.match(String('how' in entry && entry.how), /stood in one cell and were parted/);
  });

  test('no matter how the bytes arrive', async () => {
    assert.deepEqual(await readAll(readFileSync(excerpt), 13), entries);
  });
});

describe('other files', () => {
  test('a kind that is unknown and cells that are no such thing are refused', async () => {
    const entries = await readAll(
      fileOf(
        rowOf({ type: 'reply' }),
        voteRow('p', 'a', 'MAYBE', '01/02/2020 10:00'),
        voteRow('p', '', 'YES', '31/02/2020 10:00'),
        voteRow('p q', 'a', 'YES', '01/02/2020 10:00'),
      ),
    );
    assert.deepEqual(
      entries.map(({ row }) => reasonAt(entries, row)),
      [
        'the kind "reply" is unknown',
        'the cells are not in their columns; "MAYBE" stands in the place of the choice',
        'the cells are not in their columns; "31/02/2020 10:00" stands in the place of the date; missing: the author',
        'the cells are not in their columns; "p q" stands in the place of the proposal',
      ],
    );
  });

  test('what has no id or no subject is refused; what is not published, or is no date, too', async () => {
    const argument = {
      type: 'argument',
      contributions_arguments_related_id: 'p',
      contributions_arguments_id: 'a',
      contributions_arguments_author_id: 'b',
      contributions_arguments_type: 'FOR',
      contributions_arguments_body: 'Oui',
    };
    const proposal = { type: 'opinion', contributions_id: 'p', contributions_author_id: 'b', contributions_title: 'T' };
    const entries = await readAll(
      fileOf(
        rowOf(argument),
        rowOf({ ...argument, contributions_arguments_id: '' }),
        rowOf({ ...argument, contributions_arguments_related_id: '' }),
        rowOf({ ...argument, contributions_arguments_createdAt: 'hier' }),
        rowOf({ ...argument, contributions_arguments_published: '0' }),
        rowOf(proposal),
        rowOf({ ...proposal, contributions_title: '' }),
        voteRow('p', 'b', 'YES', ''),
      ),
    );
    assert.deepEqual(
      entries.map((entry) => 'record' in entry),
      [true, false, false, false, false, true, false, true],
    );
  });

  test('columns are found by their names, wherever they stand', async () => {
    const [header, vote] = fileOf(voteRow('p', 'a', 'YES', '01/02/2020 10:00')).split('\r\n') as [string, string];
    const turned = [header, vote].map((line) => line.split(';').toReversed().join(';')).join('\n');
    const [entry] = await readAll(turned.replace('type\n', 'type;new column\n'));
    assert.ok(entry && 'record' in entry && entry.record.kind === 'vote' && entry.record.choice === '1');
  });

  test('a byte order mark and empty lines are no matter', async () => {
    const vote = voteRow('p', 'a', 'NO', '01/02/2020 10:00');
    const entries = await readAll(`\ufeff${fileOf(vote, '', vote)}\r\n\r\n`);
    assert.deepEqual(
      entries.map(({ row, line }) => [row, line]),
      [
        [2, 2],
        [3, 4],
      ],
    );
    assert.equal(recordAt(entries, 3, 'vote').choice, '-1');
  });

  test('an empty file, another table, another encoding: one sentence each', async () => {
    await assert.rejects(readAll(''), /The file is empty/);
    await assert.rejects(readAll('name;age\nAda;36\n'), /not the open data of a consultation on Cap Collectif.*"type"/);
    const latin = Buffer.from(fileOf(voteRow('p', 'é', 'NO', '01/02/2020 10:00')), 'latin1');
    await assert.rejects(readAll(latin), /not UTF-8 \(behind byte \d+\)/);
  });

  test('a quotation mark that is never closed is named with its line', async () => {
    const vote = voteRow('p', 'a', 'NO', '01/02/2020 10:00');
    await assert.rejects(
      readAll(fileOf(vote, `argument;"${vote.replaceAll('"', '')}`, vote.replaceAll('"', ''))),
      /from line 3 on/,
    );
  });
});
