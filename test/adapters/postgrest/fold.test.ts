import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { postgrestAdapter } from '../../../src/adapters/postgrest.ts';
import { numbers } from '../../../src/server/core/random.ts';
import { fold } from '../../../src/text/fold.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { startPostgrest, type Postgrest } from './server.ts';

const sql = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'platforms', 'postgrest.sql'), 'utf8');

let postgres: TestPostgres;
let server: Postgrest;
before(async () => {
  postgres = await startPostgres();
  server = startPostgrest(await postgres.freshDatabase());
  await server.query(sql);
});
after(async () => {
  await server.close();
  await postgres.stop();
});

describe('the fold of the database', () => {
  const folded = (texts: string[]) =>
    server.query<{ typed: string; folded: string }>(
      'select typed, civic.fold(typed) as folded from unnest($1::text[]) typed',
      [texts],
    );

  it('is that of the house for every sign which Unicode 14 knows of all scripts in use', async () => {
    // Signs that came with Unicode 15 to 17: PostgreSQL 15 does not know them yet.
    const newer = /[\u1c89\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7dc\ua7f1]/u;
    const signs: string[] = [];
    for (let code = 1; code < 0x10000; code += 1) {
      const sign = String.fromCharCode(code);
      if (!/[\p{Cn}\p{Cs}]/u.test(sign) && !newer.test(sign)) signs.push(sign);
    }
    assert.ok(signs.length > 60_000);
    const differ = (await folded(signs)).filter((row) => row.folded !== fold(row.typed));
    assert.deepEqual(differ, []);
  });

  it('is that of the house for texts of such signs, whatever stands beside what', async () => {
    const pieces = [...'aéIİıŒœßẞłØþΣςσ’ʼ\u00ad\u200b\u0301\u0315\u0323\u0345ﬁ１ｶﾞ각ệй้ि\u{1d400}👩\u200d🌾 \n'];
    const random = numbers(20261127);
    const texts = Array.from({ length: 3000 }, () =>
      Array.from({ length: 1 + Math.floor(random() * 12) }, () => pieces[Math.floor(random() * pieces.length)]).join(
        '',
      ),
    );
    const differ = (await folded(texts)).filter((row) => row.folded !== fold(row.typed));
    assert.deepEqual(differ, []);
  });
});

describe('a database of an earlier version', () => {
  it('finds words as they are written, and folds them once the part for the search has been run', async () => {
    const at = sql.indexOf('-- How comments are searched');
    assert.ok(at > 0);
    const earlier = startPostgrest(await postgres.freshDatabase());
    await earlier.query(sql.slice(0, at));
    await earlier.query(`
      insert into civic.thread (url, title) values ('https://x.example/t/1', 'La place');
      insert into public.comments (thread_id, person, author, body, act) values (1, 'x', 'Jo', 'Au cœur', 'a');
    `);
    const { comments } = postgrestAdapter({ fetch: (input, init) => earlier.fetch(new Request(input, init)) });
    const found = async (search: string) =>
      (await comments.page('https://x.example/threads?id=eq.1', { search })).items.length;
    assert.deepEqual([await found('CŒUR'), await found('coeur')], [1, 0]);
    await earlier.query(sql.slice(at));
    await earlier.query(sql.slice(at));
    assert.deepEqual([await found('CŒUR'), await found('coeur')], [1, 1]);
    await earlier.close();
  });
});
