import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
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

  it('is that of the house for every sign which Unicode 14 knows', async () => {
    // Signs that came with Unicode 15 to 17: PostgreSQL 15 does not know them yet.
    const newer =
      /[\u1c89\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7dc\ua7f1\u{105c9}\u{105e4}\u{10d50}-\u{10d65}\u{11383}-\u{11391}\u{16ea0}-\u{16eb8}\u{1ccd6}-\u{1ccf9}\u{1e030}-\u{1e06d}]/u;
    const signs: string[] = [];
    for (let code = 1; code <= 0xe0fff; code += 1) {
      const sign = String.fromCodePoint(code);
      if (!/[\p{Cn}\p{Cs}]/u.test(sign) && !newer.test(sign)) signs.push(sign);
    }
    assert.ok(signs.length > 150_000);
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
