import { assert } from 'chai';
import { delay, http, HttpResponse } from 'msw';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { button, cleanUp, find, mount, shows, textOf, until, when } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';

let backend: Backend;
const origin = 'https://backend.example';
const worker = startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));
const lines: string[] = [];
const { error: original } = console;

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
  lines.length = 0;
  console.error = (line: string) => lines.push(line);
});
afterEach(() => {
  console.error = original;
  cleanUp();
});

const answers = (response: () => Response | Promise<Response>): void =>
  worker.use(http.get(backend.petition, response));
const sound = async (): Promise<Record<string, unknown>> =>
  (await (await backend.app.request(backend.petition, { headers: { accept: 'application/json' } })).json()) as Record<
    string,
    unknown
  >;

const faults: [string, () => void | Promise<void>, string, string][] = [
  ['an unknown address', () => answers(() => new HttpResponse(null, { status: 404 })), 'n’existe pas', 'answered 404'],
  ['a page that is not JSON', () => answers(() => HttpResponse.text('hello')), 'ne répond pas comme prévu', 'not JSON'],
  [
    'an HTML error page',
    () => answers(() => HttpResponse.html('<h1>Oups</h1>', { status: 503, headers: { 'retry-after': '120' } })),
    'ne répond pas comme prévu',
    'answered 503',
  ],
  [
    'JSON of another shape',
    () => answers(() => HttpResponse.json({ type: 'petition', id: 1 })),
    'ne répond pas comme prévu',
    'another shape',
  ],
  [
    'a number that is not finite',
    async () => {
      const text = JSON.stringify(await sound()).replace('"value":0', '"value":1e400');
      answers(() => new HttpResponse(text, { headers: { 'content-type': 'application/json' } }));
    },
    'ne répond pas comme prévu',
    'numbers.signatures.value',
  ],
  [
    'a script where an address belongs',
    async () => {
      const thing = { ...(await sound()), url: 'javascript:alert(1)' };
      answers(() => HttpResponse.json(thing));
    },
    'ne répond pas comme prévu',
    '`url`',
  ],
  ['no network', () => answers(() => HttpResponse.error()), 'Pas de connexion', 'CORS'],
  [
    'a login it may not pass',
    () => answers(() => new HttpResponse(null, { status: 403 })),
    'n’autorise pas',
    'answered 403',
  ],
];

describe('a fault of the backend', () => {
  for (const [name, arrange, sentence, line] of faults) {
    it(`${name}: a sentence for people, one line for developers, and the content of the page stays`, async () => {
      await arrange();
      const events: string[] = [];
      document.body.addEventListener('civic-error', ({ error }) => events.push(error.code), { once: true });
      const element = mount('civic-petition', { src: backend.petition }, { content: 'Signer sur le site' });
      await when(element, '[role=alert]');
      assert.include(textOf(element), sentence);
      assert.isNotNull(find(element, 'slot'));
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.include(lines[0], line);
      assert.match(lines[0] ?? '', /^\[civic\] rest: GET https:\/\/backend\.example.*<civic-petition/);
      assert.equal(events.length, 1);
      worker.resetHandlers();
      (await button(element, 'Réessayer')).click();
      await when(element, '[part=count]');
    });
  }

  it('a reply that takes too long', async () => {
    answers(async () => {
      await delay('infinite');
      return HttpResponse.json({});
    });
    const element = mount('civic-petition', { src: backend.petition }, { timeout: 100 });
    await when(element, '[role=alert]');
    assert.include(textOf(element), 'trop de temps');
    assert.include(lines[0], 'no answer in time');
  });

  it('keeps the sentence and the content of the page while the poller tries again', async () => {
    answers(() => new HttpResponse(null, { status: 404 }));
    const element = mount('civic-petition', { src: backend.petition }, { content: 'Signer sur le site' });
    const alert = await when(element, '[role=alert]');
    const again = element.store?.resource(backend.petition, 'fr').run();
    await element.updateComplete;
    assert.equal(find(element, '[role=alert]'), alert);
    assert.isNotNull(find(element, 'slot'));
    await again;
  });

  it('an update that fails keeps the numbers and says of when they are', async () => {
    const element = mount('civic-petition', { src: backend.petition });
    await when(element, '[part=count]');
    answers(() => new HttpResponse(null, { status: 404 }));
    void element.store?.resource(backend.petition, 'fr').run();
    await shows(element, 'Dernière mise à jour échouée');
    assert.isNotNull(find(element, '[part=count]'));
  });
});

describe('a mistake in the tag', () => {
  for (const [name, src, line] of [
    ['no address', '', 'src is missing'],
    ['no address at all', 'http://', 'src is missing or is no address'],
  ] as const) {
    it(`${name}: the content of the page stays, and one line says how to mend it`, async () => {
      const element = mount('civic-petition', { src }, { content: 'Signer sur le site' });
      await element.updateComplete;
      assert.isNotNull(find(element, 'slot'));
      assert.equal(lines.length, 1);
      assert.include(lines[0], line);
    });
  }

  it('the address of another thing', async () => {
    const element = mount('civic-petition', { src: backend.consultation });
    await until(() => lines.length > 0, 'a line');
    assert.include(
      lines[0],
      'src is the address of a consultation, not of a petition. Give it the address of a petition.',
    );
    assert.isNotNull(find(element, 'slot'));
  });

  it('an address that changes while it loads: the last one is shown', async () => {
    const element = mount('civic-petition', { src: `${origin}/petitions/none` });
    element.src = backend.petition;
    await when(element, '[part=count]');
    assert.include(textOf(element), 'Des pistes cyclables continues');
  });
});
