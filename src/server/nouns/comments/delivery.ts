import { dayIn, type Cell, type DeliveredList } from '../../core/delivery.ts';
import { say } from '../../core/documents.ts';
import { inLanguage } from '../../words/words-for.ts';
import { settingsOf, type StoredThread } from './find.ts';
import { comments } from './tables.ts';
import { commentsWords } from './words-for.ts';

const batch = 500;

/** Makes the list of the published comments of the thread that a thing has. What is hidden or was taken back is not in it. */
export const commentList = <S>(threadOf: (stored: S) => StoredThread | undefined): DeliveredList<S> => ({
  name: 'comments',
  isThere: (stored) => threadOf(stored) !== undefined,
  words: (lang) => ({ ...inLanguage(words, lang), units: commentsWords(lang).page.comments }),
  columns: (_, lang) => inLanguage(columns, lang),
  async *rows({ reader, timeZone, lang }, stored) {
    const thread = threadOf(stored);
    if (!thread) return;
    const { scope, thing } = thread;
    const dayOf = dayIn(timeZone);
    const known: Readonly<Record<string, string>> = commentsWords(lang).sides;
    const sides = new Map(
      settingsOf(thread).sides.map(({ id, label }) => [id, label ? say(label, lang) : (known[id] ?? id)]),
    );
    for (let after: string[] | undefined; ;) {
      const rows = await reader.list(comments, { scope, thing }, { limit: batch, ...(after && { after }) });
      yield rows.flatMap(({ id, parent, state, name, side, body, created_at, up, down }): Cell[][] =>
        state === 'published' ? [[id, parent, name, dayOf(created_at), sides.get(side) ?? side, body, up, down]] : [],
      );
      if (rows.length < batch) return;
      after = [rows.at(-1)!.id];
    }
  },
});

const columns = {
  fr: ['Commentaire', 'En réponse à', 'Nom', 'Écrit le', 'Position', 'Texte', 'Pour', 'Contre'],
  en: ['Comment', 'In reply to', 'Name', 'Written on', 'Side', 'Text', 'Up', 'Down'],
};

const words = {
  fr: {
    title: 'Commentaires',
    hint: 'Les commentaires publiés, avec le nom qui s’affiche à côté. Ce qui est masqué ou retiré n’y figure pas.',
  },
  en: {
    title: 'Comments',
    hint: 'The published comments, with the name that stands beside them. What is hidden or was taken back is not in it.',
  },
};
