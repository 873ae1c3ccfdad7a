import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Bundle, Result } from '../../../src/schema/ballot.ts';
import type { AnsweredPoll } from '../../../src/schema/poll.ts';
import { tallySettingsOf, type PollDocument } from '../../../src/server/nouns/poll/document.ts';
import { tally } from '../../../src/tally/tally.ts';
import { engines } from '../engines.ts';
import { kinds, pollDocument } from '../poll-support.ts';
import { put, type World } from '../support.ts';
import { deskTown, type Browser } from './support.ts';

const open = engines();
after(() => open.stop());

const page = '/desk/polls/place/papers';
const register = {
  step: 'first',
  document: 'Urne de la mairie',
  countedBy: 'le service des élections',
  day: '2026-11-20',
};
const waitingIn = (html: string): string => /name="figure-([\w-]+)\./.exec(html)?.[1] ?? '';

interface Sheet {
  changes: Partial<PollDocument>;
  /** What is typed, by figure. */
  typed: Record<string, string>;
  /** The ballots that it says. */
  ballots: Bundle[];
}

const ranked: Omit<Sheet, 'changes'> = {
  typed: { '~ballots': '20', '~blank': '1', '~list': '1 > 2 > 3 × 12\r\nUn frêne\r\n\r\nfrene > chene * 6\r\n' },
  ballots: [
    { times: 12, ballot: { kind: 'ranking', ranking: ['chene', 'tilleul', 'frene'] } },
    { times: 1, ballot: { kind: 'ranking', ranking: ['frene'] } },
    { times: 6, ballot: { kind: 'ranking', ranking: ['frene', 'chene'] } },
    { times: 1, ballot: { kind: 'blank' } },
  ],
};

const sheets: Record<string, Sheet> = {
  'several choices': {
    changes: kinds['several']!.changes,
    typed: { '~ballots': '10', '~blank': '2', chene: '8', tilleul: '3', frene: '2' },
    ballots: [
      { times: 2, ballot: { kind: 'blank' } },
      { times: 3, ballot: { kind: 'choices', choices: ['chene', 'tilleul'] } },
      { times: 2, ballot: { kind: 'choices', choices: ['chene', 'frene'] } },
      { times: 3, ballot: { kind: 'choices', choices: ['chene'] } },
    ],
  },
  scores: {
    changes: { form: { kind: 'scores', lowest: 0, highest: 2, complete: true }, method: 'score', scoreRule: 'mean' },
    typed: {
      ...{ '~ballots': '5', '~blank': '0', 'chene~0': '0', 'chene~1': '1', 'chene~2': '4' },
      ...{ 'tilleul~0': '5', 'tilleul~1': '0', 'tilleul~2': '0', 'frene~0': '4', 'frene~1': '1', 'frene~2': '0' },
    },
    ballots: [
      { times: 4, ballot: { kind: 'scores', scores: { chene: 2, tilleul: 0, frene: 0 } } },
      { times: 1, ballot: { kind: 'scores', scores: { chene: 1, tilleul: 0, frene: 1 } } },
    ],
  },
  judgments: {
    changes: kinds['judgments']!.changes,
    typed: {
      ...{ '~ballots': '4', '~blank': '1', 'chene~bad': '0', 'chene~fair': '1', 'chene~good': '2' },
      ...{ 'tilleul~bad': '3', 'tilleul~fair': '0', 'tilleul~good': '0' },
      ...{ 'frene~bad': '0', 'frene~fair': '3', 'frene~good': '0' },
    },
    ballots: [
      { times: 1, ballot: { kind: 'blank' } },
      { times: 1, ballot: { kind: 'judgments', judgments: { chene: 'fair', tilleul: 'bad', frene: 'fair' } } },
      { times: 2, ballot: { kind: 'judgments', judgments: { chene: 'good', tilleul: 'bad', frene: 'fair' } } },
    ],
  },
  'rankings, by duels': { changes: kinds['ranking']!.changes, ...ranked },
  'rankings, by rounds': { changes: { ...kinds['ranking']!.changes, method: 'instant-runoff' }, ...ranked },
};

const under = (prefix: string, typed: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [`${prefix}.${name}`, value]));

/** A town with a poll and two clerks. */
async function townOf(store: World['store'], changes: Partial<PollDocument>) {
  const valmont = await deskTown({ store });
  const document = { ...pollDocument, results: 'always', ...changes } as PollDocument;
  await put(store, 'place', document);
  const officers: Browser[] = [];
  for (const email of ['un@valmont.fr', 'deux@valmont.fr']) {
    await valmont.appoint(email, 'clerk', 'place');
    officers.push(await valmont.signedIn(email));
  }
  const [one, two] = officers as [Browser, Browser];
  return { ...valmont, document, one, two };
}

const pollOf = async (town: World): Promise<AnsweredPoll> =>
  (await town.read('/polls/place?lang=fr')) as unknown as AnsweredPoll;

