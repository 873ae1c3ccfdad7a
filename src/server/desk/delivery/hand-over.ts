import type { Handed } from '../call.ts';
import { csvFile } from './csv-file.ts';
import { columnsOf, type PreparedList } from './list.ts';

/** Closes a list that is being read once it is: also where nobody takes it any more. */
export const closing = (preparing: Promise<PreparedList>): Pick<Handed, 'close'> => {
  // Told to whoever takes the list; where nobody does by then, it is no failure of the process.
  preparing.catch(() => undefined);
  return {
    close: () =>
      preparing.then(
        (prepared) => prepared.close(),
        () => undefined,
      ),
  };
};

/** A list on its way to be handed over. */
interface OnItsWay extends Pick<PreparedList, 'list' | 'stored' | 'lang'> {
  preparing: Promise<PreparedList>;
}

/** Hands over a list as a file of CSV, which begins before the list is read. */
export const csvOf = (
  { list, stored, lang, preparing }: OnItsWay,
  { url, mark, at }: { url: string; mark: boolean; at: number },
): Handed => ({
  type: 'text/csv; charset=UTF-8; header=present',
  name: fileNameOf(stored.id, list.name, at),
  parts: csvFile(columnsOf(list, stored, lang), preparing, { url, mark }),
  ...closing(preparing),
});

/** Names the file of a list. An id holds small letters, digits and dashes; whatever else it could hold stays out of a header. */
const fileNameOf = (id: string, list: string, at: number): string =>
  `${id.replaceAll(/[^a-z0-9-]+/g, '-')}-${list}-${new Date(at).toISOString().slice(0, 10)}.csv`;
