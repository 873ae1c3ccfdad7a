import { assert } from 'chai';
import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import { lookOf } from '../../../src/elements/poll/voting/naming.ts';
import type { Result } from '../../../src/schema/ballot.ts';
import type { Poll } from '../../../src/schema/poll.ts';
import { settingsOf } from '../../../src/tally/settings.ts';
import { tally } from '../../../src/tally/tally.ts';
import { button, cleanUp, find, until, when } from '../../support/mount.ts';
import { pollOf, samples } from '../../support/polls.ts';
import { confirm, fill, mountPoll, review, says, send, src, vote } from '../../support/voting.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

const closed: Partial<Poll> = { phase: 'closed', can: { vote: { allowed: false, reason: 'Le vote est clos.' } } };

/** The rows of a table, cell by cell, white space folded. */
const rowsOf = (element: CivicPollElement, at = 0): string[][] =>
  [...(element.renderRoot.querySelectorAll('table')[at]?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    // Without the heads that stand beside the figures on a phone only.
    [...row.children].map((cell) =>
      [...cell.childNodes]
        .map((node) => (node.nodeName === 'I' || node.nodeType === Node.COMMENT_NODE ? '' : node.textContent))
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
const result = (element: CivicPollElement): Promise<HTMLElement> => when(element, '[part=results]');

describe('the result of a poll', () => {
  // The first in this file: once the code of results is here, there is nothing to wait for.
  it('is drawn together with a poll that is over, not after it', async () => {
    const { element } = mountPoll('plurality', closed);
    const drawn = new Promise<void>((resolve) => {
      new MutationObserver(() => find(element, '#title') && resolve()).observe(element.renderRoot, {
        childList: true,
        subtree: true,
      });
    });
    await drawn;
    assert.isNotNull(find(element, '[part=results]'));
  });

  it('of one choice: ballots, shares that make 100 %, blanks, and who is first', async () => {
    const { element } = mountPoll('plurality', closed);
    await result(element);
    assert.deepEqual(rowsOf(element), [
      ['1 Rouvrir la halle aux grains', '210', '51,8 %'],
      ['2 Planter les berges de la Loire', '96', '23,7 %'],
      ['3 Une rue aux écoles sans voiture', '74', '18,3 %'],
      ['4 Un atelier partagé de réparation', '25', '6,2 %'],
    ]);
    await says(element, '412 bulletins (405 exprimés, 7 blancs)');
    await says(element, 'En tête : Rouvrir la halle aux grains');
    await says(element, 'ces résultats ne représentent pas toute la population');
    await says(element, 'Total à la clôture');
  });

  it('is a table with a caption and heads, and its bars are decoration', async () => {
    for (const kind of Object.keys(samples)) {
      const { element } = mountPoll(kind, closed);
      await result(element);
      for (const table of element.renderRoot.querySelectorAll('table')) {
        assert.isNotEmpty(table.caption?.textContent.trim());
        for (const head of table.querySelectorAll('thead th')) assert.equal(head.getAttribute('scope'), 'col');
        for (const row of table.tBodies[0]?.rows ?? []) assert.equal(row.cells[0]?.getAttribute('scope'), 'row');
      }
      const drawings = [...element.renderRoot.querySelectorAll('svg, .parts')];
      assert.isNotEmpty(drawings, kind);
      assert.isTrue(drawings.every((drawing) => drawing.getAttribute('aria-hidden') === 'true'));
      assert.isFalse(find(element, 'style') !== null);
      element.remove();
    }
  });

  it('of several choices: shares of ballots, and why they pass 100 %', async () => {
    const { element } = mountPoll('approval', closed);
    await result(element);
    assert.deepEqual(rowsOf(element)[0]?.slice(1), ['71', '69,6 %']);
    await says(element, 'peut dépasser 100 %');
  });

  it('of three positions: volume beside share, in their order, and the balance', async () => {
    const { element } = mountPoll('three-way', { ...closed, words: { agree: 'Pour' } });
    await result(element);
    assert.deepEqual(rowsOf(element), [
      ['Pour', '120', '56,9 %'],
      ['Neutre', '33', '15,6 %'],
      ['Pas d’accord', '58', '27,5 %'],
    ]);
    await says(element, '62 voix d’avance pour « Pour »');
    const parts = [...element.renderRoot.querySelectorAll('.parts > .look')];
    assert.deepEqual(
      parts.map((part) => part.textContent.replace(/\s/g, ' ').trim()),
      ['57 %', '16 %', '27 %'],
    );
    element.remove();
    const others = ([1, -1] as const).map((stance) => ({ kind: 'three-way' as const, stance }));
    await says(mountPoll({ ...samples['three-way']!, others }, closed).element, 'Égalité en tête : D’accord et Pas');
  });

  it('of scores: sum or mean, median, spread', async () => {
    const { element } = mountPoll('score', closed);
    await result(element);
    assert.deepEqual(rowsOf(element)[0], ['1 Planter les berges de la Loire', '84', '3']);
    assert.deepEqual(rowsOf(element, 1)[0], ['Planter les berges de la Loire', '0', '0', '0', '16', '9', '0', '25']);
    element.remove();
    const mean = mountPoll('score', { ...closed, scoreRule: 'mean' }).element;
    await result(mean);
    assert.equal(rowsOf(mean)[0]?.[1], '3,36');
  });

  for (const kind of ['borda', 'instant-runoff', 'condorcet', 'schulze', 'ranked-pairs']) {
    it(`of rankings by ${kind}: first preferences and the table of duels`, async () => {
      const { element } = mountPoll(kind, closed);
      await result(element);
      assert.include(rowsOf(element).flat().join('|'), '42 42,0 %');
      const duels = [...element.renderRoot.querySelectorAll('table')].findIndex((table) =>
        table.caption?.textContent.includes('duel'),
      );
      assert.include(rowsOf(element, duels).flat(), '58 ✓');
    });
  }

  it('of a run-off: its rounds, and with how many ballots it ended', async () => {
    const { element } = mountPoll('instant-runoff', closed);
    await says(element, '58 contre 42 pour « Rouvrir la halle aux grains »');
    assert.include(rowsOf(element, 1).flat(), '15 (éliminée)');
  });

  it('of rankings without a winner of all duels: says so', async () => {
    const ring = [
      ['a', 'b', 'c'],
      ['b', 'c', 'a'],
      ['c', 'a', 'b'],
    ].map((ranking) => ({ kind: 'ranking' as const, ranking }));
    const options = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));
    const { element } = mountPoll({ ...samples['condorcet']!, others: ring }, { ...closed, options });
    await says(element, 'Aucune option ne gagne tous ses duels.');
    await says(element, 'Égalité en tête : A, B et C');
    assert.include(rowsOf(element)[0]?.[0], '1 ex æquo');
  });

  it('of judgments: profiles from the best to the worst, the majority mention, and the figures', async () => {
    const { element } = mountPoll('majority-judgment', closed);
    await result(element);
    const grades = ['Excellent', 'Très bien', 'Bien', 'Assez bien', 'Passable', 'Insuffisant', 'À rejeter'];
    const textsOf = (selector: string): string[] =>
      [...element.renderRoot.querySelectorAll(selector)].map((each) => each.textContent.replace(/\s+/g, ' ').trim());
    assert.deepEqual(textsOf('.mentions > li'), grades);
    assert.deepEqual(textsOf('.chip'), ['Bien', 'Bien', 'Passable', 'Insuffisant']);
    assert.deepEqual(textsOf('.rows > li:first-child .parts > .look'), ['37 %', '31 %', '14 %', '18 %']);
    assert.deepEqual(rowsOf(element)[0]?.slice(0, 3), ['1 Rouvrir la halle aux grains', 'Bien', '18 36,7 %']);
    assert.deepEqual(textsOf('table thead th').slice(2), grades);
  });

  it('of judgments: parts as wide as their shares, apart, with the half of all between its sides', async () => {
    document.body.style.inlineSize = '320px';
    const { element } = mountPoll('majority-judgment', closed);
    await result(element);
    const parts = await when(element, '.parts');
    const whole = parts.getBoundingClientRect();
    const widths = [...parts.querySelectorAll('.look')].map((part) => part.getBoundingClientRect().width / whole.width);
    assert.closeTo(widths[0] ?? 0, 18 / 49, 0.01);
    assert.closeTo(
      widths.reduce((sum, width) => sum + width, 0),
      1,
      0.01,
    );
    const half = parts.querySelector('.half')!.getBoundingClientRect();
    assert.closeTo(half.left + half.width / 2, whole.left + whole.width / 2, 1);
    assert.isTrue(half.top < whole.top && half.bottom > whole.bottom);
    for (const part of parts.querySelectorAll('.look')) assert.isAtMost(part.scrollWidth, part.clientWidth);
    document.body.style.inlineSize = '';
  });

  it('of judgments: as many looks as there are grades, the ends the strongest', () => {
    for (const grades of [3, 4, 5, 6, 7]) {
      const looks = Array.from({ length: grades }, (_, at) => lookOf(at, grades));
      assert.deepEqual([looks[0], looks.at(-1)], [0, 6]);
      assert.equal(new Set(looks).size, grades);
      assert.deepEqual(looks.map((look) => 6 - look).reverse(), looks);
    }
  });

  it('with a tie shown as a tie, and one that the lot has settled', async () => {
    const others = ['halle', 'berges'].map((id) => ({ kind: 'choices' as const, choices: [id] }));
    const tied = mountPoll({ ...samples['plurality']!, others }, closed).element;
    await says(tied, 'Égalité en tête : Rouvrir la halle aux grains et Planter les berges de la Loire');
    tied.remove();
    const lotOrder = ['berges', 'halle', 'ecole', 'atelier'];
    const drawn = mountPoll({ ...samples['plurality']!, others }, { ...closed, lotOrder }).element;
    await says(drawn, 'En tête : Planter les berges de la Loire (départagé par tirage au sort)');
    assert.include((await when(drawn, '[part=facts]')).textContent, 'Ordre tiré au sort');
  });

  it('without ballots', async () => {
    for (const kind of Object.keys(samples)) {
      const { element } = mountPoll({ ...samples[kind]!, others: [] }, closed);
      await says(element, 'Aucun bulletin n’exprime de choix');
      element.remove();
    }
  });

  it('with paper ballots apart, added openly where they add up', async () => {
    for (const kind of ['plurality', 'borda']) {
      const sample = samples[kind]!;
      const paper = tally(sample.method, sample.others.slice(0, 50), settingsOf(pollOf(sample)));
      const offline = [
        { label: 'Urnes des mairies', by: 'le service élections', at: '2026-11-20T10:00:00Z', result: paper },
      ];
      const { element } = mountPoll(kind, { ...closed, offline });
      await when(element, '[part=offline]');
      await says(element, 'Compté par le service élections, le 20 novembre 2026');
      if (kind === 'plurality') {
        assert.deepEqual(rowsOf(element)[0]?.slice(1), ['210', '50', '260', '57,1 %']);
        await says(element, 'Total');
      } else {
        await says(element, 'deux comptes ne s’additionnent pas');
      }
      element.remove();
    }
  });

  it('on demand only while one may still vote', async () => {
    const { element } = mountPoll('plurality');
    const part = await result(element);
    assert.isFalse(part.closest('details')?.open);
    await vote(element);
    await until(() => !find(element, '[part=results]')?.closest('details'), 'the result in the open');
  });

  it('with one’s own choice in words, on this device only, once it is counted', async () => {
    for (const [kind, words] of [
      ['plurality', 'Votre choix ✓'],
      ['score', 'Votre note : 0'],
      ['condorcet', 'Votre place : 2'],
      ['majority-judgment', 'Votre mention : Excellent'],
    ] as const) {
      const { element } = mountPoll(kind);
      await vote(element);
      const own = await when(element, '[part=own]');
      assert.equal(own.textContent.replace(/\s/g, ' '), words);
      element.remove();
      localStorage.clear();
    }
  });
});

describe('a hidden result', () => {
  for (const [results, words] of [
    ['after-vote', 'montrés après le vote'],
    ['after-close', 'publiés à la clôture, le'],
  ] as const) {
    it(`${results}: no number, and when there will be one`, async () => {
      const { element } = mountPoll('plurality', { results, quorum: { at: 500, duty: 'Le conseil en débat.' } });
      await says(element, words);
      await says(element, 'Quorum : 500 bulletins. Le conseil en débat.');
      assert.isNull(find(element, 'table, [part=results], [part=recount]'));
    });
  }

  it('after voting: shown to those who voted, again after a reload, and no longer after the withdrawal', async () => {
    const { element, open } = mountPoll('plurality', { results: 'after-vote' });
    await vote(element);
    await result(element);
    await when(element, '[part=own]');
    element.remove();
    const again = open();
    await result(again);
    (await button(again, 'Retirer mon vote')).click();
    (await button(again, 'Oui')).click();
    await until(() => !find(again, '[part=results]'), 'the result to go');
  });

  it('not while the ballot waits for its confirmation', async () => {
    const { element } = mountPoll('plurality', { results: 'after-vote' });
    await fill(element);
    await review(element);
    await send(element);
    assert.isNull(find(element, '[part=results]'));
    await confirm(element);
    await result(element);
  });
});

describe('a quorum', () => {
  for (const [at, words] of [
    [500, 'Il manque 88 bulletins pour atteindre le quorum de 500. Débat.'],
    [412, 'Le quorum de 412 bulletins est atteint. Débat.'],
  ] as const) {
    it(words, async () => {
      const { element } = mountPoll('plurality', { quorum: { at, duty: 'Débat.' } });
      await says(element, words);
      const [track, fill] = [...element.renderRoot.querySelectorAll('.bar > rect')].map(
        (part) => part.getBoundingClientRect().width,
      );
      assert.closeTo((fill ?? 0) / (track ?? 1), Math.min(1, 412 / at), 0.01);
    });
  }
});

describe('a result that does not add up', () => {
  const broken: [string, (result: Result) => unknown, string][] = [
    ['another total', (found) => ({ ...found, ballots: found.ballots + 1 }), 'ne font pas le total'],
    [
      'figures beyond the ballots',
      (found) => ({ ...found, counts: found.counts.map((row) => ({ ...row, votes: 400 })) }),
      'ne s’accordent pas',
    ],
    ['a ranking against its votes', (found) => ({ ...found, ranking: [...found.ranking].reverse() }), 'Le classement'],
    ['another method', (found) => ({ ...found, method: 'approval' }), 'pas la forme'],
    ['options that nobody knows', (found) => ({ ...found, counts: [{ option: 'x', votes: 405 }] }), 'pas la forme'],
    ['a number below zero', (found) => ({ ...found, blank: -7, ballots: 398 }), 'pas la forme'],
    ['half a vote', (found) => ({ ...found, blank: 7.5, ballots: 412.5 }), 'pas la forme'],
    ['words for numbers', (found) => JSON.parse(JSON.stringify(found).replace(/:(\d+)/g, ':"$1"')), 'Le'],
    ['nothing of a result', () => ({}), 'pas la forme'],
    ['a list', () => [], 'pas la forme'],
    ['holes', (found) => ({ ...found, counts: [null], ranking: null, rejected: 3 }), 'pas la forme'],
  ];
  for (const [name, publish, words] of broken) {
    it(`${name}: said, with the published figures, and never a crash`, async () => {
      const { state, element } = mountPoll('plurality', closed);
      state.publish = publish;
      await element.store?.resource(src, 'fr').run(true);
      await says(element, 'Le résultat publié ne tombe pas juste');
      await says(element, words);
      assert.isNull(find(element, '.lead'));
      assert.isNotNull(find(element, '[part=results] :is(table, pre)'));
    });
  }

  it('in every method', async () => {
    for (const kind of Object.keys(samples)) {
      const { state, element } = mountPoll(kind, closed);
      state.publish = (found) => ({ ...found, blank: found.blank + 1 });
      await element.store?.resource(src, 'fr').run(true);
      await says(element, 'Le résultat publié ne tombe pas juste');
      element.remove();
    }
  });
});

describe('a recount', () => {
  async function recount(element: CivicPollElement): Promise<string> {
    (await button(element, 'Refaire le compte')).click();
    const said = await until(() => {
      const text = find(element, '[part=recount] [role=status]')?.textContent ?? '';
      return text && !text.includes('en cours') && text;
    }, 'the recount');
    return said.replace(/\s/g, ' ');
  }

  for (const kind of Object.keys(samples)) {
    it(`agrees with the published result of ${kind}`, async () => {
      const { element } = mountPoll(kind, closed);
      assert.equal(
        await recount(element),
        `${samples[kind]!.others.length} bulletins recomptés : le résultat publié est confirmé.`,
      );
    });
  }

  it('is offered once its ballots can be read, and says until then when that will be', async () => {
    const { element } = mountPoll('plurality', { results: 'after-vote' });
    await vote(element);
    await says(element, 'Les bulletins anonymes seront publiés à la clôture');
    assert.isFalse(find(element, '[part=recount]') !== null, 'no button that fails');
  });

  it('says where it does not agree', async () => {
    const { element, state } = mountPoll('plurality', closed);
    state.publish = (found) => ({
      ...found,
      counts: found.counts.map((row, at) => ({ ...row, votes: [211, 95, 74, 25][at] })),
    });
    await element.store?.resource(src, 'fr').run(true);
    assert.include(await recount(element), 'n’est pas celui qui est publié');
  });

  it('says that it is partial where ballots are held back', async () => {
    const { element, state } = mountPoll('plurality', closed);
    state.withhold = 3;
    assert.include(await recount(element), '409 bulletins publiés sur 412');
  });

  it('says that it failed, and may be asked for again', async () => {
    const { element, adapter } = mountPoll('plurality', closed);
    const { ballots } = adapter.polls!;
    Object.assign(adapter.polls!, { ballots: () => Promise.reject(new Error('down')) });
    assert.include(await recount(element), 'n’ont pas pu être lus');
    Object.assign(adapter.polls!, { ballots });
    (await button(element, 'Refaire le compte')).click();
    await says(element, 'est confirmé');
  });

  it('is of the result that was published when the ballots were read', async () => {
    const { element, state } = mountPoll('plurality', closed);
    await result(element);
    state.others.push({ kind: 'blank' });
    assert.include(await recount(element), '413 bulletins recomptés');
    await says(element, '413 bulletins (405 exprimés, 8 blancs)');
    state.others.push({ kind: 'blank' });
    await element.store?.resource(src, 'fr').run(true);
    await says(element, '414 bulletins (');
    assert.equal(find(element, '[part=recount] [role=status]')?.textContent, '');
  });
});
