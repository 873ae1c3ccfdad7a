import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pollDocument as documentSchema, type PollDocument } from '../../src/server/nouns/poll/document.ts';
import { thingRow } from '../../src/server/nouns.ts';
import { acts, events, people } from '../../src/server/confirmation/tables.ts';
import { ballots, pendingBallots } from '../../src/server/nouns/poll/tables.ts';
import type { Row, Table } from '../../src/server/store/store.ts';
import { tally } from '../../src/tally/tally.ts';
import { choose, kinds, pollDocument, pollTown, votesOf } from './poll-support.ts';
import { at, day, hour, newKey } from './support.ts';

const long = 'x'.repeat(2000);

describe('a bad ballot', () => {
  const bad: [kind: string, ballot: unknown, fault: string][] = [
    ['choice', undefined, 'form'],
    ['choice', null, 'form'],
    ['choice', 'chene', 'form'],
    ['choice', [], 'form'],
    ['choice', { kind: 'choices', choices: 'chene' }, 'form'],
    ['choice', { kind: 'choices', choices: [] }, 'too-few'],
    ['choice', choose('chene', 'frene'), 'too-many'],
    ['choice', choose('chene', 'chene'), 'repeated-option'],
    ['choice', choose('baobab'), 'unknown-option'],
    ['choice', choose(long), 'unknown-option'],
    ['choice', choose('<img src=x onerror=alert(1)>'), 'unknown-option'],
    ['choice', choose('__proto__'), 'unknown-option'],
    ['choice', { kind: 'three-way', stance: 1 }, 'kind'],
    ['several', choose('chene', 'frene', 'tilleul'), 'too-many'],
    ['three-way', { kind: 'three-way', stance: 2 }, 'outside-scale'],
    ['three-way', { kind: 'three-way', stance: '1' }, 'form'],
    ['scores', { kind: 'scores', scores: { chene: 6, tilleul: 1, frene: 1 } }, 'outside-scale'],
    ['scores', { kind: 'scores', scores: { chene: 0.5, tilleul: 1, frene: 1 } }, 'outside-scale'],
    ['scores', { kind: 'scores', scores: { chene: 5 } }, 'incomplete'],
    ['ranking', { kind: 'ranking', ranking: [['chene', 'frene']] }, 'shared-place'],
    ['ranking', { kind: 'ranking', ranking: ['chene', 'chene'] }, 'repeated-option'],
    ['ranking', { kind: 'ranking', ranking: [] }, 'too-few'],
    ['judgments', { kind: 'judgments', judgments: { chene: 'superb', tilleul: 'bad', frene: 'bad' } }, 'outside-scale'],
    ['judgments', { kind: 'judgments', judgments: { chene: 'bad' } }, 'incomplete'],
  ];
  for (const [kind, ballot, fault] of bad) {
    it(`is refused with its fault: ${kind}, ${JSON.stringify(ballot)?.slice(0, 50)}: ${fault}`, async () => {
      const town = await pollTown({ document: kinds[kind]!.changes });
      const { status, body } = await town.vote({ ballot });
      assert.deepEqual([status, body.reason, body.fields], [422, 'invalid', { ballot: fault }]);
      for (const table of [acts, events, people, pendingBallots, ballots] as unknown as Table<Row>[]) {
        assert.equal(await town.store.count(table, {}), 0, table.name);
      }
      assert.equal(town.mailbox.mails.length, 0);
    });
  }

  it('does not replace a good one', async () => {
    const town = await pollTown();
    const key = await town.cast(choose('chene'));
    for (const ballot of [choose('baobab'), choose('chene', 'frene'), 7]) {
      assert.equal((await town.vote({ key, ballot, email: undefined })).status, 422);
    }
    assert.deepEqual(votesOf((await town.poll()).result), { chene: 1, tilleul: 0, frene: 0 });
  });

  it('carries nothing into the store but what is counted', async () => {
    const town = await pollTown({ document: kinds['several']!.changes });
    await town.cast({ name: 'Camille', kind: 'choices', note: long, choices: ['frene', 'chene'] });
    const [row] = await town.store.list(ballots, {});
    assert.equal(row?.choice, '{"kind":"choices","choices":["chene","frene"]}');
  });

  it('comes with a sound address, the versions that stand, and a key that can’t be guessed', async () => {
    const town = await pollTown();
    const ballot = choose('chene');
    const answer = async (changes: Record<string, unknown>) => {
      const { body } = await town.vote({ ballot, ...changes });
      return body.fields ?? body.reason;
    };
    assert.deepEqual(await answer({ email: undefined }), { email: 'required' });
    assert.deepEqual(await answer({ email: 'camille' }), { email: 'invalid' });
    assert.deepEqual(await answer({ key: 'short' }), { key: 'invalid' });
    assert.equal(await answer({ textVersion: 'q0' }), 'text-changed');
    assert.equal(await answer({ noticeVersion: 'n0' }), 'text-changed');
    const key = newKey();
    await town.vote({ key, ballot });
    assert.equal(await answer({ key, email: 'autre@exemple.fr' }), 'key-used');
  });
});

