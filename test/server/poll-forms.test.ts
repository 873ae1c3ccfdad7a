import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Ballot } from '../../src/schema/ballot.ts';
import { fieldsOf } from './form-fields.ts';
import { choose, kinds, pollTown, votesOf, type PollTown } from './poll-support.ts';
import { newKey } from './support.ts';

const path = '/polls/arbre/ballots';
const email = 'camille@exemple.fr';

/** What a person would choose in the plain form to cast the first ballot of each kind. */
const chosen: Record<string, Record<string, string>> = {
  choice: { choice: 'chene' },
  several: { 'choice:chene': 'yes', 'choice:frene': 'yes' },
  'three-way': { stance: '1' },
  scores: { 'score:chene': '5', 'score:tilleul': '2', 'score:frene': '0' },
  ranking: { 'place:chene': '1', 'place:tilleul': '2', 'place:frene': '3' },
  judgments: { 'judgment:chene': 'good', 'judgment:tilleul': 'fair', 'judgment:frene': 'bad' },
};

const judging = { ...kinds['judgments']?.changes, form: { kind: 'judgments', mentions: ['bad', 'fair', 'good'] } };
const scoring = { method: 'score', form: { kind: 'scores', lowest: 0, highest: 5, complete: false } };
const answer = 'Répondez pour une option au moins, ou votez blanc.';

/** What each kind of ballot says of what is left out: with the question, where nothing was filled in, and of a ballot with one answer. */
const sayings: Record<
  string,
  { document: object; filled: Record<string, string>; legend: string; nothing: string; review: string[] }
> = {
  choices: {
    document: kinds['several']!.changes,
    filled: { 'choice:chene': 'yes' },
    legend: 'Choisissez 2 réponses au plus',
    nothing: 'Choisissez une réponse, ou votez blanc.',
    review: ['Un chêne', 'Hors de votre choix\u00a0: Un tilleul et Un frêne'],
  },
  'a stance': {
    document: kinds['three-way']!.changes,
    filled: { stance: '-1' },
    legend: 'Donnez votre avis',
    nothing: 'Choisissez une réponse, ou votez blanc.',
    review: ['Pas d’accord', 'Hors de votre choix\u00a0: D’accord et Neutre'],
  },
  ranking: {
    document: kinds['ranking']!.changes,
    filled: { 'place:frene': '1' },
    legend: 'Celles que vous laissez de côté viennent après, à égalité.',
    nothing: answer,
    review: ['1. Un frêne', 'Ensuite, à égalité\u00a0: Un chêne et Un tilleul'],
  },
  'judgments that reject': {
    document: { ...judging, form: { ...judging.form, missing: { mention: 'bad' } } },
    filled: { 'judgment:chene': 'good' },
    legend: 'Une option sans mention compte comme «\u00a0Mauvais\u00a0».',
    nothing: `${answer} Une option sans mention compte comme «\u00a0Mauvais\u00a0».`,
    review: [
      'Un chêne\u00a0: Bon',
      'Un tilleul\u00a0: Sans mention (= Mauvais)',
      'Un frêne\u00a0: Sans mention (= Mauvais)',
    ],
  },
  'judgments that leave open': {
    document: { ...judging, form: { ...judging.form, missing: 'median' } },
    filled: { 'judgment:chene': 'good', 'judgment:frene': 'bad' },
    legend: 'Sans mention (= médiane des autres)',
    nothing: `${answer} Une option sans mention garde la mention médiane des autres bulletins.`,
    review: ['Un chêne\u00a0: Bon', 'Un frêne\u00a0: Mauvais', 'Un tilleul\u00a0: Sans mention (= médiane des autres)'],
  },
  'scores that add up': {
    document: { ...scoring, scoreRule: 'sum' },
    filled: { 'score:chene': '0' },
    legend: 'Sans note (= 0)',
    nothing: `${answer} Une option sans note compte pour 0.`,
    review: ['Un chêne\u00a0: 0', 'Un tilleul\u00a0: Sans note (= 0)', 'Un frêne\u00a0: Sans note (= 0)'],
  },
  'scores that are averaged': {
    document: { ...scoring, scoreRule: 'mean' },
    filled: { 'score:chene': '5' },
    legend: 'Sans note (hors de la moyenne)',
    nothing: `${answer} Laisser une option sans note ne change pas sa moyenne.`,
    review: [
      'Un chêne\u00a0: 5',
      'Un tilleul\u00a0: Sans note (hors de la moyenne)',
      'Un frêne\u00a0: Sans note (hors de la moyenne)',
    ],
  },
};

