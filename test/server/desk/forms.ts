import type { Browser, Seen } from './support.ts';

/* Forms as a browser without a script fills them in. */

/** What stands in the fields of the form of a page, as a browser would send it back. */
export function fieldsOf(html: string): Record<string, string> {
  const form = /<form[^>]*class="making"[^]*?<\/form>/.exec(html)?.[0] ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    const isOff = /type="(?:radio|checkbox)"/.test(tag) && !/\schecked/.test(tag);
    if (!isOff) fields[attribute('name')] = decode(attribute('value'));
  }
  for (const [, attributes = '', text = ''] of form.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g)) {
    fields[/\sname="([^"]*)"/.exec(attributes)?.[1] ?? ''] = decode(text.trim());
  }
  return fields;
}

export const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Path and query that the form of a page is sent to. */
export const actionOf = (html: string): string => {
  const form = /<form[^>]*class="making"[^>]*>/.exec(html)?.[0] ?? '';
  return decode(/action="([^"]*)"/.exec(form)?.[1] ?? '').replace(/#.*$/, '');
};

/** Fills in the form of a page and sends it. */
export const fill = (visit: Browser, { html }: Seen, fields: Record<string, string> = {}): Promise<Seen> =>
  visit.send(actionOf(html), { ...fieldsOf(html), act: 'continue', ...fields });

export const draftIn = ({ at }: Seen): string => /\/desk\/drafts\/([\w-]+)/.exec(at)?.[1] ?? '';