describe('a poll whose ballots are final', () => {
  it('says so before, and takes one ballot per person', async () => {
    const town = await pollTown({ document: { final: true } });
    const { can, doubles } = await town.poll();
    assert.deepEqual([can['vote']?.allowed, can['withdraw']?.allowed], [true, false]);
    assert.match(can['vote']?.reason ?? '', /définitif/);
    assert.match(doubles, /premier vote confirmé/);

    const second = newKey();
    await town.vote({ key: second, ballot: choose('frene') });
    const code = town.mailbox.mails[0]?.code;
    const key = await town.cast(choose('chene'));
    const refused = async (answer: Promise<{ status: number; body: { reason?: string } }>) => {
      const { status, body } = await answer;
      assert.deepEqual([status, body.reason], [409, 'already-voted']);
    };
    await refused(town.vote({ key, ballot: choose('frene'), email: undefined }));
    await refused(town.post('/withdraw', { key }));
    await refused(town.post('/confirm', { key: second, code }));
    assert.equal(await town.store.count(people, {}), 0, 'the refused one leaves no address');
    assert.equal((await town.vote({ key, ballot: choose('chene'), email: undefined })).body.outcome, 'counted');
    assert.deepEqual(votesOf((await town.poll()).result), { chene: 1, tilleul: 0, frene: 0 });
  });

  it('answers who votes again like anyone else; only the mail tells', async () => {
    const town = await pollTown({ document: { final: true } });
    await town.cast(choose('chene'));
    const again = await town.vote({ ballot: choose('frene') });
    assert.deepEqual(again, { status: 202, body: { outcome: 'received', mailsLeft: 4 } });
    const [mail] = town.mailbox.mails;
    assert.match(mail?.subject ?? '', /^Vous avez déjà voté/);
    assert.doesNotMatch(mail?.text ?? '', /\d{6}|https?:/);
  });
});

