import { assert } from 'chai';
import { mockBackend } from '../../src/testing/msw.ts';
import { until } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';
import '../../src/define.ts';

/* What docs/testing.md does in a browser, with the sources in place of the package. */
describe('the mock backend in a browser', () => {
  const backend = mockBackend();
  startBackend(...backend.handlers);

  it('answers an element through the service worker', async () => {
    const src = await backend.addPoll('library');
    await backend.addBallots(src, [{ kind: 'choices', choices: ['matin'] }]);
    const poll = document.createElement('civic-poll');
    poll.setAttribute('src', src);
    document.body.append(poll);
    const shown = (): boolean => poll.shadowRoot?.textContent?.includes('Quand ouvrir la bibliothèque') ?? false;
    assert.isTrue(await until(shown, 'the question'));
    assert.equal(await backend.count(src), 1);
    poll.remove();
  });
});
