import { assert } from 'chai';
import type { Duty } from '../../../src/schema/answering.ts';
import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import type { Poll } from '../../../src/schema/poll.ts';
import { hostileTexts } from '../../support/hostile.ts';
import { cleanUp, find, when } from '../../support/mount.ts';
import { mountPoll } from '../../support/voting.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

const timeZone = 'Europe/Paris';
/** The day there so many days from today. */
function dayIn(days: number): string {
  const today = new Intl.DateTimeFormat('sv', { timeZone }).format(Date.now());
  return new Date(Date.parse(today) + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
}
const duty = (changes: Partial<Duty> = {}): Duty => ({
  text: 'Le conseil municipal en débat.',
  since: '2026-04-01T08:00:00Z',
  ...changes,
});
const wordsOf = (node: Element | null): string => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';

async function open(changes: Partial<Poll>): Promise<CivicPollElement> {
  const { element } = mountPoll('plurality', { timeZone, ...changes });
  await when(element, '[part=facts]');
  return element;
}
const dutiesIn = (element: CivicPollElement): string[] =>
  [...element.renderRoot.querySelectorAll('[part=duties] li')].map(wordsOf);

describe('<civic-poll> shows of what the institution owes and says', () => {
  it('nothing where there is nothing', async () => {
    for (const changes of [{}, { duties: [], timeline: [] }]) {
      const element = await open(changes);
      assert.isNull(find(element, '[part=duties], [part=answer], .facts'));
      element.remove();
    }
  });

  it('a duty without a time limit, alone', async () => {
    assert.deepEqual(dutiesIn(await open({ duties: [duty()] })), ['Le conseil municipal en débat.']);
  });

  it('until the end of which day it is to be done, which is not late on that day', async () => {
    const element = await open({ duties: [duty({ due: '2999-05-03' }), duty({ due: dayIn(0) })] });
    const [later, today] = dutiesIn(element);
    assert.equal(later, 'Le conseil municipal en débat. À faire au plus tard le 3 mai 2999.');
    assert.notInclude(today, 'retard');
    assert.isNull(find(element, '[part=duties] .fault'));
  });

  it('how many days late it is, in the zone of the place', async () => {
    const element = await open({ duties: [duty({ due: dayIn(-1) }), duty({ due: dayIn(-12) })] });
    const [one, many] = dutiesIn(element);
    assert.match(one ?? '', /En retard de 1 jour\.$/);
    assert.match(many ?? '', /En retard de 12 jours\.$/);
  });

  it('when it was done, and no delay any more', async () => {
    const met = duty({ due: '2026-04-10', metAt: '2026-05-03T10:00:00Z' });
    assert.deepEqual(dutiesIn(await open({ duties: [met] })), ['Le conseil municipal en débat. Fait le 3 mai 2026.']);
  });

  it('the official answer with who, when, text and link, and the steps, the oldest first', async () => {
    const element = await open({
      answer: {
        author: 'La maire',
        at: '2026-05-03T10:00:00Z',
        text: 'La halle sera construite.',
        url: 'https://valmont.example/reponse',
      },
      timeline: [
        { at: '2026-04-01T08:00:00Z', label: 'Quorum atteint' },
        {
          at: '2026-05-02T08:00:00Z',
          label: 'Débat au conseil',
          author: 'La maire',
          url: 'https://valmont.example/debat',
        },
      ],
    });
    const answer = find(element, '[part=answer]');
    for (const part of ['Réponse officielle', 'La maire', '3 mai 2026', 'La halle sera construite.']) {
      assert.include(wordsOf(answer), part);
    }
    assert.equal(answer?.querySelector('a')?.href, 'https://valmont.example/reponse');
    assert.equal(answer?.querySelector('[role=heading]')?.getAttribute('aria-level'), '3');
    const steps = [...element.renderRoot.querySelectorAll('ol.facts li')];
    assert.deepEqual(steps.map(wordsOf), ['1er avril 2026 Quorum atteint', 'La maire · 2 mai 2026 Débat au conseil']);
    assert.equal(steps[1]?.querySelector('a')?.href, 'https://valmont.example/debat');
  });

  it('hostile texts as text', async () => {
    const text = hostileTexts.join('\n');
    const at = '2026-05-03T10:00:00Z';
    const element = await open({
      duties: [duty({ text })],
      answer: { author: text, at, text },
      timeline: [{ at, label: text, author: text }],
    });
    for (const part of ['[part=duties]', '[part=answer]', 'ol.facts']) {
      const node = find(element, part);
      assert.include(node?.textContent, text);
      assert.isNull(node?.querySelector('script, img, iframe, svg, style, link, form, [onclick], [onerror]'));
    }
  });

  it('in the language that is read', async () => {
    const { element } = mountPoll('plurality', { timeZone, duties: [duty({ due: dayIn(-1) })] });
    element.lang = 'en';
    await when(element, '[part=duties]');
    assert.match(dutiesIn(element)[0] ?? '', /To be done by .* 1 day late\.$/);
  });
});
