import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { holds } from './bounded.ts';
import { chanceOf } from './chance.ts';
import { network } from './network.ts';
import { untilDone } from './trial.ts';

describe('each press counts exactly once through a network that drops, doubles, delays and cuts', () => {
  let postgres: TestPostgres;
  before(async () => void (postgres = await startPostgres()));
  after(() => postgres.stop());

  it('on SQLite', async () => {
    const found = await network(chanceOf(1), untilDone(80), undefined);
    holds(found);
    assert.ok(found.sent >= 80 && found.acknowledged === found.sent);
    assert.ok(found.faults > 10);
  });

  it('on PostgreSQL', async () => {
    const found = await network(chanceOf(2), untilDone(40), await postgres.freshDatabase());
    holds(found);
    assert.ok(found.sent >= 40 && found.acknowledged === found.sent);
  });
});
