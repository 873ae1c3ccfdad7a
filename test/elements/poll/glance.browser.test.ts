import { assert } from 'chai';
import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import type { Poll } from '../../../src/schema/poll.ts';
import { settingsOf } from '../../../src/tally/settings.ts';
import { tally } from '../../../src/tally/tally.ts';
import { button, cleanUp, find, until, when } from '../../support/mount.ts';
import { pollOf, samples } from '../../support/polls.ts';
import { mountPoll, vote } from '../../support/voting.ts';

beforeEach(() => {
  cleanUp();
  Object.assign(document.body.style, { margin: '0', inlineSize: '320px' });
});
afterEach(() => {
  cleanUp();
  Object.assign(document.body.style, { margin: '', inlineSize: '' });
});

const closed: Partial<Poll> = { phase: 'closed', can: { vote: { allowed: false, reason: 'Le vote est clos.' } } };
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text that stands in the first pixels of a result, whole blocks only. */
function firstOf(element: CivicPollElement, pixels: number): string {
  const results = find(element, '[part=results]');
  const top = results?.getBoundingClientRect().top ?? 0;
  return [...(results?.querySelectorAll<HTMLElement>('[role=heading], p, li') ?? [])]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().bottom - top <= pixels)
    .map((each) => fold(each.innerText))
    .join(' ');
}

/** What people who have seen a result for five seconds can say: who leads, by how much, by which method. */
const sentences: Record<string, string[]> = {
  plurality: [
    'En tête : Rouvrir la halle aux grains',
    'Bulletins : 210 contre 96 pour « Planter les berges',
    'Vote à un choix',
  ],
  approval: [
    'En tête : Une rue aux écoles sans voiture',
    'Bulletins : 71 contre 40 pour « Rouvrir la halle',
    'Vote par approbation',
  ],
  'three-way': ['62 voix d’avance pour « D’accord »', 'Avis à trois positions'],
  score: ['En tête : Planter les berges de la Loire', 'Total : 84 contre 81 pour', 'Vote par notes'],
  borda: ['En tête : Planter les berges de la Loire', 'Points : 194 contre 175 pour', 'Méthode de Borda'],
  'instant-runoff': [
    'En tête : Un atelier partagé',
    'Bulletins : 58 contre 42 pour « Rouvrir la halle',
    'Vote alternatif',
  ],
  condorcet: [
    'En tête : Planter les berges',
    'Bulletins, en duel : 68 contre 32 pour « Un atelier partagé',
    'Méthode de Condorcet',
  ],
  schulze: [
    'En tête : Planter les berges',
    'Bulletins, en duel : 68 contre 32 pour « Un atelier partagé',
    'Méthode de Schulze',
  ],
  'ranked-pairs': [
    'En tête : Planter les berges',
    'Bulletins, en duel : 68 contre 32 pour « Un atelier partagé',
    'Paires ordonnées',
  ],
  'majority-judgment': [
    'En tête : Rouvrir la halle aux grains',
    '« Très bien » ou mieux : 36,7 %, contre 32,7 % pour « Planter les berges',
    'Jugement majoritaire',
  ],
};

describe('a result, seen for five seconds on a phone', () => {
  it('has a sentence for each method', () => {
    assert.sameMembers(Object.keys(sentences), Object.keys(samples));
  });

  for (const [kind, parts] of Object.entries(sentences)) {
    it(`says who leads, by how much and by which method: ${kind}`, async () => {
      const { element } = mountPoll(kind, closed);
      await when(element, '[part=results]');
      const text = firstOf(element, 300);
      for (const part of parts) assert.include(text, part);
    });
  }

  it('names who leads in a heading below that of the result', async () => {
    const { element } = mountPoll('plurality', closed);
    await when(element, '.lead');
    const levels = [...element.renderRoot.querySelectorAll('[part=results] [role=heading]')].map((heading) => [
      fold(heading.textContent),
      heading.getAttribute('aria-level'),
    ]);
    assert.deepEqual(levels, [
      ['Résultats', '3'],
      ['En tête : Rouvrir la halle aux grains', '4'],
    ]);
  });

  it('leads to how the method works, with the focus there', async () => {
    const { element } = mountPoll('plurality', closed);
    (await button(element, 'Comment\u202f?')).click();
    const facts = find(element, 'details#facts') as HTMLDetailsElement;
    assert.isTrue(facts.open);
    await when(element, '#facts [part=facts]');
    assert.isTrue(element.shadowRoot?.activeElement === facts.querySelector('summary'));
  });
});

