const cell = (text = '') => text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

/** A table, or nothing where there is nothing to say. */
export function table(heads, rows, toCells) {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows.map((row) => toCells(row).map(cell))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
