import { assert } from 'chai';
import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import type { Poll } from '../../../src/schema/poll.ts';
import { configure } from '../../../src/state/store.ts';
import { settingsOf } from '../../../src/tally/settings.ts';
import { tally } from '../../../src/tally/tally.ts';
import { cleanUp, find, type, until, when } from '../../support/mount.ts';
import { code, email, pollOf, samples, type Sample } from '../../support/polls.ts';
import { fill, mountPoll } from '../../support/voting.ts';

const languages = ['de', 'ar'] as const;

const read = async (path: string): Promise<Record<string, never>> =>
  (await fetch(new URL(`../../../src/${path}.json`, import.meta.url))).json();

before(async () => {
  const texts = languages.map(async (lang) => [
    lang,
    { ...(await read(`locales/${lang}`)), ...(await read(`elements/poll/texts/${lang}`)) },
  ]);
  configure({ texts: Object.fromEntries(await Promise.all(texts)) });
});
after(() => configure({ texts: {} }));

beforeEach(cleanUp);
afterEach(cleanUp);

const closed: Partial<Poll> = { phase: 'closed', can: { vote: { allowed: false } } };
/** Two of three stances in the poll's words; the third is in ours. */
const stances = { agree: 'Pour', disagree: 'Contre' };

function mountIn(lang: string, sample: string | Sample, changes: Partial<Poll> = {}) {
  const mounted = mountPoll(sample, { ...changes, words: { ...pollOf(samples['plurality']!).words, ...stances } });
  mounted.element.lang = lang;
  return mounted;
}

/** What the poll wrote of options, mentions and stances. */
const written = ({ options, words, offline = [] }: Poll): string[] => [
  ...options.map(({ label }) => label),
  ...Object.values(words),
  ...offline.flatMap(({ label, by }) => [label, by]),
];

/** Checks of each text that is shown whether it is in the language in which it was written; returns the sentences that hold names. */
function checkLanguages(element: CivicPollElement, where = element.renderRoot as ParentNode & Node): string[] {
  const names = written(element['voting'].poll);
  const sentences = new Set<string>();
  const walker = document.createTreeWalker(where, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    const text = textContent?.trim() ?? '';
    if (!text || !parentElement) continue;
    assert.notMatch(text, /[\u2066-\u2069]/);
    const said = parentElement.closest('[lang]')?.getAttribute('lang');
    if (names.includes(text)) assert.equal(said, 'fr', text);
    else if (said === element.lang) for (const name of names) assert.notInclude(text, name);
    if (names.includes(text) && parentElement.localName === 'bdi' && parentElement.parentElement) {
      sentences.add(parentElement.parentElement.textContent.replace(/\s+/g, ' ').trim());
    }
  }
  return [...sentences];
}

const submit = (element: CivicPollElement, part: string): void => find(element, `${part} button[type=submit]`)?.click();

/** Includes one that matches. */
const has = (sentences: readonly string[], pattern: RegExp): void =>
  assert.isTrue(
    sentences.some((sentence) => pattern.test(sentence)),
    `${pattern} in ${sentences.join(' | ')}`,
  );

