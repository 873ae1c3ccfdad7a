import { assert } from 'chai';
import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import type { Ballot, BallotForm, Result } from '../../../src/schema/ballot.ts';
import { namer } from '../../../src/elements/poll/voting/naming.ts';
import { settingsOf } from '../../../src/tally/settings.ts';
import { tally } from '../../../src/tally/tally.ts';
import { button, cleanUp, find, until, when } from '../../support/mount.ts';
import { samples, type Sample } from '../../support/polls.ts';
import { fill, mountPoll, review, send } from '../../support/voting.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

const names = ['Rouvrir la halle aux grains', 'Planter les berges de la Loire', 'Une rue aux écoles sans voiture'];
const last = 'Un atelier partagé de réparation';

const plain = ({ textContent }: Element): string => (textContent ?? '').replace(/\s+/g, ' ').trim();

const lines = (element: CivicPollElement): string[] =>
  [...(find(element, '[part=review]')?.querySelectorAll('.facts li') ?? [])].map(plain);

/** Answers for the first option only. */
async function fillOne(element: CivicPollElement): Promise<void> {
  await when(element, '[part=ballot] :is(.option, .graded, [id^=add-])');
  const select = find<HTMLSelectElement>(element, '.ballot select');
  if (select) {
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  } else find(element, '.ballot input, [id^=add-]')?.click();
  await element.updateComplete;
}

/** Answers for every option, as far as the ballot takes it. */
async function fillAll(element: CivicPollElement): Promise<void> {
  await fill(element);
  for (let next = find(element, '[id^=add-]'); next; next = find(element, '[id^=add-]')) {
    next.click();
    await element.updateComplete;
  }
}

/** What a review has to say of the one ballot of a count, read from the figures of that count alone. */
function toldBy(result: Result, name: (id: string) => string): string[] {
  const list = (ids: readonly string[]): string => new Intl.ListFormat('fr').format(ids.map(name));
  switch (result.method) {
    case 'plurality':
    case 'approval':
    case 'three-way': {
      const [taken = [], left = []] = [1, 0].map((votes) =>
        result.counts.filter((each) => each.votes === votes).map(({ option }) => option),
      );
      return [...taken.map(name), ...(left.length > 0 ? [`Hors de votre choix : ${list(left)}`] : [])];
    }
    case 'score':
      return result.counts.map(({ option, total }) => `${name(option)} : ${total}`);
    case 'majority-judgment':
      return result.counts.map(({ option, median }) => `${name(option)} : ${name(median)}`);
    default: {
      // Before how many others the ballot puts each option.
      const before = result.duels.map((row) => row.reduce((sum, each) => sum + each, 0));
      const groups = Map.groupBy(result.counts, (_, at) => before[at] ?? 0);
      return [...groups]
        .toSorted(([one], [other]) => other - one)
        .map(([, group], at) => ({ ids: group.map(({ option }) => option), place: at + 1 }))
        .map(({ ids, place }) =>
          place > 1 && ids.length > 1 ? `Ensuite, à égalité : ${list(ids)}` : `${place}. ${list(ids)}`,
        );
    }
  }
}

/** Reads what the ballot that was sent counts as, by the count itself. */
async function counted(element: CivicPollElement, acts: readonly { ballot: unknown }[]): Promise<Result> {
  await send(element);
  const { poll } = element['voting'];
  return tally(poll.method, [acts[0]!.ballot as Ballot], settingsOf(poll));
}

const judging = (missing: Extract<BallotForm, { kind: 'judgments' }>['missing']): Sample => ({
  form: { kind: 'judgments', mentions: ['rejeter', 'passable', 'bien'], missing },
  method: 'majority-judgment',
  others: [],
});

