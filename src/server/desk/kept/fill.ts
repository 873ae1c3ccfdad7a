import { defaultTreeAdapter as tree, html, parse, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import type { Kept } from './kept.ts';

/* A page of the desk, with one of its forms as it was filled in. */

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;
type Field = Kept['fields'][number];

/** Where the page leads to the form. */
export const keptForm = 'kept-form';

/** Fills in the form that is sent to an address; answers the page and what has no place in it, or nothing where no such form is on it. */
export function fillForm(
  page: string,
  address: string,
  sent: readonly Field[],
): { page: string; left: Field[] } | undefined {
  const document = parse(page);
  const forms = elementsOf(document, 'form').filter(
    (form) => attribute(form, 'method') === 'post' && attribute(form, 'action')?.split(/[?#]/, 1)[0] === address,
  );
  const [form] = forms.toSorted((one, other) => likeness(other, sent) - likeness(one, sent));
  if (!form) return undefined;
  const left = fillFields(form, sent);
  for (let above = form.parentNode; above && 'tagName' in above; above = above.parentNode) {
    if (above.tagName === 'details') set(above, 'open', '');
  }
  const anchor = tree.createElement('div', html.NS.HTML, [
    { name: 'id', value: keptForm },
    { name: 'tabindex', value: '-1' },
  ]);
  tree.insertBefore(form.parentNode!, anchor, form);
  return { page: serialize(document), left };
}

/** Puts a text into a page, at the beginning of its content. */
export function putFirst(page: string, markup: string): string {
  const start = /<main[^>]*>/.exec(page);
  if (!start) return page;
  const at = start.index + start[0].length;
  return `${page.slice(0, at)}${markup}${page.slice(at)}`;
}

/** Counts the hidden fields of a form that say the same: a page has the same form for each of many things. */
const likeness = (form: Element, sent: readonly Field[]): number =>
  elementsOf(form, 'input').filter(
    (input) =>
      attribute(input, 'type') === 'hidden' &&
      sent.some(([name, value]) => name === attribute(input, 'name') && value === attribute(input, 'value')),
  ).length;

function fillFields(form: Element, sent: readonly Field[]): Field[] {
  const left = [...sent];
  const has = (name: string, value: string): boolean =>
    left.some(([ownName, ownValue]) => ownName === name && ownValue === value);
  const take = (name: string): string | undefined => {
    const at = left.findIndex(([each]) => each === name);
    return at < 0 ? undefined : left.splice(at, 1)[0]![1];
  };
  const chosen: Field[] = [];
  for (const field of elementsOf(form, 'input', 'textarea', 'select', 'button')) {
    const name = attribute(field, 'name');
    if (name === undefined) continue;
    const type = field.tagName === 'input' ? attribute(field, 'type') : field.tagName;
    if (type === 'radio' || type === 'checkbox') {
      const value = attribute(field, 'value') ?? 'on';
      toggle(field, 'checked', has(name, value));
      if (has(name, value)) chosen.push([name, value]);
    } else if (type === 'button') {
      // What was pressed is pressed again.
      chosen.push([name, attribute(field, 'value') ?? '']);
    } else if (type === 'select') {
      const value = take(name);
      for (const option of elementsOf(field, 'option'))
        toggle(option, 'selected', attribute(option, 'value') === value);
    } else if (type !== 'file') {
      const value = take(name);
      if (value !== undefined) write(field, value);
    }
  }
  return left.filter(([name, value]) => value !== '' && !chosen.some((each) => each[0] === name && each[1] === value));
}

function write(field: Element, value: string): void {
  if (field.tagName === 'input') return set(field, 'value', value);
  for (const child of [...field.childNodes]) tree.detachNode(child);
  // The first line break of a text area is none of its text.
  tree.insertText(field, `\n${value}`);
}

function elementsOf(node: Node, ...tags: string[]): Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => [
    ...('tagName' in child && tags.includes(child.tagName) ? [child] : []),
    ...elementsOf(child, ...tags),
  ]);
}

const attribute = ({ attrs }: Element, wanted: string): string | undefined =>
  attrs.find(({ name }) => name === wanted)?.value;

function set(element: Element, name: string, value: string): void {
  toggle(element, name, false);
  element.attrs.push({ name, value });
}

function toggle(element: Element, name: string, isOn: boolean): void {
  element.attrs = element.attrs.filter((each) => each.name !== name);
  if (isOn) element.attrs.push({ name, value: '' });
}
