import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { startOwnPostgres, type OwnPostgres } from '../support/postgres.ts';
import { holds } from './bounded.ts';
import { chanceOf } from './chance.ts';
import { kills } from './kills.ts';
import { outages } from './outages.ts';
import { untilDone } from './trial.ts';

describe('a server that is killed under load', () => {
  let postgres: OwnPostgres;
  before(async () => void (postgres = await startOwnPostgres()));
  after(() => postgres.stop());

  it('loses nothing that it acknowledged and doubles nothing, on SQLite', async () => {
    const found = await kills(chanceOf(1), untilDone(3), undefined);
    holds(found);
    assert.equal(found.kills, 3);
    assert.ok(found.acknowledged > 10);
  });

  it('nor on PostgreSQL', async () => {
    const found = await kills(chanceOf(2), untilDone(3), await postgres.freshDatabase());
    holds(found);
    assert.equal(found.kills, 3);
  });

  it('nor where another process goes on, and where the database itself is killed and comes back', async () => {
    const found = await outages(chanceOf(3), untilDone(2), postgres);
    holds(found);
    assert.deepEqual([found.kills, found.faults], [1, 1]);
  });
});
