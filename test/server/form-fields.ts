import assert from 'node:assert/strict';

/**
 * The fields of the form that leads to this address, as a browser would send them: texts as they stand, boxes and lists only
 * where something is chosen, no button.
 */
export function fieldsOf(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action.replaceAll('/', '\\/')}[#"][\\s\\S]*?</form>`).exec(html)?.[0];
  assert.ok(form, `no form leads to ${action}`);
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    if (/type="(?:checkbox|radio)"/.test(tag) && !/\schecked/.test(tag)) continue;
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    if (name) fields[name] = /\svalue="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] = /<option\s+value="([^"]*)"\s+selected/.exec(options)?.[1] ?? '';
  }
  return fields;
}