for (const lang of languages) {
  describe(`a French poll in a widget that speaks ${lang} has each name in French, within sentences too`, () => {
    for (const kind of Object.keys(samples)) {
      it(`in the review and the result of ${kind}`, async () => {
        const { element } = mountIn(lang, kind);
        await fill(element);
        submit(element, '[part=ballot]');
        const lines = checkLanguages(element, await when(element, '[part=review] .facts'));
        assert.isNotEmpty(lines, 'the review');
        if (kind === 'majority-judgment') has(lines, /^Rouvrir la halle aux grains: Excellent$/);
        if (kind === 'plurality') has(lines, /: Planter les berges de la Loire\S* .*Un atelier partagé de réparation$/);

        await type(element, 'email', email);
        submit(element, '[part=review]');
        await when(element, '#code');
        await type(element, 'code', code);
        submit(element, 'form:has(#code)');
        await when(element, '[part=own]');
        const result = checkLanguages(element, await when(element, '[part=results]'));
        const title = find(element, '[part=results] .lead .title')!;
        assert.isTrue(result.includes(title.textContent.replace(/\s+/g, ' ').trim()), title.textContent);
        assert.isNotNull(title.querySelector('bdi[lang=fr]'));
        if (kind !== 'three-way') assert.isNotNull(find(element, '.lead > p > bdi[lang=fr]'), 'by how much');
        if (kind === 'majority-judgment') assert.isNotNull(find(element, '.mine > bdi[lang=fr]'));
        if (samples[kind]!.form.kind === 'ranking') {
          assert.lengthOf(element.renderRoot.querySelectorAll('.rows .about:first-child > bdi + bdi'), 6, 'the duels');
        }
        checkLanguages(element);
      });
    }

    it('but not a stance that the poll has no word for', async () => {
      const { element } = mountIn(lang, 'three-way', closed);
      await when(element, '[part=results]');
      checkLanguages(element);
      const ours = [...element.renderRoot.querySelectorAll('.mentions li')].map(
        (item) => item.querySelector('bdi')?.lang,
      );
      assert.deepEqual(ours, ['fr', undefined, 'fr']);
    });

    it('in what is wrong with a ballot, and in what a missing mention counts as', async () => {
      const none: Sample = {
        form: { kind: 'choices', min: 1, max: 4, none: 'atelier' },
        method: 'approval',
        others: [],
      };
      const complete: Sample = {
        form: { kind: 'scores', lowest: 0, highest: 5, complete: true },
        method: 'score',
        others: [],
      };
      for (const [sample, selectors] of [
        [none, '.ballot input'],
        [complete, '.graded:first-of-type label:first-of-type input'],
      ] as const) {
        const { element } = mountIn(lang, sample);
        await when(element, selectors);
        for (const input of element.renderRoot.querySelectorAll<HTMLElement>(selectors)) input.click();
        await element.updateComplete;
        submit(element, '[part=ballot]');
        await when(element, '[role=alert] a bdi[lang=fr]');
        assert.isNotNull(find(element, '#fault-ballot > bdi[lang=fr]'));
        if (sample === none) assert.isNotNull(find(element, '.note > bdi[lang=fr]'));
        checkLanguages(element);
        element.remove();
      }
      const { element } = mountIn(lang, 'majority-judgment');
      await when(element, '.none > bdi[lang=fr]');
      assert.isNotNull(find(element, '#hint-ballot > bdi[lang=fr]'));
      checkLanguages(element);
    });

    it('in counts made apart, in a result that is wrong, and in the order that the lot drew', async () => {
      const sample = samples['plurality']!;
      const result = tally('plurality', sample.others.slice(0, 50), settingsOf(pollOf(sample)));
      const offline = [{ label: 'Urnes des mairies', by: 'le service élections', at: '2026-11-20T10:00:00Z', result }];
      const { element } = mountIn(lang, 'plurality', {
        ...closed,
        offline,
        lotOrder: ['ecole', 'halle', 'atelier', 'berges'],
      });
      await when(element, '[part=offline] p > bdi[lang=fr]');
      find<HTMLDetailsElement>(element, '#facts')!.open = true;
      await when(element, '[part=facts] dd > bdi + bdi + bdi + bdi');
      has(checkLanguages(element), /: \D*412, Urnes des mairies: 50\)?$|412.*Urnes des mairies: 50/);

      const { element: wrong, state } = mountIn(lang, 'plurality', closed);
      state.publish = (published) => ({ ...published, ballots: published.ballots + 1 });
      await when(wrong, '.wrong');
      await until(() => find(wrong, 'ol li bdi[lang=fr]'), 'the ranking as it is');
      checkLanguages(wrong);
    });
  });
}