/** What the page that asks for the code says of the ballot, line by line. */
function reviewed(html: string): string[] {
  const section = /<h2 id="review">Vérifiez votre vote<\/h2>([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
  return [...section.matchAll(/<li[^>]*>([\s\S]*?)<\/li>/g)].map(([, line = '']) => line.trim());
}

async function open(town: PollTown): Promise<Record<string, string>> {
  const form = fieldsOf(await town.page('/polls/arbre'), path);
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
}

const confirm = async (town: PollTown, html: string) =>
  town.send('/confirm', { ...fieldsOf(html, `${path}/confirm`), code: town.mailbox.mails[0]?.code ?? '' });

describe('without JavaScript', () => {
  for (const [name, { changes, ballots }] of Object.entries(kinds)) {
    it(`one votes, confirms, sees that it counts, and withdraws: ${name}`, async () => {
      const town = await pollTown({ document: changes });
      const form = await open(town);
      assert.deepEqual(Object.keys(form).sort(), ['key', 'lang', 'noticeVersion', 'textVersion'], 'nothing is chosen');
      const received = await town.send('', { ...form, ...chosen[name], email });
      assert.equal(received.status, 202, received.html);
      assert.match(received.html, /<h1>Vote reçu, il reste une étape<\/h1>/);
      const counted = await confirm(town, received.html);
      assert.match(counted.html, /<h1>Merci, votre vote est compté<\/h1>/);
      const { lines } = await town.published();
      assert.deepEqual(lines, [{ times: 1, ballot: ballots[0] }]);
      const withdrawn = await town.send('/withdraw', fieldsOf(counted.html, `${path}/withdraw`));
      assert.match(withdrawn.html, /<h1>Votre vote est retiré<\/h1>/);
      assert.equal((await town.poll()).numbers['votes']?.value, 0);
    });

    it(`one mends what is missing, and what was chosen stays: ${name}`, async () => {
      const town = await pollTown({ document: changes });
      const { status, html } = await town.send('', { ...(await open(town)), ...chosen[name], email: 'camille' });
      assert.equal(status, 422);
      assert.match(html, /<a href="#email">L’adresse électronique doit être de la forme/);
      const again = fieldsOf(html, path);
      for (const [field, value] of Object.entries(chosen[name] ?? {})) assert.equal(again[field], value, field);
      const nothing = await town.send('', { ...(await open(town)), email });
      assert.equal(nothing.status, 422);
      assert.match(nothing.html, /<a href="#ballot">/);
      assert.match(nothing.html, /id="ballot-error"/);
    });

    it(`one casts a blank ballot: ${name}`, async () => {
      const town = await pollTown({ document: changes });
      const received = await town.send('', { ...(await open(town)), ...chosen[name], email, blank: 'yes' });
      await confirm(town, received.html);
      assert.deepEqual((await town.published()).lines, [{ times: 1, ballot: { kind: 'blank' } satisfies Ballot }]);
    });
  }

  for (const [name, { document, filled, legend, nothing, review }] of Object.entries(sayings)) {
    it(`says how what is left out counts, before, in the fault and in the review: ${name}`, async () => {
      const town = await pollTown({ document: document });
      const page = await town.page('/polls/arbre');
      assert.ok(page.includes(legend), legend);
      assert.doesNotMatch(page, /type="radio"[^>]*checked/);
      const empty = await town.send('', { ...(await open(town)), email });
      assert.equal(empty.status, 422);
      assert.equal(/id="ballot-error">([^<]*)</.exec(empty.html)?.[1], nothing);
      assert.ok(empty.html.includes(`<a href="#ballot">${nothing}</a>`));

      const received = await town.send('', { ...(await open(town)), ...filled, email });
      assert.deepEqual(reviewed(received.html), review);
      // It is the ballot that waits, and not what was typed last.
      const wrong = await town.send('/confirm', { ...fieldsOf(received.html, `${path}/confirm`), code: '000000' });
      assert.equal(wrong.status, 422);
      assert.deepEqual(reviewed(wrong.html), review);
    });
  }

  it('a blank ballot is read once more as such, and one is read to whoever has its key alone', async () => {
    const town = await pollTown();
    const received = await town.send('', { ...(await open(town)), email, blank: 'yes' });
    assert.deepEqual(reviewed(received.html), ['Vote blanc']);
    const other = await town.send('/confirm', { key: newKey(), code: '000000', lang: 'fr' });
    assert.doesNotMatch(other.html, /Vérifiez votre vote/);
  });

  it('one who votes from a page that another has voted from is another voter', async () => {
    const town = await pollTown();
    const form = await open(town);
    await confirm(town, (await town.send('', { ...form, choice: 'chene', email })).html);
    const other = await town.send('', { ...form, choice: 'frene', email: 'dominique@exemple.fr' });
    assert.equal(other.status, 202);
    await confirm(town, other.html);
    assert.deepEqual(votesOf((await town.poll()).result), { chene: 1, tilleul: 0, frene: 1 });
    const changed = await town.send('', { ...form, choice: 'tilleul', email });
    assert.match(changed.html, /<h1>Merci, votre vote est compté<\/h1>/, 'the same person changes it at once');
    assert.deepEqual(votesOf((await town.poll()).result), { chene: 0, tilleul: 1, frene: 1 });
  });

  it('the page of a counted ballot shows the result to who has voted, and no way back where there is none', async () => {
    const town = await pollTown({ document: { results: 'after-vote', final: true } });
    const page = await town.page('/polls/arbre');
    assert.match(page, /Le résultat est montré à qui a voté/);
    assert.match(page, /votre vote est définitif/);
    const received = await town.send('', { ...(await open(town)), choice: 'chene', email });
    const counted = await confirm(town, received.html);
    assert.match(counted.html, /<caption>\s*Résultat/);
    assert.doesNotMatch(counted.html, /Retirer mon vote/);
    assert.doesNotMatch(await town.page('/polls/arbre'), /<caption>/);
  });

  it('two options on one place are told', async () => {
    const town = await pollTown({ document: kinds['ranking']!.changes });
    const places = { 'place:chene': '1', 'place:frene': '1' };
    const { html } = await town.send('', { ...(await open(town)), ...places, email });
    assert.match(html, /Deux options ont la même place/);
  });

  it('a closed poll shows its options, its result with shares, and no form', async () => {
    const town = await pollTown({ document: kinds['ranking']!.changes });
    for (const [number, ballot] of kinds['ranking']!.ballots.entries()) {
      await town.cast(ballot, `p${number}@exemple.fr`, newKey());
    }
    town.wait(2 * 24 * 3600 * 1000);
    const page = await town.page('/polls/arbre');
    assert.doesNotMatch(page, /<form/);
    assert.equal(page.split('Vote clos le 22\u00a0novembre 2026').length, 2, 'said once');
    assert.match(page, /Tableau des duels/);
    assert.match(page, /Méthode de Schulze\u00a0: les duels/);
  });

  it('the result says in one sentence who is first, and by how much of what', async () => {
    const scores = { kind: 'scores', lowest: 0, highest: 10, complete: true } as const;
    const marks = (chene: number, tilleul: number): Ballot => ({
      kind: 'scores',
      scores: { chene, tilleul, frene: 0 },
    });
    for (const [document, ballots, said] of [
      [
        {},
        [choose('chene'), choose('chene'), choose('frene')],
        'En tête\u00a0: Un chêne. Bulletins\u00a0: 2 contre 1 pour',
      ],
      [
        { form: scores, method: 'score', scoreRule: 'mean' },
        [marks(7, 6), marks(6, 5), marks(6, 7)],
        'En tête\u00a0: Un chêne. Moyenne\u00a0: 6,33 contre 6,00 pour «\u00a0Un tilleul\u00a0».',
      ],
      [{ form: scores, method: 'score', scoreRule: 'sum' }, [marks(7, 6)], 'Total\u00a0: 7 contre 6 pour'],
      [
        { ...kinds['ranking']!.changes, method: 'borda' },
        [kinds['ranking']!.ballots[0]],
        'Points\u00a0: 2 contre 1 pour',
      ],
      [kinds['ranking']!.changes, [kinds['ranking']!.ballots[0]], 'Bulletins, en duel\u00a0: 1 contre 0 pour'],
    ] as const) {
      const town = await pollTown({ document: document });
      for (const [number, ballot] of ballots.entries()) await town.cast(ballot, `p${number}@exemple.fr`, newKey());
      const page = await town.page('/polls/arbre');
      assert.ok(page.includes(said), said);
    }
  });

  it('the page has one heading of the first level, its element, and no style or script in it', async () => {
    for (const { changes } of Object.values(kinds)) {
      const town = await pollTown({ document: changes });
      for (const lang of ['fr', 'en']) {
        const html = await town.page(`/polls/arbre?lang=${lang}`);
        assert.match(html, new RegExp(`<html lang="${lang}">`));
        assert.equal([...html.matchAll(/<h1[\s>]/g)].length, 1);
        assert.match(html, /<civic-poll src="\/polls\/arbre" heading-level="1">/);
        assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|undefined|\[object|false/);
        const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
        assert.equal(new Set(ids).size, ids.length, 'each id once');
      }
    }
  });
});
