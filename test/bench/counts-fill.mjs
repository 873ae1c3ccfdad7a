import { events } from '../../src/server/confirmation/tables.ts';
import { putThing } from '../../src/server/nouns.ts';
import { comments } from '../../src/server/nouns/comments/tables.ts';
import { writeBallot } from '../../src/server/nouns/poll/ballot-codec.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { slots } from '../../src/server/store/counting.ts';
import { rowCounters } from '../../src/server/store/schema.ts';
import { fillStatement } from '../../src/server/store/sql.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';

const options = Array.from({ length: 12 }, (_, at) => `o${at}`);
/** The mark of a number for an option, in SQL as here: marks unlike those of others. */
const divisors = options.map((_, at) => 6 ** (at % 8));
const scores = (number) => Object.fromEntries(options.map((id, at) => [id, Math.floor(number / divisors[at]) % 6]));
const scoresInSql = `'{"kind":"scores","scores":{' || ${options
  .map((id, at) => `'"${id}":' || ((i / ${divisors[at]}) % 6)`)
  .join(` || ',' || `)} || '}}'`;

const scoredDocument = () => ({
  ...pollDocument(),
  options: options.map((id) => ({ id, label: { fr: id } })),
  form: { kind: 'scores', lowest: 0, highest: 5, complete: false },
  method: 'score',
  results: 'always',
});
const threadDocument = () => ({
  type: 'thread',
  title: { fr: 'La place', en: 'The square' },
  opensAt: petitionDocument().opensAt,
  closesAt: petitionDocument().closesAt,
  sides: [{ id: '1' }],
  notice: petitionDocument().notice,
});

/** Puts in petitions, polls and threads of so many acts, as acts and an older database leave them. @param run runs a statement */
export async function fill(store, run, sizes, now) {
  for (const size of sizes) {
    await store.write(async (writer) => {
      await putThing(writer, `n${size}`, petitionDocument(), now);
      await putThing(writer, `p${size}`, pollDocument(), now);
      await putThing(writer, `d${size}`, scoredDocument(), now);
      await putThing(writer, `t${size}`, threadDocument(), now);
    });
    for (const statement of rowsOf(size, now)) await run(statement);
  }
  for (const table of [events, ballots, comments]) {
    for (const counter of rowCounters(table)) await run(fillStatement(table, counter, slots));
  }
}

function rowsOf(size, now) {
  const insert = (table, columns, id, values, more = '') =>
    `insert into "${table}" ("scope", "thing", ${columns}) with recursive numbers(i) as ` +
    `(select 0 union all select i + 1 from numbers where i < ${size - 1}) ` +
    `select '${id}${size}', '${id}${size}', ${values} from numbers${more}`;
  const choice = `case i % 3 when 0 then 'matin' when 1 then 'midi' else 'soir' end`;
  const lists = `(select 'supported' as sort union all select 'discussed') as sorts cross join (select '' as side union all select '1') as sides`;
  return [
    insert('event', '"kind", "act", "at"', 'n', `'counted', 'a' || i, ${now}`),
    insert(
      'ballot',
      '"voter", "choice", "at"',
      'p',
      `'v' || i, '{"kind":"choices","choices":["' || ${choice} || '"]}', ${now}`,
    ),
    insert('ballot', '"voter", "choice", "at"', 'd', `'v' || i, ${scoresInSql}, ${now}`),
    insert(
      'thread_comment',
      '"id", "parent", "branch", "depth", "author", "name", "role", "side", "body", "folded", "lang", "created_at", "edited_at", ' +
        '"state", "state_at", "shown", "up", "down", "replies", "random", "reason", "ground"',
      't',
      `'c' || i, '', '', 0, 'a' || (i % 7), 'Nom', '', '1', 'Commentaire ' || i, 'commentaire ' || i, '', ${now} - i * 1000, null, ` +
        `'published', ${now}, 1, i % 50, 0, 0, (i % 100000) * 7919, null, null`,
    ),
    insert(
      'standing',
      '"sort", "branch", "side", "value", "created_at", "id", "since", "until"',
      't',
      `sort, '', side, case sort when 'supported' then i % 50 else 0 end, ${now} - i * 1000, 'c' || i, ${now}, 9007199254740991`,
      ` cross join ${lists}`,
    ),
  ];
}

let more = 10_000_000;

/** Someone casts another ballot in the poll of different ones. */
export const castOne = (store, size) =>
  store.write((writer) => {
    const choice = writeBallot({ kind: 'scores', scores: scores((more += 1)) }, options);
    return writer.put(ballots, { scope: `d${size}`, thing: `d${size}`, voter: 'v0', choice, at: 0 });
  });
