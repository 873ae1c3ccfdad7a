import { acts, events, people } from '../../confirmation/tables.ts';
import { readCounters } from '../../core/counters.ts';
import {
  dayIn,
  type DeliveredList,
  type GoneRow,
  type ListRow,
  type ListSource,
  type ListWords,
} from '../../core/delivery.ts';
import type { Stored } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import { inLanguage } from '../../words/words-for.ts';
import type { PetitionDocument } from './document.ts';
import { standingIn } from './thresholds.ts';
import { petitionWords } from './words-for.ts';

const batch = 500;

/**
 * The signatures that count, with the names and places that their authors gave, in an order that tells nothing. An address is never in it.
 * Each has the version of the text that was signed.
 */
export const signatureList: DeliveredList<Stored<PetitionDocument>> = {
  name: 'signatures',
  isThere: () => true,
  words: (lang) => ({ ...inLanguage(words, lang), units: petitionWords(lang).units.signatures }),
  columns: (_, lang) => inLanguage(columns, lang),
  text: ({ document: { title, text, author, textVersion } }) => ({
    version: textVersion,
    texts: Object.fromEntries(
      Object.keys(text).map((lang) => {
        const asks = author?.[lang] && petitionWords(lang).page.author(author[lang]);
        return [lang, [title[lang], text[lang], ...(asks ? [asks] : [])].join('\n\n')];
      }),
    ),
  }),
  standing: signedOnline,
  hasPaper: true,
  async *rows({ reader, timeZone, until = Infinity }: ListSource, { scope, id: thing }) {
    const dayOf = dayIn(timeZone);
    for (let after: string[] | undefined; ;) {
      const counted = await reader.list(
        events,
        { scope, thing, kind: 'counted' },
        { limit: batch, ...(after && { after }) },
      );
      const ids = counted.map(({ act }) => act);
      // Who withdrew is not among the people any more.
      const signers = new Map((await reader.getMany(people, { scope }, 'act', ids)).map((row) => [row.act, row]));
      const whenOf = async (kind: GoneRow['gone']): Promise<ReadonlyMap<string, number>> =>
        new Map((await reader.getMany(events, { scope, thing, kind }, 'act', ids)).map((row) => [row.act, row.at]));
      // Who was taken out of the count still is.
      const invalidated = await whenOf('invalidated');
      const withdrawn = until === Infinity ? new Map<string, number>() : await whenOf('withdrawn');
      for (const act of invalidated.keys()) signers.delete(act);
      const goneOf = (act: string): GoneRow[] => {
        const [out, back] = [invalidated.get(act) ?? Infinity, withdrawn.get(act) ?? Infinity];
        const first = Math.min(out, back);
        return first > until && first < Infinity
          ? [{ gone: back <= out ? 'withdrawn' : 'invalidated', at: first }]
          : [];
      };
      const versions = new Map(
        (await reader.getMany(acts, { scope }, 'id', ids)).map(({ id, text_version }) => [id, text_version]),
      );
      yield counted.flatMap(({ act, at }): ListRow[] => {
        if (at > until) return [];
        const signer = signers.get(act);
        return signer ? [[signer.name, signer.place, dayOf(at), versions.get(act) ?? '']] : goneOf(act);
      });
      if (counted.length < batch) return;
      after = [ids.at(-1)!];
    }
  },
};

/** Counts the signatures that stand, but for those on paper: who was erased is among them. */
async function signedOnline(reader: ReadStore, { scope, id }: Stored): Promise<number> {
  const kinds = await readCounters(reader, scope, id);
  return standingIn(kinds) - (kinds.get('paper') ?? 0);
}

const columns = {
  fr: ['Nom', 'Commune', 'Comptée le', 'Version du texte'],
  en: ['Name', 'Place', 'Counted on', 'Version of the text'],
};

const words: Record<'fr' | 'en', Omit<ListWords, 'units'>> = {
  fr: {
    title: 'Signatures',
    hint: 'Les signatures confirmées, avec le nom et la commune que chaque personne a donnés. Aucune adresse électronique n’y figure.',
  },
  en: {
    title: 'Signatures',
    hint: 'The confirmed signatures, with the name and the place that each person gave. No email address is in it.',
  },
};
