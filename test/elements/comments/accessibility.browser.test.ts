import { assert } from 'chai';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import type { Comment } from '../../../src/schema/comments.ts';
import { findAxe } from '../../support/axe.ts';
import { fakeBackend, joinBefore, makeComment, makeComments, mountThread } from '../../support/comments.ts';
import { button, cleanUp, find, textOf, type, until, when } from '../../support/mount.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

/** Draws what is not on the screen too: axe measures once, and what is drawn only when it is scrolled to moves under it. */
function drawAll(element: CivicCommentsElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.item { content-visibility: visible !important; }');
  const { shadowRoot } = element;
  if (shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
}

const thread = (
  comments: Comment[] = makeComments(10),
  attributes: Record<string, string> = {},
): CivicCommentsElement => mountThread(fakeBackend(comments), { 'heading-level': '1', ...attributes });

const at = '2026-05-02T10:00:00Z';
const because = { at, reason: 'Injures', ground: 'Charte, article 4', contest: 'https://valmont.example/recours' };
const moderated: Comment[] = [
  { id: 'a', at, replies: 0, tombstone: { kind: 'moderator', ...because } },
  { id: 'b', at, replies: 0, tombstone: { kind: 'hidden', ...because } },
  makeComment(2, { role: 'official' }),
  makeComment(3, { state: 'held' }),
  makeComment(5, { text: `نعم ${'كلمة '.repeat(200)}`, lang: 'ar' }),
];

async function press(element: CivicCommentsElement, ...texts: string[]): Promise<CivicCommentsElement> {
  for (const text of texts) (await button(element, text)).click();
  await element.updateComplete;
  return element;
}

/** Every state that a person can meet. */
const states: [string, () => Promise<CivicCommentsElement>][] = [
  ['a thread with replies', async () => press(thread(), 'Afficher 1 réponse')],
  ['columns', async () => thread(makeComments(10), { layout: 'columns' })],
  ['an empty thread', async () => thread([])],
  ['the form', async () => press(thread(), 'Écrire un commentaire')],
  ['the form with its faults', async () => press(thread(), 'Écrire un commentaire', 'Publier')],
  ['a reply', async () => press(thread(), 'Répondre')],
  ['joining', async () => press(thread(), 'D’accord')],
  [
    'the code',
    async () => {
      const element = await press(thread(), 'D’accord');
      await type(element, 'name', 'Camille');
      await type(element, 'email', 'camille@exemple.fr');
      await press(element, 'Continuer');
      await when(element, '#code');
      return element;
    },
  ],
  [
    'what else can be done about each comment',
    async () => {
      const element = thread();
      await when(element, '.others');
      for (const each of element.renderRoot.querySelectorAll<HTMLDetailsElement>('.others')) each.open = true;
      return element;
    },
  ],
  ['a report with its faults', async () => press(thread(), 'Signaler', 'Envoyer le signalement')],
  [
    'a search',
    async () => {
      const element = thread();
      const field = await when<HTMLInputElement>(element, '#find');
      field.value = 'livraisons';
      return press(element, 'Chercher', 'Revenir').then(() => press(element, 'Chercher'));
    },
  ],
  [
    'moderation',
    async () => {
      const backend = fakeBackend(moderated);
      backend.mine.can = { moderate: { allowed: true } };
      backend.mine.comments = moderated.slice(3, 4);
      backend.mine.votes = { c2: 1 };
      joinBefore(backend);
      const element = mountThread(backend, { 'heading-level': '1' });
      await press(element, 'Commentaires à modérer');
      await when(element, '.queue .item');
      return element;
    },
  ],
];

for (const scheme of ['light', 'dark'] as const) {
  describe(`in ${scheme}, axe finds nothing`, () => {
    beforeEach(() => {
      document.title = 'Discussion';
      const [background, color] = scheme === 'light' ? ['#ffffff', '#1b2226'] : ['#12171c', '#e8edef'];
      Object.assign(document.documentElement.style, { colorScheme: scheme, background, color });
    });

    for (const [name, arrange] of states) {
      it(`in: ${name}`, async () => {
        const element = await arrange();
        await when(element, '[data-lists]');
        const main = document.createElement('main');
        document.body.append(main);
        main.append(element);
        drawAll(element);
        await new Promise(requestAnimationFrame);
        assert.deepEqual(await findAxe(main), []);
      });
    }
  });
}

describe('at 320 pixels', () => {
  for (const [name, arrange] of states) {
    it(`nothing stands out of the widget in: ${name}`, async () => {
      document.body.style.inlineSize = '288px';
      const element = await arrange();
      await when(element, '[data-lists]');
      for (const each of element.renderRoot.querySelectorAll('*')) {
        assert.isAtMost(each.getBoundingClientRect().right, element.getBoundingClientRect().right + 1, each.outerHTML);
      }
      document.body.style.inlineSize = '';
    });
  }
});

describe('the tree of a screen reader', () => {
  /** Role, name and state of what a reader meets, in the order of the page, as authors of the widget wrote them. */
  const tree = (element: CivicCommentsElement, selector: string): string[] =>
    [...element.renderRoot.querySelectorAll<HTMLElement>(selector)].map((each) => {
      const role = each.getAttribute('role') ?? each.localName;
      const labelled = each.getAttribute('aria-labelledby');
      const label = labelled ? find(element, `#${labelled}`)?.textContent : each.getAttribute('aria-label');
      const name = (label ?? each.textContent).replace(/\s+/g, ' ').trim();
      const states = ['aria-level', 'aria-expanded', 'aria-pressed'].flatMap((state) =>
        each.hasAttribute(state) ? `${state.slice(5)}=${each.getAttribute(state)}` : [],
      );
      return [role, name, ...states].join(' | ');
    });

  it('reads well in a thread with open replies', async () => {
    const element = await press(thread(makeComments(5)), 'Afficher 1 réponse');
    await when(element, '.replies article');
    assert.deepEqual(tree(element, 'section, [role=heading], [role=list], article, article button').slice(0, 16), [
      'section | Des pistes cyclables continues : la discussion',
      'heading | Des pistes cyclables continues : la discussion | level=1',
      'list | Commentaires par position',
      'list | Commentaires',
      'article | Nina P., 1er mai 2026',
      'heading | Nina P., 1er mai 2026 | level=2',
      'button | D’accord avec Nina P. | pressed=false',
      'button | Pas d’accord avec Nina P. | pressed=false',
      'button | Répondre à Nina P.',
      'button | Signaler le commentaire de Nina P.',
      'list | Réponses à Nina P.',
      'article | Camille Martin, 1er mai 2026',
      'heading | Camille Martin, 1er mai 2026 | level=3',
      'button | D’accord avec Camille Martin | pressed=false',
      'button | Pas d’accord avec Camille Martin | pressed=false',
      'button | Répondre à Camille Martin',
    ]);
    assert.equal(find(element, '[aria-expanded]')?.getAttribute('aria-label'), 'Masquer 1 réponse à Nina P.');
  });

  it('names the visible words of every button first', async () => {
    const element = await press(thread(), 'Afficher 1 réponse');
    for (const each of element.renderRoot.querySelectorAll('button[aria-label]')) {
      assert.include(each.getAttribute('aria-label')?.toLowerCase(), each.textContent.trim().toLowerCase());
    }
  });

  it('has one live region, empty until something is done', async () => {
    const element = thread();
    await when(element, 'article');
    const regions = [...element.renderRoot.querySelectorAll('[role=status], [aria-live], [role=alert], [role=log]')];
    assert.deepEqual(
      regions.map(({ textContent }) => textContent),
      [''],
    );
  });

  it('is walked through by Tab in the order of the page, and nothing takes the focus by itself', async () => {
    const element = await press(thread(makeComments(3)));
    await when(element, 'article');
    assert.isNull(element.shadowRoot?.activeElement ?? null);
    const stops = [
      ...element.renderRoot.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
    ];
    for (const stop of stops) assert.isAtLeast(stop.tabIndex, 0);
    assert.include(textOf(element), 'Classer par');
    await until(() => stops.length > 8, 'controls');
  });
});
