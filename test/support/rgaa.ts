import type { Page } from 'puppeteer-core';
import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Finder = (root: ParentNode) => string[];

/** What a browser can tell of the criteria of the RGAA that axe does not judge, in a document and in each open shadow root of it. */
export async function findUnkept(page: Page): Promise<string[]> {
  // What a script focuses shows it as what a key does, once a key was the last that was used.
  await page.keyboard.press('Shift');
  return page.evaluate(() => {
    const roots: ParentNode[] = [document];
    for (const root of roots)
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    const plain = (element: Element | null | undefined): string =>
      (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const begin = (element: Element): string => element.outerHTML.slice(0, 160);
    const each = (root: ParentNode, selector: string, isRight: (element: Element) => boolean): string[] =>
      [...root.querySelectorAll(selector)].filter((element) => !isRight(element)).map(begin);
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

    const named = (element: Element): boolean =>
      Boolean(element.getAttribute('aria-label') ?? element.getAttribute('title'));
    const rules: Record<string, Finder> = {
      '1.2 a drawing is hidden or has a name': (root) =>
        each(root, 'svg', (svg) => svg.closest('[aria-hidden=true]') !== null || svg.getAttribute('role') === 'img'),
      '2.1 a frame has a title': (root) => each(root, 'iframe', (frame) => named(frame)),
      '5.4 a table has a caption': (root) =>
        each(root, 'table', (table) => plain(table.querySelector('caption')) !== ''),
      '5.6 a head says of what it is': (root) => each(root, 'th', (head) => head.hasAttribute('scope')),
      '5.6 a table has heads': (root) => each(root, 'table', (table) => table.querySelector('th') !== null),
      '8.9 no paragraph or item is there for its room': (root) =>
        each(
          root,
          'p, li, dt, dd, h1, h2, h3, h4',
          (element) =>
            !isShown(element) ||
            element.matches('[role=status], [role=alert], [aria-live]') ||
            plain(element) !== '' ||
            element.querySelector('img, svg, input, button, select, video') !== null,
        ),
      '8.9 no line is broken twice': (root) =>
        each(root, 'br + br', (second) => second.previousSibling?.nodeType === 3),
      '8.10 who writes in another direction is understood': (root) =>
        each(root, 'textarea', (field) => field.getAttribute('dir') === 'auto' || field.matches('[readonly], [lang]')),
      '10.6 a link in a text is told by more than its colour': (root) =>
        each(root, 'p a[href], li a[href], dd a[href]', (link) => {
          const { textDecorationLine, borderBlockEndStyle, backgroundColor, borderInlineStartStyle } =
            getComputedStyle(link);
          const isAlone = plain(link) === plain(link.parentElement);
          return (
            !isShown(link) ||
            isAlone ||
            textDecorationLine.includes('underline') ||
            borderBlockEndStyle !== 'none' ||
            borderInlineStartStyle !== 'none' ||
            backgroundColor !== 'rgba(0, 0, 0, 0)' ||
            link.querySelector('*') !== null
          );
        }),
      '11.5 choices of one stand in a group with a name': (root) =>
        each(root, 'input[type=radio]', (radio) => {
          const group = radio.closest('fieldset, [role=radiogroup], [role=group]');
          return (
            group !== null &&
            (plain(group.querySelector('legend')) !== '' || named(group) || group.hasAttribute('aria-labelledby'))
          );
        }),
      '11.10 a form of several fields says which may be left empty, or which may not': (root) =>
        each(root, 'form', (form) => {
          const fields = form.querySelectorAll(
            'input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select',
          );
          const required = form.querySelectorAll('[required], [aria-required=true]');
          if (required.length === 0 || fields.length < 2) return true;
          return /obligatoire|facultatif|required|optional/i.test(form.textContent);
        }),
      '11.13 a field says what it is for': (root) =>
        each(root, 'input[type=email]', (field) => field.hasAttribute('autocomplete')),
      '10.2 no style sheet writes a word': (root) =>
        [...root.querySelectorAll('*')].flatMap((element) =>
          ['::before', '::after'].flatMap((part) => {
            const { content } = getComputedStyle(element, part);
            return /^"[^"]*\p{L}/u.test(content) ? [`${content} ${begin(element)}`] : [];
          }),
        ),
      '10.7 what has the focus shows it': (root) =>
        each(
          root,
          'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
          (element) => {
            if (!isShown(element) || !(element instanceof HTMLElement)) return true;
            element.focus();
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            return !element.matches(':focus') || (outlineStyle !== 'none' && outlineWidth !== '0px');
          },
        ),
      '13.2 nothing opens a window by itself': (root) => each(root, 'meta[http-equiv=refresh]', () => false),
    };
    return roots.flatMap((root) =>
      Object.entries(rules).flatMap(([rule, find]) => find(root).map((each) => `${rule}: ${each}`)),
    );
  });
}

/** The widgets of a page whose tags a parser would put elsewhere than they stand (8.2). */
export async function findMisplaced(page: Page): Promise<string[]> {
  const drawn = await page.evaluate(() => {
    const outline = (node: globalThis.Node): string[] =>
      [...node.childNodes].flatMap((child) =>
        child instanceof Element ? [child.localName, ...outline(child), '/'] : [],
      );
    return [...document.querySelectorAll('*')].flatMap(({ shadowRoot: root, localName }) =>
      root ? [{ localName, html: root.innerHTML, outline: outline(root) }] : [],
    );
  });
  const outline = (node: DefaultTreeAdapterTypes.Node): string[] =>
    'childNodes' in node
      ? node.childNodes.flatMap((child) => ('tagName' in child ? [child.tagName, ...outline(child), '/'] : []))
      : [];
  return drawn.flatMap((widget) =>
    outline(parseFragment(widget.html)).join() === widget.outline.join() ? [] : [`8.2 the tags of ${widget.localName}`],
  );
}

/** What is wrong with the HTML of a page as it was sent (8.2): what a parser has to guess, and ids that stand there twice. */
export function findMalformed(html: string): string[] {
  const found: string[] = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => void found.push(`8.2 ${code} in line ${startLine}`),
  });
  const seen = new Set<string>();
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node)
      for (const { name, value } of node.attrs) {
        if (name !== 'id') continue;
        if (seen.has(value)) found.push(`8.2 the id ${value} stands there twice`);
        seen.add(value);
      }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(document);
  return found;
}
