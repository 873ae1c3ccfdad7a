import { acts, events, people } from '../../confirmation/tables.ts';
import { countingWriter } from '../../store/counting.ts';
import { fillCounters, type Migration } from '../../store/schema.ts';
import { table } from '../../store/store.ts';
import { refold } from './refold.ts';
import { comments } from './tables.ts';

/** Who had asked to join and not confirmed the address, before joining was an act like any other. `key` is the digest of the key. */
const joinings = table<{
  scope: string;
  key: string;
  name: string;
  email: string;
  notice_version: string;
  lang: string;
  at: number;
}>({
  name: 'joining',
  columns: {
    scope: 'text',
    key: 'text',
    name: 'text',
    email: 'text',
    notice_version: 'text',
    lang: 'text',
    at: 'integer',
  },
  key: ['scope', 'key'],
});

/** How databases of earlier versions of the tables of threads become what they are now. */
export const commentsMigrations: readonly Migration[] = [
  {
    version: 2,
    async up(steps) {
      await fillCounters(comments)(steps);
      // What was counted there is counted by side now.
      await steps.dropTable('thread_count');
    },
  },
  // Texts were folded without “œ” as “oe” and its like.
  { version: 3, up: ({ writer }) => refold(writer) },
  // Who joins is received, mailed and confirmed like everyone who acts.
  {
    version: 4,
    async up({ writer, dropTable }) {
      const { insert: count } = countingWriter(writer);
      // Their codes stand where those of all acts do, and stay good. Members and their keys stay as they are.
      for (const { key: id, name, email, at, ...row } of await writer.list(joinings, {})) {
        const { scope, notice_version, lang } = row;
        await writer.insert(acts, { scope, id, thing: '', kind: 'joining', at, text_version: '', source: null });
        await count(events, { scope, thing: '', kind: 'received', act: id, at });
        const person = { name, email, place: '', display_publicly: 0, receive_news: 0, notice_version, lang };
        await writer.insert(people, { scope, act: id, ...person });
      }
      await dropTable(joinings.name);
    },
  },
];