describe('a poll', () => {
  it('shows paper ballots apart, and adds them openly', async () => {
    const settings = { options: pollDocument.options.map(({ id }) => id), form: pollDocument.form };
    const paper = tally('plurality', [choose('frene'), choose('frene'), { kind: 'blank' }], settings);
    const count = { label: { fr: 'Urne de la mairie' }, by: { fr: 'deux scrutateurs' }, at: at(-hour), result: paper };
    const town = await pollTown({ document: { offline: [count] } });
    await town.cast(choose('chene'));
    const { numbers, offline, result } = await town.poll();
    assert.deepEqual([numbers['votes']?.value, numbers['votes']?.offline, result?.ballots], [4, 3, 1]);
    assert.deepEqual(offline, [{ label: 'Urne de la mairie', by: 'deux scrutateurs', at: at(-hour), result: paper }]);
    assert.match(await town.page('/polls/arbre'), /Sur papier\u00a0: Urne de la mairie/);
  });

  it('tells its quorum, its rule and who may take part', async () => {
    const quorum = { at: 2, duty: { fr: 'Le conseil en débat.' } };
    const town = await pollTown({ document: { quorum, rule: '/regle.html', method: 'plurality' } });
    const poll = await town.poll();
    assert.deepEqual(poll.quorum, { at: 2, duty: 'Le conseil en débat.' });
    assert.equal(poll.rule, 'https://participer.exemple/regle.html');
    assert.equal(poll.who, 'Toute la ville.');
    assert.match(await town.page('/polls/arbre'), /Bulletins manquants\u00a0: 2\./);
    for (const email of ['a@exemple.fr', 'b@exemple.fr']) await town.cast(choose('chene'), email);
    assert.match(await town.page('/polls/arbre'), /Le seuil est atteint\./);
  });

  it('is shown in the language that is asked for, words and all', async () => {
    const town = await pollTown({ document: kinds['judgments']!.changes });
    const poll = (await town.read('/polls/arbre?lang=en')) as unknown as Awaited<ReturnType<typeof town.poll>>;
    assert.equal(poll.title, 'What shall we plant?');
    assert.deepEqual(poll.options[0], { id: 'chene', label: 'An oak', description: 'Lives five centuries.' });
    assert.deepEqual(poll.words, { bad: 'Bad', fair: 'Fair', good: 'Good' });
    assert.match(poll.doubles, /^One vote per email address/);
    const stances = await pollTown({ document: kinds['three-way']!.changes });
    assert.deepEqual(
      (await stances.poll()).options.map(({ id, label }) => [id, label]),
      [
        ['agree', 'D’accord'],
        ['neutral', 'Neutre'],
        ['disagree', 'Pas d’accord'],
      ],
    );
  });

  it('counts ballots that were cast elsewhere with its own', async () => {
    const bundles = [{ times: 1000, ballot: choose('tilleul') }];
    const town = await pollTown({ document: { bundles } });
    await town.cast(choose('tilleul'));
    assert.equal((await town.poll()).numbers['votes']?.value, 1001);
    assert.deepEqual((await town.published()).lines, [{ times: 1001, ballot: choose('tilleul') }]);
  });

  it('is listed with the others', async () => {
    const town = await pollTown();
    assert.match(await town.page('/polls'), /href="\/polls\/arbre\?lang=fr">Que planter/);
    assert.doesNotMatch(await town.page('/polls'), /petitions\/velo/);
    assert.match(await town.page('/'), /href="\/polls\/arbre/);
  });

  it('and its mails never say “sondage”, and stay private', async () => {
    const town = await pollTown();
    await town.cast(choose('chene'));
    const [mail] = town.mailbox.mails;
    const page = await town.page('/polls/arbre');
    for (const text of [mail?.text ?? '', mail?.subject ?? '', page])
      assert.doesNotMatch(text.replaceAll('ce n’est pas un sondage', ''), /sondage|undefined/i);
    assert.match(mail?.text ?? '', /Votre vote est reçu[\s\S]*Votre adresse sera alors effacée/);
    assert.doesNotMatch(mail?.text ?? '', /chêne|chene/i, 'the mail does not repeat the ballot');
    assert.match(mail?.text ?? '', /\/polls\/arbre\/confirm\?lang=fr&token=/);
  });
});

describe('the document of a poll', () => {
  const faults: [name: string, changes: Partial<PollDocument>, says: RegExp][] = [
    ['a method of another kind', { method: 'borda' }, /borda counts ballots of kind ranking/],
    ['more than one choice by plurality', { form: { kind: 'choices', min: 1, max: 2 } }, /plurality counts one choice/],
    ['no option', { options: [] }, /has no option/],
    ['an option twice', { options: [pollDocument.options[0]!, pollDocument.options[0]!] }, /an option is repeated/],
    ['a lot order of others', { lotOrder: ['a', 'b', 'c'] }, /not an order of the options/],
    ['a mention without a word', { ...kinds['judgments']!.changes, words: {} }, /a mention without a word/],
  ];
  for (const [name, changes, says] of faults) {
    it(`is not put in with ${name}`, () => {
      assert.throws(() => thingRow('p', { ...pollDocument, ...changes }, 0), says);
    });
  }

  it('may have one option, or a hundred with names of 2,000 characters and markup', async () => {
    const name = `<script>alert(1)</script>${long}`.slice(0, 2000);
    const hundred = Array.from({ length: 100 }, (_, number) => ({ id: `o${number}`, label: { fr: name } }));
    for (const options of [hundred.slice(0, 1), hundred]) {
      assert.ok(documentSchema.safeParse({ ...pollDocument, options }).success);
      const town = await pollTown({ document: { options } });
      await town.cast(choose('o0'));
      const page = await town.page('/polls/arbre');
      assert.ok(page.includes('&lt;script&gt;alert(1)') && !page.includes('<script>alert'));
    }
  });

  it('closes at its hour', async () => {
    const town = await pollTown();
    assert.equal((await town.poll()).phase, 'open');
    town.wait(day);
    assert.equal((await town.poll()).phase, 'closed');
  });
});
