import { say } from '../../core/documents.ts';
import { byteOrderMark, lineOf, recordOf } from '../../core/csv.ts';
import type { PreparedList } from './list.ts';
import { deliveryWordsFor } from './words-for.ts';

/**
 * Writes a list as CSV: a record for its columns and one for each row, each on one line, then what it is: its hash, which is that of
 * all lines before, its date, its count, its title and the words that people agreed to.
 *
 * The columns are written at once, the rest as soon as the list is read.
 *
 * @param mark begins with a byte order mark, which no hash has
 */
export async function* csvFile(
  columns: readonly string[],
  preparing: PreparedList | Promise<PreparedList>,
  { url, mark }: { url: string; mark: boolean },
): AsyncGenerator<string> {
  yield `${mark ? byteOrderMark : ''}${lineOf(columns)}`;
  const prepared = await preparing;
  const { list, stored, lang, counted, erased, papers, sha256, at } = prepared;
  const said = deliveryWordsFor(lang);
  for await (const row of prepared.rows()) yield lineOf(row);
  yield recordOf(['SHA-256', sha256]);
  yield recordOf([said.date, new Date(at).toISOString()]);
  yield recordOf([list.words(lang).title, counted]);
  if (erased) yield recordOf([said.erased, erased]);
  for (const { number, document, day, countedBy } of papers)
    yield recordOf([said.onPaper, number, document, day, countedBy]);
  yield recordOf([said.thing, say(stored.document.title, lang)]);
  yield recordOf([said.address, url]);
  for (const { version, texts, until } of prepared.texts) {
    for (const [each, text] of Object.entries(texts)) {
      const head =
        until === undefined ? said.text(version, each) : said.earlier(version, each, new Date(until).toISOString());
      yield recordOf([head, text]);
    }
  }
}
