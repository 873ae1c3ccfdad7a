import { assert } from 'chai';
import { words } from '../../src/locales/text.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { moduleScript, openHost, shown, type Host } from '../support/host.ts';
import { cleanUp, shows, textOf, until } from '../support/mount.ts';
import '../support/catalogues.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

type Answer = () => Response | Promise<Response>;

const german = { sign: 'Petition unterzeichnen', 'gauge.all': 'Alle Schwellen sind erreicht.' };
const petition = (attributes = 'lang="de"'): string =>
  `<civic-petition ${attributes} src="${backend.petition}"></civic-petition>`;

/** A page whose tag offers catalogues, each of which `answers` has; what was asked for is told. */
async function openPage(
  html: string,
  answers: Record<string, Answer>,
  texts = Object.keys(answers).join(' '),
): Promise<Host & { asked: string[] }> {
  const asked: string[] = [];
  const tag = moduleScript.replace('src=', `data-texts="${texts}" src=`);
  const host = await openHost(backend, `${tag}${html}`, (window) => {
    const { fetch } = window;
    window.fetch = (input, init) => {
      const answer = typeof input === 'string' ? answers[input] : undefined;
      if (!answer) return fetch(input, init);
      asked.push(input as string);
      return Promise.resolve(answer());
    };
  });
  return { ...host, asked };
}

const signButton = async (host: Host, selector = 'civic-petition'): Promise<Element> => {
  const element = await shown(host, selector, 'button');
  return element.shadowRoot?.querySelector('button.primary') as Element;
};

describe('a catalogue by its address', () => {
  it('is asked for when an element speaks its language, and once', async () => {
    const host = await openPage(petition() + petition('lang="de-AT"'), { '/de.json': () => Response.json(german) });
    await until(
      () => host.document.querySelector('[lang=de-AT]')?.shadowRoot?.textContent.includes('unterzeichnen'),
      'German',
    );
    assert.include(textOf(await shown(host, '[lang=de]')), 'Petition unterzeichnen');
    assert.deepEqual(host.asked, ['/de.json']);
    assert.deepEqual([host.lines, host.errors], [[], []]);
  });

  it('is not asked for by a page in other languages', async () => {
    const host = await openPage(petition('') + petition('lang="en"'), { '/de.json': () => Response.json(german) });
    await shown(host, '[lang=en]');
    assert.deepEqual(host.asked, []);
  });

  it('holds nothing up: French comes first and says so, and then the language of the element', async () => {
    const answer = Promise.withResolvers<Response>();
    const host = await openPage(petition(), { 'texts/de.json?v=2': () => answer.promise });
    const button = await signButton(host);
    assert.equal(button.textContent.trim(), 'Signer la pétition');
    assert.equal(button.querySelector('span')?.lang, 'fr');
    answer.resolve(Response.json(german));
    await until(() => button.textContent.trim() === german.sign, 'German');
    assert.lengthOf(button.querySelectorAll('[lang]'), 0);
  });

  it('leaves what it lacks in French, and says so', async () => {
    const host = await openPage(petition(), { '/de.json': () => Response.json(german) });
    const button = await signButton(host);
    await until(() => button.textContent.includes('unterzeichnen'), 'German');
    const room = button.closest('[dir]');
    assert.deepEqual([room?.getAttribute('lang'), room?.getAttribute('dir')], ['de', 'ltr']);
    const spans = [...(room?.querySelectorAll<HTMLElement>('span[lang=fr]') ?? [])].map(({ innerText }) => innerText);
    assert.isTrue(
      spans.some((text) => /^Encore \d+ signature/.test(text)),
      spans.join('\n'),
    );
  });

  it('is text and nothing else', async () => {
    const sign = '<img src=x onerror="parent.hacked = true"> &amp; {count}';
    const host = await openPage(petition(), { '/de.json': () => Response.json({ sign }) });
    const button = await signButton(host);
    await until(() => button.textContent.includes('onerror'), 'the text');
    assert.equal(button.textContent.trim(), sign.replace(' {count}', ''));
    assert.lengthOf(button.querySelectorAll('img'), 0);
  });

  const bad: [string, Answer, RegExp][] = [
    ['is not there', () => new Response('', { status: 404 }), /"de": \/de.json cannot be used: Error: status 404\.$/],
    ['is no JSON', () => new Response('<!doctype html>'), /"de": \/de.json cannot be used: SyntaxError/],
    ['cannot be reached', () => Promise.reject(new TypeError('offline')), /cannot be used: TypeError: offline\.$/],
    ['is a list', () => Response.json([]), /"de": there are none\.$/],
    [
      'has no texts in it',
      () => Response.json({ close: 'Zu', sign: 3 }),
      /"de": "sign" is neither a text nor \{ other: … \}\.$/,
    ],
  ];
  for (const [name, answer, line] of bad) {
    it(`that ${name} is one line for developers, and the element speaks French`, async () => {
      const host = await openPage(petition() + petition(), { '/de.json': answer });
      const button = await signButton(host);
      await until(() => host.lines.length > 0, 'a line');
      assert.equal(button.textContent.trim(), 'Signer la pétition');
      assert.lengthOf(host.lines, 1);
      assert.match(host.lines[0] ?? '', line);
      assert.deepEqual(host.errors, []);
    });
  }
});