describe('a ballot says nothing that the voter did not', () => {
  it('has nothing chosen beforehand, whatever its kind', async () => {
    for (const sample of Object.values(samples)) {
      const { element } = mountPoll(sample);
      await when(element, '[part=ballot] :is(.option, .graded, [id^=add-])');
      assert.isNull(find(element, '.ballot input:checked'), sample.method);
      assert.isTrue(
        [...element.renderRoot.querySelectorAll<HTMLSelectElement>('.ballot select')].every(
          ({ value }) => value === '',
        ),
        sample.method,
      );
      element.remove();
    }
  });

  it('is not sent where nothing is filled in, whatever its kind, and says what to do', async () => {
    const free: Sample = { form: { kind: 'choices', min: 0, max: 4 }, method: 'approval', others: [] };
    for (const sample of [...Object.values(samples), free, judging('median')]) {
      const { element } = mountPoll(sample);
      await when(element, '[part=ballot]');
      (await button(element, 'Continuer')).click();
      const alert = await when(element, '[role=alert]');
      assert.match(alert.textContent ?? '', /votez blanc|voter blanc/, sample.method);
      assert.isNull(find(element, '[part=review]'), sample.method);
      element.remove();
    }
  });

  it('says in label, fault and review what a missing mention counts as, option by option', async () => {
    const { element, state } = mountPoll('majority-judgment');
    await when(element, '[part=ballot]');
    (await button(element, 'Continuer')).click();
    assert.include(plain(await when(element, '[role=alert]')), 'Une option sans mention compte comme « À rejeter ».');
    assert.equal(find(element, '.graded > .none')?.textContent?.trim(), 'Sans mention (= À rejeter)');
    await fillOne(element);
    await until(() => !find(element, '[role=alert]'), 'the fault goes with what mends it');
    await review(element);
    assert.deepEqual(lines(element), [
      'Rouvrir la halle aux grains : Excellent',
      ...[...names.slice(1), last].map((name) => `${name} : Sans mention (= À rejeter)`),
    ]);
    const result = await counted(element, state.acts);
    assert.deepEqual(
      (result as Extract<Result, { method: 'majority-judgment' }>).counts.map(({ median }) => median),
      ['excellent', 'rejeter', 'rejeter', 'rejeter'],
    );
  });

  it('takes a mention back, says what its lack counts as, and leaves the focus in its group', async () => {
    const { element, state } = mountPoll(judging('median'));
    await fillOne(element);
    const second = [...element.renderRoot.querySelectorAll<HTMLElement>('fieldset.graded')][1]!;
    second.querySelector('input')!.click();
    (await until(() => second.querySelector<HTMLElement>('button'), 'the way to take it back')).click();
    await until(() => second.querySelector('.none'), 'what its lack counts as');
    assert.isFalse(second.querySelector('input:checked') !== null);
    assert.isTrue(element.shadowRoot?.activeElement === second.querySelector('input'));
    assert.equal(
      find(element, '.note')?.textContent,
      'Planter les berges de la Loire\u00a0: Sans mention (= médiane des autres)',
    );
    await review(element);
    assert.deepEqual(lines(element), [
      'Rouvrir la halle aux grains : Bien',
      ...[...names.slice(1), last].map((name) => `${name} : Sans mention (= médiane des autres)`),
    ]);
    await send(element);
    assert.deepEqual(state.acts[0]?.ballot, { kind: 'judgments', judgments: { halle: 'bien' } });
  });

  it('says what a missing mark counts as', async () => {
    for (const [scoreRule, words] of [
      ['sum', 'Sans note (= 0)'],
      ['mean', 'Sans note (hors de la moyenne)'],
    ] as const) {
      const { element, state } = mountPoll({ ...samples['score']!, others: [] }, { scoreRule });
      await fillOne(element);
      assert.equal(find(element, '.graded > .none')?.textContent?.trim(), words);
      await review(element);
      assert.deepEqual(lines(element), [
        'Rouvrir la halle aux grains : 0',
        ...[...names.slice(1), last].map((name) => `${name} : ${words}`),
      ]);
      const { counts } = (await counted(element, state.acts)) as Extract<Result, { method: 'score' }>;
      assert.deepEqual(
        counts.map(({ marks }) => marks),
        [1, 0, 0, 0],
        'marks given',
      );
      element.remove();
      localStorage.clear();
    }
  });

  it('names every option in the review of a choice, a stance and a ranking', async () => {
    const others = `${names[1]}, ${names[2]} et ${last}`;
    const rest = `Hors de votre choix : ${others}`;
    for (const [sample, expected] of [
      ['plurality', [names[0], rest]],
      ['approval', [names[0], rest]],
      ['three-way', ['D’accord', 'Hors de votre choix : Neutre et Pas d’accord']],
      ['borda', [`1. ${names[0]}`, `Ensuite, à égalité : ${others}`]],
      ['schulze', [`1. ${names[0]}`, `Ensuite, à égalité : ${others}`]],
    ] as const) {
      const { element } = mountPoll(sample);
      await fillOne(element);
      await review(element);
      assert.deepEqual(lines(element), [...expected] as string[], sample);
      element.remove();
    }
  });

  for (const [sample, { method }] of Object.entries(samples))
    for (const [how, fillIn] of [
      ['one option', fillOne],
      ['everything', fillAll],
    ] as const)
      it(`says what is counted, option by option: ${sample}, with ${how} filled in`, async () => {
        const { element, state } = mountPoll(sample);
        await fillIn(element);
        await review(element);
        const said = lines(element).map((line) => line.replace(/Sans \w+ \(= (.*)\)$/, '$1'));
        const result = await counted(element, state.acts);
        assert.equal(result.counted, 1, method);
        const { words, poll } = element['voting'];
        const name = namer(words, poll);
        const bare = (id: string): string => (poll.words[id] ?? name(id)).replace(/[\u2068\u2069]/g, '');
        assert.sameMembers(said, toldBy(result, bare));
        if (how === 'everything') assert.notMatch(said.join(' '), /Sans|Ensuite/);
        element.remove();
        localStorage.clear();
      });

  it('says of a blank ballot that it is blank, and of no option', async () => {
    const { element } = mountPoll('majority-judgment');
    (await button(element, 'Voter blanc')).click();
    await when(element, '[part=review]');
    assert.deepEqual(lines(element), ['Vote blanc']);
  });
});

