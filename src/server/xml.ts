/** Characters that XML 1.0 has no way to write. */
// eslint-disable-next-line no-control-regex
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text, or a number, as content or in an attribute of XML. */
export const xmlText = (value: string | number): string =>
  String(value)
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