/** The ballots that published figures of a ranking stand for, as any reader makes them. */
const recounted = (figures: Record<string, number>): Bundle[] =>
  Object.entries(figures).flatMap(([name, times]): Bundle[] => {
    if (name === '~blank') return times > 0 ? [{ times, ballot: { kind: 'blank' } }] : [];
    return name.startsWith('~') ? [] : [{ times, ballot: { kind: 'ranking', ranking: name.split('>') } }];
  });

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`ballots of every method on paper, on ${engine}`, () => {
    for (const [name, { changes, typed, ballots }] of Object.entries(sheets)) {
      it(`come to the result that their ballots have, entered blind by two: ${name}`, async () => {
        const valmont = await townOf(await open[engine](), changes);
        const { document, one, two, store } = valmont;
        const first = await one.send(page, { ...register, ...under('figure', typed) });
        assert.match(first.html, /Une autre personne de l’équipe doit la refaire/);
        const id = waitingIn((await two.get(page)).html);
        assert.equal((await pollOf(valmont)).offline, undefined, 'one alone counts nothing');
        const done = await two.send(page, { step: 'figures', id, ...under(`figure-${id}`, typed) });
        assert.match(done.html, /c’est compté/);
        valmont.wait(2000);
        const { numbers, offline, paper, result } = await pollOf(valmont);
        const number = ballots.reduce((sum, { times }) => sum + times, 0);
        assert.deepEqual([numbers['votes']?.value, numbers['votes']?.offline, result?.ballots], [number, number, 0]);
        const expected: Result = tally(document.method, ballots, tallySettingsOf(document));
        assert.deepEqual(offline?.[0]?.result, JSON.parse(JSON.stringify(expected)));
        if (document.form.kind === 'ranking') {
          const again = tally(
            document.method,
            recounted(paper![0]!.figures as Record<string, number>),
            tallySettingsOf(document),
          );
          assert.deepEqual(offline?.[0]?.result, JSON.parse(JSON.stringify(again)), 'a reader counts them again');
        }
        assert.match(await valmont.page('/polls/place?lang=fr'), /Urne de la mairie/);
        await store.close();
      });
    }
  });
}

describe('the sheet of ballots on paper', () => {
  it('says which figure does not go with the number of ballots, and keeps what was typed', async () => {
    for (const [name, wrong, said] of [
      ['several choices', { chene: '9' }, /href="#figure\.chene">Cela dépasse le nombre de bulletins valables/],
      ['several choices', { chene: '1' }, /href="#figure\.~ballots">Cela ne fait pas le nombre/],
      ['several choices', { '~blank': '11' }, /href="#figure\.~ballots">Le nombre de bulletins est plus petit/],
      ['scores', { 'chene~2': '3' }, /href="#figure\.chene~0">Cela ne fait pas le nombre/],
      ['judgments', { 'frene~good': '1' }, /href="#figure\.frene~bad">Cela dépasse/],
      ['rankings, by duels', { '~ballots': '21' }, /href="#figure\.~ballots">Cela ne fait pas le nombre/],
      ['rankings, by duels', { '~list': '1 > 2 × 3\n1 > 9' }, /href="#figure\.~list">La ligne 2 ne se lit pas/],
      ['rankings, by duels', { '~list': '1 > 1 × 3' }, /href="#figure\.~list">La ligne 1 ne se lit pas/],
      ['rankings, by duels', { '~list': '1 × 3\nchene × 2' }, /href="#figure\.~list">La ligne 2 ne se lit pas/],
    ] as const) {
      const { changes, typed } = sheets[name]!;
      const valmont = await townOf(await open.memory(), changes);
      const given: Record<string, string> = { ...typed, ...wrong };
      const refused = await valmont.one.send(page, { ...register, ...under('figure', given) });
      assert.equal(refused.status, 422, JSON.stringify(wrong));
      assert.match(refused.html, said);
      assert.match(refused.html, /value="Urne de la mairie"/);
      if (given['~list']) assert.match(refused.html, new RegExp(`<textarea[^>]*>${given['~list'].slice(0, 1)}`));
      assert.doesNotMatch((await valmont.one.get(page)).html, /figure-/, 'nothing waits');
    }
  });

  it('reads lines that were made to be slow in one pass', async () => {
    const { changes, typed } = sheets['rankings, by duels']!;
    const { one } = await townOf(await open.memory(), changes);
    const lines = [
      `1${' '.repeat(99_000)}2`,
      `1${'>'.repeat(99_000)}`,
      `1 ×${' 1'.repeat(49_000)}x`,
      '1×'.repeat(49_000),
    ];
    for (const line of lines) {
      const refused = await one.send(page, { ...register, ...under('figure', { ...typed, '~list': line }) });
      assert.equal(refused.status, 422);
      assert.match(refused.html, /href="#figure\.~list">La ligne 1 ne se lit pas/);
    }
  });

  it('shows two officers who differ on ranked ballots which ballots', async () => {
    const { changes, typed } = sheets['rankings, by duels']!;
    const { one, two } = await townOf(await open.memory(), changes);
    await one.send(page, { ...register, ...under('figure', typed) });
    const blind = (await two.get(page)).html;
    assert.doesNotMatch(blind, /× 12<|12<\/(?:td|strong)|12 <\/td/);
    const id = waitingIn(blind);
    const other = { ...typed, '~list': '1 > 2 > 3 × 11\n3 × 2\n3 > 1 × 6' };
    const differs = await two.send(page, { step: 'figures', id, ...under(`figure-${id}`, other) });
    assert.match(differs.html, /elle diffère de l’autre/);
    assert.match(
      differs.html,
      /Un chêne &gt; Un tilleul &gt; Un frêne<\/th> <td[^>]*> <strong>12<\/strong> <\/td> <td[^>]*> <strong>11<\/strong>/,
    );
  });
});
