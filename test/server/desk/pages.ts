import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Browser } from './support.ts';

/* The pages of the desk as whoever follows their links meets them, and the forms on them. */

type Element = DefaultTreeAdapterTypes.Element;

/** A field of a form, and what a browser would send of it. */
export interface Field {
  name: string;
  type: string;
  value: string;
  /** What it sends now: nothing of a box that is not ticked. */
  sends: boolean;
}

export interface Form {
  action: string;
  fields: Field[];
}

export interface Page {
  /** Path and query. */
  at: string;
  links: string[];
  /** The forms of its content that are sent by POST. */
  forms: Form[];
}

export function readPage(at: string, html: string): Page {
  const document = parse(html);
  const content = elements(document, 'main');
  return {
    at,
    links: elements(document, 'a').map((link) => attribute(link, 'href') ?? ''),
    forms: content
      .flatMap((main) => elements(main, 'form'))
      .filter((form) => attribute(form, 'method') === 'post')
      .map((form) => ({
        action: (attribute(form, 'action') ?? '').replace(/[#?].*$/, ''),
        fields: elements(form, 'input', 'textarea', 'select').map(readField),
      })),
  };
}

/** Follows every link of the desk, to one page of each kind: those of a second thing of a noun are those of the first. */
export async function crawl(visit: Browser): Promise<Page[]> {
  const pages: Page[] = [];
  const seen = new Set<string>();
  const waiting = ['/desk?lang=fr'];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const kind = at.replace(/[?#].*$/, '').replace(/^(\/desk\/\w+)\/[\w-]+/, '$1/…');
    const own = /^\/desk\/(?:settings|begin)/.test(at) ? at.replace(/[?#].*$/, '') : kind;
    if (seen.has(own)) continue;
    seen.add(own);
    const answer = await visit.get(at);
    if (answer.status !== 200 || !answer.headers.get('Content-Type')?.startsWith('text/html')) continue;
    const page = readPage(answer.at, answer.html);
    pages.push(page);
    waiting.push(...page.links.filter((link) => /^\/desk(?:[/?]|$)/.test(link)));
  }
  return pages;
}

function readField(field: Element): Field {
  const type = field.tagName === 'input' ? (attribute(field, 'type') ?? 'text') : field.tagName;
  const options = elements(field, 'option');
  const option = options.find((each) => attribute(each, 'selected') !== undefined) ?? options[0];
  const written =
    type === 'textarea' ? textOf(field) : type === 'select' ? option && attribute(option, 'value') : undefined;
  const isBox = type === 'radio' || type === 'checkbox';
  return {
    name: attribute(field, 'name') ?? '',
    type,
    value: written ?? attribute(field, 'value') ?? '',
    sends: !isBox || attribute(field, 'checked') !== undefined,
  };
}

const textOf = (element: Element): string =>
  element.childNodes.map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : '')).join('');

function elements(node: DefaultTreeAdapterTypes.Node, ...tags: string[]): Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => [
    ...('tagName' in child && tags.includes(child.tagName) ? [child] : []),
    ...elements(child, ...tags),
  ]);
}

const attribute = ({ attrs }: Element, wanted: string): string | undefined =>
  attrs.find(({ name }) => name === wanted)?.value;