describe('a catalogue as an object', () => {
  it('is there at once, and words anew what is French too', async () => {
    const host = await openHost(
      backend,
      `<script>window.civicWidgets = [{ texts: { de: ${JSON.stringify(german)} } }, { texts: { fr: { sign: 'Soutenir' } } }]</script>
       ${moduleScript}${petition()}${petition('id="french"')}`,
    );
    assert.equal((await signButton(host)).textContent.trim(), german.sign);
    const french = await signButton(host, '#french');
    assert.equal(french.textContent.trim(), 'Soutenir');
    assert.lengthOf(french.querySelectorAll('[lang]'), 0);
  });
});

describe('a language written from right to left', () => {
  it('turns the element, whatever the direction of the page', async () => {
    const host = await openPage(petition('lang="ar"'), { '/ar.json': () => Response.json({ sign: 'وقّع العريضة' }) });
    const button = await signButton(host);
    await until(() => button.textContent.includes('العريضة'), 'Arabic');
    assert.equal(getComputedStyle(button).direction, 'rtl');
    const page = host.document.querySelector('civic-petition') as Element;
    const [outer, inner] = [page.getBoundingClientRect(), button.getBoundingClientRect()];
    assert.closeTo(inner.right, outer.right, 1, 'the button stands on the right');
  });
});

describe('the languages in files', () => {
  for (const lang of ['ar', 'br', 'de', 'es', 'it', 'nl', 'pt']) {
    it(`speak ${lang} wherever an element speaks`, async () => {
      const path = `/dist/locales/${lang}.json`;
      const host = await openPage(petition(`lang="${lang}"`), { [path]: () => fetch(path) });
      const button = await signButton(host);
      const { sign } = (await (await fetch(path)).json()) as { sign: string };
      await until(() => button.textContent.trim() === sign, sign);
      const root = host.document.querySelector('civic-petition')?.shadowRoot as ShadowRoot;
      // Its own texts are in no span; the town's are French where the town wrote no other.
      assert.lengthOf(root.querySelectorAll(`button span[lang], summary span[lang], [role=status] span[lang]`), 0);
      assert.deepEqual([host.lines, host.errors], [[], []]);
    });
  }

  it('write numbers as the language does or, where the browser has no such data, as French does', () => {
    const { number, date } = words(
      'br',
      {},
      { catalogues: { br: german }, listener: { requestUpdate: () => undefined }, inFrench: String },
    );
    const [known = 'fr'] = Intl.NumberFormat.supportedLocalesOf(['br']);
    assert.equal(number(1_234_567.5), new Intl.NumberFormat(known).format(1_234_567.5));
    assert.equal(
      date('2026-11-21T12:00:00Z'),
      // The day is not parted from its month.
      new Intl.DateTimeFormat(known, { dateStyle: 'long' })
        .format(new Date('2026-11-21T12:00:00Z'))
        .replace(' ', '\u00a0'),
    );
  });
});

describe('the language of an element', () => {
  it('is the closest one, through shadow roots, before that of the page', async () => {
    const host = await openPage('<section lang="de"><x-frame></x-frame></section>', {
      '/de.json': () => Response.json(german),
    });
    const root = host.document.querySelector('x-frame')?.attachShadow({ mode: 'open' }) as ShadowRoot;
    root.append(host.document.createElement('civic-petition'));
    const element = root.querySelector('civic-petition') as HTMLElementTagNameMap['civic-petition'];
    element.src = backend.petition;
    await until(() => element.shadowRoot?.textContent.includes('unterzeichnen'), 'German');
    element.lang = 'en';
    element.requestUpdate();
    await shows(element, 'Sign the petition');
  });
});