describe('the rows of a result', () => {
  const rowsOf = (element: CivicPollElement): string[] =>
    [...element.renderRoot.querySelectorAll<HTMLElement>('.rows > li')].map((row) => fold(row.innerText));

  it('have the name, the share, and one’s own choice after the name; the figures are one press away', async () => {
    const { element } = mountPoll('plurality');
    await vote(element);
    await when(element, '.rows [part=own]');
    assert.equal(rowsOf(element)[0], 'Rouvrir la halle aux grains Votre choix ✓ 52,0 %');
    const figures = find(element, 'table')!.closest('details')!;
    assert.isFalse(figures.open);
    assert.equal(fold(figures.querySelector('summary')!.textContent), 'Les chiffres');
  });

  it('have bars of the whole width, as long as the shares are, and the first alone in the accent', async () => {
    const { element } = mountPoll('plurality', closed);
    await when(element, '.rows');
    const [first, second] = [...element.renderRoot.querySelectorAll('.rows > li')].map((row) => {
      const [track, fill] = [...row.querySelectorAll('rect')].map((part) => part.getBoundingClientRect().width);
      return { track, share: (fill ?? 0) / (track ?? 1), colour: getComputedStyle(row.querySelector('.fill')!).fill };
    });
    assert.closeTo(first?.track ?? 0, 320, 1);
    assert.closeTo(first?.share ?? 0, 0.518, 0.01);
    assert.closeTo(second?.share ?? 0, 0.237, 0.01);
    assert.notEqual(first?.colour, second?.colour);
  });

  it('stand below the total of all counts, each of which is named', async () => {
    const sample = samples['plurality']!;
    const paper = tally(sample.method, sample.others.slice(0, 86), settingsOf(pollOf(sample)));
    const offline = [{ label: 'Urne de la bibliothèque', by: 'la mairie', at: '2026-11-20T10:00:00Z', result: paper }];
    const { element } = mountPoll('plurality', { ...closed, offline });
    await when(element, '.rows');
    const total = '498 bulletins (En ligne : 412, Urne de la bibliothèque : 86)';
    assert.include(firstOf(element, 300), total);
    (await until(() => find(element, 'details:has(table) > summary'), 'the figures')).click();
    assert.isTrue(find(element, '[part=offline]')!.checkVisibility());
  });

  it('of a phone have no boxes in their figures', async () => {
    const { element } = mountPoll('majority-judgment', closed);
    await when(element, 'table');
    for (const details of element.renderRoot.querySelectorAll('details')) details.open = true;
    const labels = [...element.renderRoot.querySelectorAll('td > i')].map((label) => getComputedStyle(label));
    assert.isNotEmpty(labels);
    assert.isTrue(labels.every(({ display, borderTopWidth }) => display !== 'none' && borderTopWidth === '0px'));
  });
});

describe('the duels of a ranking', () => {
  it('are sentences with two sides, the winner first, and a table behind them', async () => {
    const { element } = mountPoll('condorcet', closed);
    (await button(element, 'Les options comparées deux à deux')).click();
    const duels = [...element.renderRoot.querySelectorAll<HTMLElement>('li:has(.thin)')];
    assert.equal(duels.length, 6);
    assert.equal(
      fold(duels[0]!.innerText),
      'Planter les berges de la Loire bat Un atelier partagé de réparation : 68 contre 32',
    );
    const [more, less] = [...duels[0]!.querySelectorAll('.look')].map((side) => side.getBoundingClientRect().width);
    assert.closeTo((more ?? 0) / ((more ?? 0) + (less ?? 0)), 0.68, 0.01);
    const table = [...element.renderRoot.querySelectorAll('table')].at(-1)!;
    assert.isFalse(table.checkVisibility());
    (await button(element, 'Tableau')).click();
    assert.isTrue(table.checkVisibility());
  });

  it('say a tie', async () => {
    const others = [['halle'], ['berges']].map((ranking) => ({ kind: 'ranking' as const, ranking }));
    const { element } = mountPoll({ ...samples['schulze']!, others }, closed);
    (await button(element, 'Les options comparées deux à deux')).click();
    const text = fold((await when(element, 'li:has(.thin)')).innerText);
    assert.equal(text, 'Rouvrir la halle aux grains et Planter les berges de la Loire à égalité : 1 contre 1');
  });

  it('of many options are those of the first, as sentences', async () => {
    const options = Array.from({ length: 8 }, (_, at) => ({ id: `o${at}`, label: `Option ${at}` }));
    const others = [{ kind: 'ranking' as const, ranking: options.map(({ id }) => id) }];
    const form = { kind: 'ranking', min: 1, max: 8, ties: false } as const;
    const { element } = mountPoll({ form, method: 'condorcet', others }, { ...closed, options });
    await when(element, 'li:has(.thin)');
    assert.equal(element.renderRoot.querySelectorAll('li:has(.thin)').length, 7);
  });
});
