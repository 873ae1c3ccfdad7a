import { assert } from 'chai';
import { configure } from '../../../src/state/store.ts';
import { fakeBackend, makeComments, mountThread } from '../../support/comments.ts';
import { cleanUp, find, shows, textOf } from '../../support/mount.ts';

afterEach(cleanUp);

describe('texts that come after a thread is drawn', () => {
  it('are in everything it shows: sides, orders and what can be done with each comment', async () => {
    const { fetch } = window;
    const coming = Promise.withResolvers<Response>();
    window.fetch = (input, init) => (input === '/de.json' ? coming.promise : fetch(input, init));
    configure({ texts: { de: '/de.json' } });
    const backend = fakeBackend(makeComments(4));
    backend.thread.sides = ['1', '0', '-1'].map((id) => ({ id, label: '', code: id }));
    backend.thread.orders = ['supported', 'newest'].map((id) => ({ id, label: 'x', code: id }));
    const element = mountThread(backend, { lang: 'de' });
    await shows(element, 'Répondre');
    window.fetch = fetch;
    const german = {
      'comments.side.1': 'Dafür',
      'comments.order.supported': 'Am meisten unterstützt',
      'comments.reply': 'Antworten',
      'comments.up': 'Stimme zu',
    };
    coming.resolve(Response.json(german));
    await shows(element, 'Antworten');
    const text = textOf(element);
    for (const said of ['Dafür', 'Stimme zu']) assert.include(text, said);
    assert.include(find(element, '#order')?.textContent, 'Am meisten unterstützt');
    for (const before of ['Répondre', 'Pour', 'D’accord']) assert.notMatch(text, RegExp(`(^|\\n| )${before}`));
  });
});
