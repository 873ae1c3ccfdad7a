/* Tags as text. Everything that goes into them is escaped here: a title comes from a backend. */

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Returns a text as it is written in an attribute or between tags. */
export const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** The attributes of a tag; those that are empty are left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes a tag with its attributes; a long one takes a line for each. */
export function tag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== '' && value !== false && value !== undefined)
    .map(([key, value]) => (value === true ? key : `${key}="${escape(String(value))}"`));
  const line = `<${[name, ...written].join(' ')}>`;
  return line.length <= 100 ? line : `<${name}\n${written.map((each) => `  ${each}`).join('\n')}\n>`;
}