describe('a ballot of grades', () => {
  const within = async (kind: string, width: number): Promise<CivicPollElement> => {
    document.body.style.inlineSize = `${width}px`;
    const { element } = mountPoll(kind);
    await when(element, 'fieldset.graded');
    return element;
  };
  afterEach(() => void (document.body.style.inlineSize = ''));

  for (const kind of ['score', 'majority-judgment']) {
    it(`of ${kind} is rows of cells on a phone, each 44 px high and all of it its radio button`, async () => {
      const element = await within(kind, 320);
      assert.isFalse(find(element, '.heads')!.checkVisibility());
      const [group] = element.renderRoot.querySelectorAll('fieldset.graded');
      const cells = [...group!.querySelectorAll<HTMLElement>('.grade')];
      for (const cell of cells) {
        const { width, height } = cell.getBoundingClientRect();
        assert.isAtLeast(Math.round(width), 44);
        assert.isAtLeast(Math.round(height), 44);
        const field = cell.querySelector('input')!.getBoundingClientRect();
        assert.closeTo(field.width, width, 3);
        assert.closeTo(field.height, height, 3);
      }
      const colour = getComputedStyle(cells[1]!).backgroundColor;
      cells[1]!.click();
      await element.updateComplete;
      assert.isTrue(cells[1]!.querySelector('input')!.checked);
      assert.notEqual(getComputedStyle(cells[1]!).backgroundColor, colour);
      const focus = cells[1]!.querySelector('input')!;
      focus.focus();
      assert.isTrue(element.shadowRoot?.activeElement === focus);
    });

    it(`of ${kind} names its grades once where there is room, and to each button`, async () => {
      const element = await within(kind, 760);
      const heads = [...element.renderRoot.querySelectorAll('.heads span')].map(plain);
      for (const group of element.renderRoot.querySelectorAll('fieldset.graded')) {
        assert.deepEqual([...group.querySelectorAll('label')].map(plain), heads);
        const rows = new Set([...group.querySelectorAll('input')].map((each) => each.getBoundingClientRect().top));
        assert.equal(rows.size, 1);
      }
      const [head, field] = ['.heads span', 'fieldset.graded input'].map((each) =>
        find(element, each)!.getBoundingClientRect(),
      );
      assert.closeTo(head!.left + head!.width / 2, field!.left + field!.width / 2, 2);
    });
  }
});
