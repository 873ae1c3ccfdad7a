import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { addMail } from '../../../src/server/mail/outgoing.ts';
import { schemas, tables } from '../../../src/server/nouns.ts';
import { threadVoices } from '../../../src/server/nouns/comments/voices.ts';
import { openStore } from '../../../src/server/store/open.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { square, type Square } from '../comments-support.ts';
import { choose, pollTown, type PollTown } from '../poll-support.ts';
import { newKey, postgres, start } from '../support.ts';
import { deskTown, type Browser, type DeskTown } from '../desk/support.ts';

/* A town in which everyone has a name, a place and an address that stand nowhere else. */

/** What every name, place and address has in it. */
export const planted = /quux/i;

export const secret = 'of a town that is tried, and no other one';

export interface Opened {
  /** The database itself. */
  store: Store;
  /** How a server names it. */
  settings: { data: string; databaseUrl?: string };
  /** Reads everything that is in the database, as whoever has a copy of it can. */
  copy(): Promise<string>;
}

const home = mkdtempSync(join(tmpdir(), 'civic-sealing-'));
after(() => rmSync(home, { recursive: true }));
let made = 0;

/** Opens an empty database of each engine. */
export const databases: Record<string, () => Promise<Opened>> = {
  async SQLite() {
    const data = join(home, String((made += 1)));
    return {
      store: await openStore({ folder: data, schemas }),
      settings: { data },
      copy: async () =>
        readdirSync(data)
          .map((file) => readFileSync(join(data, file), 'latin1'))
          .join('\n'),
    };
  },
  async PostgreSQL() {
    const databaseUrl = await (await postgres()).freshDatabase();
    const data = join(home, String((made += 1)));
    return {
      store: await openStore({ databaseUrl, folder: data, schemas }),
      settings: { data, databaseUrl },
      async copy() {
        const client = new pg.Client(databaseUrl);
        await client.connect();
        const all: string[] = [];
        for (const { name } of tables) {
          const { rows } = await client.query<{ row: string }>(`select t::text as row from "${name}" t`);
          all.push(...rows.map(({ row }) => `${name} ${row}`));
        }
        await client.end();
        return all.join('\n');
      },
    };
  },
};

/** What people did in the town, and in whose browser. */
interface Planted {
  town: DeskTown;
  poll: PollTown;
  place: Square;
  /** Whose signature counts, and whose waits for its code. */
  stays: Signer;
  waits: Signer;
  /** The keys of who voted, and of who wrote a comment. */
  voter: string;
  author: string;
  /** Those of the clerks, and of an owner. */
  officers: Browser[];
  owner: Browser;
}

type Signer = Record<'key' | 'name' | 'place' | 'email', string>;

/** Has people sign, vote, write, report, count paper, ask for their data, and run the site. */
export async function plant(store: Store): Promise<Planted> {
  const town = await deskTown({ store, secret });
  const signer = (name: string) => ({
    ...{ key: newKey(), name: `${name} Quuxen`, place: 'Quuxville', email: `${name}@quux.example` },
    displayPublicly: true,
  });
  const [stays, leaves, waits] = [signer('Zoe'), signer('Ida'), signer('Noe')];
  for (const each of [stays, leaves]) {
    const { body } = await town.act('/confirm', { key: each.key, code: await town.sign(each) });
    assert.equal(body.outcome, 'counted');
  }
  assert.equal((await town.act('/withdraw', { key: leaves.key })).status, 200);
  await town.sign(waits);

  const poll = await pollTown({ town });
  const voter = await poll.cast(choose('chene'), 'voter@quux.example');
  await poll.vote({ email: 'waiting@quux.example', ballot: choose('frene') });

  const place = await square({ store });
  const author = await place.join('Max Quuxin', 'max@quux.example');
  const posted = await place.post(author, 'Un banc.');
  const notice = { key: newKey(), act: newKey(), id: posted.id, reason: 'illegal', explanation: 'Quuxen est nommé.' };
  const reported = await place.act('reports', {
    ...{ ...notice, name: 'Eva Quuxen', email: 'eva@quux.example', goodFaith: true, lang: 'fr' },
  });
  assert.equal(reported.status, 200, JSON.stringify(reported.body));
  await store.write((writer) =>
    threadVoices({}).give(writer, 'place', { email: 'voice@quux.example', role: 'moderator', now: start }),
  );
  await town.appoint('owner@quux.example', 'owner');
  const officers = [];
  for (const email of ['un@quux.example', 'deux@quux.example']) {
    await town.appoint(email, 'clerk');
    officers.push(await town.signedIn(email));
  }
  const figures = { document: 'Registre, p. 1', countedBy: 'le service', day: '2026-11-20' };
  const paper = await officers[0]!.send('/desk/petitions/velo/papers', {
    ...{ step: 'first', ...figures, 'figure.signatures': '12' },
  });
  assert.equal(paper.status, 200);
  const owner = await town.signedIn('owner@quux.example');
  assert.equal((await owner.send('/desk/people', { email: 'asks@quux.example', what: 'export' })).status, 200);
  await store.write((writer) =>
    addMail(
      writer,
      { scope: 'velo', about: 'nothing' },
      { to: 'mail@quux.example', lang: 'fr', subject: 'Bonjour', text: 'Ada Quuxin, votre code' },
      start,
    ),
  );
  await town.app.idle();
  return { town, poll, place, stays, waits, voter, author, officers, owner };
}
