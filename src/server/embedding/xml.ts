/** Control characters, and what XML 1.0 has no way to write. */
const unwritable = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Returns a text, or a number, as content or in an attribute of XML. */
export const xmlText = (value: string | number): string =>
  String(value)
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
