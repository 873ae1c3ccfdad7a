import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { postgrestAdapter } from '../../../src/adapters/postgrest.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { startPostgrest, tokenFor, type Postgrest } from './server.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const today = readFileSync(join(root, 'docs', 'platforms', 'postgrest.sql'), 'utf8');
const first = readFileSync(join(root, 'test', 'fixtures', 'first-database', 'postgrest.sql'), 'utf8');
/** Between the two: comments were counted as the widget counts them, and not folded yet. */
const unfolded = today.slice(0, today.indexOf('-- How comments are searched'));

const petition = 'https://x.example/petitions?id=eq.1';
const poll = 'https://x.example/polls?id=eq.1';
const thread = 'https://x.example/threads?id=eq.1';

const rows = `
  insert into civic.petition (url, title, body) values ('https://x.example/p', 'Des pistes', 'Nous demandons.');
  insert into civic.poll (url, title, options, form, method, results) values ('https://x.example/v', 'Quand',
    '[{"id": "matin", "label": "Le matin"}, {"id": "soir", "label": "Le soir"}]', '{"kind": "choices", "min": 1, "max": 1}',
    'plurality', 'always');
  insert into civic.thread (url, title, longest) values ('https://x.example/t', 'La place', 10);
  insert into public.signatures (petition_id, person, name, text_version) values (1, 'ana', 'Ana', '1');
  insert into public.ballots (poll_id, person, ballot, text_version)
    values (1, 'ana', '{"kind": "choices", "choices": ["soir"]}', '1');
  insert into public.comments (thread_id, person, author, body, act, state)
    select 1, 'ana', 'Ana', body, 'act ' || body, state
    from (values ('Au cœur', 'published'), ('Attendez', 'held'), ('Le coeur gros', 'moderator')) c (body, state);
  insert into public.comment_votes (comment_id, person, value) values (1, 'bo', 1);
  insert into public.reports (act, comment_id, reason, explanation, name, email, good_faith)
    values ('report-1', 1, 'hate', 'x', 'Bo', 'bo@exemple.fr', true);
`;

/** All that a database has of ours, one fact a line. */
const facts = `
  with ours as (select oid, nspname from pg_namespace where nspname in ('civic', 'public')),
  tables as (select c.*, nspname from pg_class c join ours on ours.oid = relnamespace where relkind in ('r', 'v'))
  select fact from (
    select pg_get_functiondef(p.oid) fact from pg_proc p join ours on ours.oid = pronamespace
    union all select concat_ws(' ', relname, relrowsecurity, reloptions, pg_get_viewdef(oid)) from tables where relkind = 'v'
    union all select concat_ws(' ', relname, relrowsecurity) from tables where relkind = 'r'
    union all select concat_ws(' ', table_name, ordinal_position, column_name, data_type, is_nullable, column_default,
      generation_expression) from information_schema.columns where table_schema in ('civic', 'public')
    union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
      where conrelid in (select oid from tables)
    union all select indexdef from pg_indexes where schemaname in ('civic', 'public')
    union all select pg_get_triggerdef(oid) from pg_trigger where tgrelid in (select oid from tables) and not tgisinternal
    union all select concat_ws(' ', tablename, policyname, roles, cmd, qual, with_check) from pg_policies
    union all select concat_ws(' ', table_name, column_name, grantee, privilege_type)
      from information_schema.column_privileges where table_schema in ('civic', 'public')
    union all select concat_ws(' ', table_name, grantee, privilege_type)
      from information_schema.table_privileges where table_schema in ('civic', 'public')
  ) all_of_them order by fact collate "C"`;

let postgres: TestPostgres;
before(async () => {
  postgres = await startPostgres();
});
after(() => postgres.stop());

async function withDatabase(statements: string[], use: (database: Postgrest) => Promise<void>): Promise<void> {
  const database = startPostgrest(await postgres.freshDatabase());
  try {
    for (const statement of statements) await database.query(statement);
    await use(database);
  } finally {
    await database.close();
  }
}
const as = (database: Postgrest, person?: string) =>
  postgrestAdapter({
    fetch: (input, init) => database.fetch(new Request(input, init)),
    identity: () => (person === undefined ? undefined : { token: tokenFor(person) }),
  });
const factsOf = async (database: Postgrest) =>
  (await database.query<{ fact: string }>(facts)).map(({ fact }) => fact.replace(/\s+/g, ' '));
const found = async (database: Postgrest, search: string) =>
  (await as(database).comments.page(thread, { search })).items.map(({ text }) => text);
const post = (database: Postgrest, text: string) =>
  as(database, 'bo').comments.post(thread, { key: 'k', act: text, text });

for (const [name, earlier] of Object.entries({ 'the first version': first, 'one without a fold': unfolded, today })) {
  describe(`SQL that is run over a database of ${name}`, () => {
    it('ends up with what a new database has, however often it is run', async () => {
      let expected: string[] = [];
      await withDatabase([today], async (database) => void (expected = await factsOf(database)));
      assert.ok(expected.length > 150);
      await withDatabase([earlier, rows, today], async (database) => {
        assert.deepEqual(await factsOf(database), expected);
        await database.query(today);
        assert.deepEqual(await factsOf(database), expected);
      });
    });

    it('keeps what people did and what the owner wrote', async () => {
      const tables = [
        'civic.petition',
        'civic.poll',
        'civic.thread',
        'signatures',
        'ballots',
        'comment_votes',
        'reports',
      ];
      const contents = (database: Postgrest) =>
        Promise.all(
          [...tables, '(select id, person, body, state, at, edited_at from comments)'].map((table) =>
            database.query(`select * from ${table} t order by 1`),
          ),
        );
      await withDatabase([earlier, rows], async (database) => {
        const kept = await contents(database);
        assert.ok(kept.every(({ length }) => length > 0));
        await database.query(today);
        assert.deepEqual(await contents(database), kept);
        const { thing } = await as(database).read(petition);
        assert.equal(thing.numbers['signatures']?.value, 1);
        assert.equal((await as(database).read(poll)).thing.numbers['votes']?.value, 1);
      });
    });

    it('finds, counts and refuses comments as today', async () => {
      await withDatabase([earlier, rows, today], async (database) => {
        assert.deepEqual(await found(database, 'COEUR'), ['Au cœur']);
        const inTwoSigns = 'e\u0301'.repeat(10);
        assert.equal((await post(database, `${inTwoSigns}\r\n\r\n\r\n`)).comment?.text, 'é'.repeat(10));
        assert.deepEqual((await post(database, `${inTwoSigns}e`)).fields, { text: 'too-long' });
        assert.deepEqual((await post(database, `a${'\u0301'.repeat(40)}`)).fields, { text: 'characters' });
      });
    });
  });
}

describe('a database of an earlier version', () => {
  it('is read and searched as its words are written until the SQL is run', async () => {
    await withDatabase([first, rows], async (database) => {
      assert.deepEqual(await found(database, 'CŒUR'), ['Au cœur']);
      assert.deepEqual(await found(database, 'coeur'), []);
    });
  });

  it('has comments folded anew that were folded otherwise', async () => {
    const other = `create or replace function civic.fold(text text) returns text
      language sql immutable strict parallel safe return lower(text);`;
    await withDatabase([today, other, rows], async (database) => {
      assert.deepEqual(await found(database, 'coeur'), []);
      await database.query(today);
      assert.deepEqual(await found(database, 'coeur'), ['Au cœur']);
    });
  });
});
