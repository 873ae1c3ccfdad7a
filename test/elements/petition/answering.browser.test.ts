import { assert } from 'chai';
import { http } from 'msw';
import { createBackend, type Backend } from '../../../src/testing/backend.ts';
import { petitionDocument } from '../../../src/testing/samples/petition.ts';
import { cleanUp, find, mount, when } from '../../support/mount.ts';
import { startBackend } from '../../support/worker.ts';

let backend: Backend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
});
afterEach(cleanUp);

const day = 24 * 3600 * 1000;
const threshold = { label: { fr: 'Réunion' }, within: 'P10D' };
const reached = (days: number): string => new Date(Date.now() - days * day).toISOString();

describe('<civic-petition> shows of what the institution owes', () => {
  it('what each threshold would oblige to, before one is reached', async () => {
    const element = mount('civic-petition', { src: backend.petition });
    await when(element, '[part=duties]');
    assert.isNull(find(element, '[part=duties] .done'));
    assert.isNull(find(element, '[part=duties] .fault'));
    assert.lengthOf(element.renderRoot.querySelectorAll('[part=duties] .next'), 1);
  });

  it('what is due, until when, how late it is, and when it was done', async () => {
    const document = petitionDocument({
      thresholds: [
        { ...threshold, at: 5, duty: { fr: 'La ville tient une réunion.' }, reachedAt: '2026-05-01T10:00:00Z' },
        { ...threshold, at: 10, duty: { fr: 'La ville publie une note.' }, reachedAt: '2026-05-01T10:00:00Z' },
        { ...threshold, at: 50, duty: { fr: 'La mairie répond.' }, reachedAt: reached(22) },
        { ...threshold, at: 500, duty: { fr: 'Le conseil en débat.' }, reachedAt: reached(1) },
        { ...threshold, at: 5000, duty: { fr: 'Le conseil vote.' } },
      ],
      timeline: [
        { at: '2026-05-03', label: { fr: 'Réunion' }, meets: [5] },
        { at: '2026-04-30', label: { fr: 'Note' }, meets: [10] },
      ],
    });
    const element = mount('civic-petition', { src: await backend.put('pistes', document), 'heading-level': '3' });
    await when(element, '[part=duties]');
    const [met, ahead, late, due, ...others] = [...element.renderRoot.querySelectorAll('[part=duties] li')].map(
      (line) => line.textContent.replace(/\s+/g, ' ').trim(),
    );
    assert.match(
      met!,
      /^5 signatures confirmées atteint le 1er mai 2026 La ville tient une réunion\. Fait le 3 mai 2026\.$/,
    );
    assert.match(ahead!, /La ville publie une note\. Fait le 30 avril 2026, par avance\.$/);
    assert.match(late!, /La mairie répond\. À faire au plus tard le .* En retard de 12 jours\.$/);
    assert.match(due!, /Le conseil en débat\. À faire au plus tard le [^.]*\.$/);
    assert.deepEqual(
      others,
      ['5 000 signatures confirmées Le conseil vote.'],
      'what is not reached obliges to nothing yet',
    );
    assert.deepEqual(
      [...element.renderRoot.querySelectorAll('[part=duties] li')].map(({ className }) => className),
      ['done', 'done', 'done', 'done', 'next'],
    );
    assert.equal(find(element, '[part=duties] [role=heading]')?.getAttribute('aria-level'), '4');
  });
});
