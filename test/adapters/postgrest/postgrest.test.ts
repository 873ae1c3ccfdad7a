import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { postgrestAdapter } from '../../../src/adapters/postgrest.ts';
import { findAdapter } from '../../../src/platforms.ts';
import type { CommentPage, CommentQuery, Thread } from '../../../src/schema/comments.ts';
import type { Petition, SignAct } from '../../../src/schema/petition.ts';
import type { Poll, VoteAct } from '../../../src/schema/poll.ts';
import { lengthOf } from '../../../src/text/length.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { startPostgrest, tokenFor, type Postgrest } from './server.ts';

const sql = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'platforms', 'postgrest.sql'), 'utf8');
const api = 'https://x.example/rest/v1';
const petition = `${api}/petitions?id=eq.1`;
const poll = `${api}/polls?id=eq.1`;
const hidden = `${api}/polls?id=eq.2`;
const afterVote = `${api}/polls?id=eq.3`;
const thread = `${api}/threads?id=eq.1`;

const sample = `
  insert into civic.petition (id, url, title, body, thresholds, closes_at, notice) values
    (1, 'https://x.example/p/1', 'Des pistes', 'Nous demandons.', '[{"at": 5, "label": "Débat", "duty": "le conseil en débat"}]', '2090-01-01', null),
    (2, 'https://x.example/p/2', 'Close', 'Trop tard.', '[]', '2020-01-01', null);
  insert into civic.poll (id, url, title, options, form, method, results) values
    (1, 'https://x.example/v/1', 'Quand\u202f?', '[{"id": "matin", "label": "Le matin"}, {"id": "soir", "label": "Le soir"}]', '{"kind": "choices", "min": 1, "max": 1}', 'plurality', 'always'),
    (2, 'https://x.example/v/2', 'Classez', '[{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]', '{"kind": "ranking", "min": 1, "max": 2, "ties": false}', 'schulze', 'after-close'),
    (3, 'https://x.example/v/3', 'Avis', '[]', '{"kind": "three-way"}', 'three-way', 'after-vote');
  insert into civic.thread (id, url, title, sides, votes) values
    (1, 'https://x.example/t/1', 'La place', '[{"id": "1", "label": "Pour"}, {"id": "-1", "label": "Contre"}]', 'up-down');
`;

let postgres: TestPostgres;
let server: Postgrest;
before(async () => {
  postgres = await startPostgres();
  server = startPostgrest(await postgres.freshDatabase());
  await server.query(sql);
  await server.query(sample);
});
after(async () => {
  await server.close();
  await postgres.stop();
});

const as = (person?: string) =>
  postgrestAdapter({
    fetch: (input, init) => server.fetch(new Request(input, init)),
    identity: () => (person === undefined ? undefined : { token: tokenFor(person) }),
  });
const signing = (changes: Partial<SignAct> = {}): SignAct => ({
  key: 'k',
  name: 'Nina Petit',
  email: '',
  place: 'Valmont',
  displayPublicly: false,
  receiveNews: false,
  textVersion: '1',
  noticeVersion: '',
  lang: 'fr',
  ...changes,
});
const voting = (ballot: unknown, textVersion = '1'): VoteAct => ({
  key: 'k',
  ballot,
  textVersion,
  noticeVersion: '',
  lang: 'fr',
});
const choose = (...choices: string[]) => ({ kind: 'choices', choices });
const count = async (table: string, where = 'true'): Promise<number> =>
  Number((await server.query<{ n: string }>(`select count(*) as n from ${table} where ${where}`))[0]?.n);

describe('petitions in PostgreSQL', () => {
  it('are recognised by their address', async () => {
    const find = findAdapter();
    for (const src of [
      petition,
      'https://x.supabase.co/rest/v1/polls?apikey=k&id=eq.4',
      'http://localhost:3000/threads?id=eq.9',
    ])
      assert.equal((await find(src, '')).name, 'postgrest', src);
    assert.equal((await find('https://x.example/petitions?id=12', '')).name, 'rest');
  });

  it('are signed once by each person, however often it is sent, and counted by Content-Range', async () => {
    for (const person of ['ana', 'bo', 'ana']) {
      assert.deepEqual(await as(person).petitions.sign(petition, signing()), { outcome: 'counted' });
    }
    const together = await Promise.all(Array.from({ length: 5 }, () => as('cy').petitions.sign(petition, signing())));
    assert.ok(together.every(({ outcome }) => outcome === 'counted'));
    assert.equal(await count('signatures'), 3);
    const { thing } = await as().read(petition);
    const { numbers, phase, can, thresholds, closesAt } = thing as Petition;
    assert.equal(numbers['signatures']?.value, 3);
    assert.deepEqual([phase, can['sign'], thresholds[0]?.at], ['open', { allowed: true }, 5]);
    assert.equal(closesAt, '2090-01-01T00:00:00.000Z');
  });

  it('tell whose signature is counted, and let it be withdrawn', async () => {
    const ana = as('ana');
    assert.equal((await ana.petitions.receipt(petition, { key: 'k' })).state, 'counted');
    assert.deepEqual(await ana.petitions.withdraw(petition, { key: 'k' }), { outcome: 'withdrawn' });
    assert.equal((await ana.petitions.receipt(petition, { key: 'k' })).state, 'not-counted');
    assert.equal(await count('signatures'), 2, 'nobody else’s');
  });

  it('refuse what is too late, or another text', async () => {
    const late = await as('ana').petitions.sign(`${api}/petitions?id=eq.2`, signing());
    assert.deepEqual(late, { outcome: 'refused', reason: 'closed' });
    const other = await as('ana').petitions.sign(petition, signing({ textVersion: '0' }));
    assert.deepEqual(other, { outcome: 'refused', reason: 'text-changed' });
    assert.deepEqual(((await as().read(`${api}/petitions?id=eq.2`)).thing as Petition).can['sign'], { allowed: false });
  });

  it('are not there where no row is', async () => {
    for (const src of [
      `${api}/petitions?id=eq.99`,
      `${api}/polls?id=eq.99`,
      `${api}/threads?id=eq.99`,
      `${api}/petitions`,
    ])
      await assert.rejects(as().read(src), { code: 'not-found' });
  });
});

describe('polls in PostgreSQL', () => {
  it('count one ballot a person, the last one, exactly', async () => {
    await as('ana').polls.vote(poll, voting(choose('matin')));
    await as('bo').polls.vote(poll, voting(choose('matin')));
    await as('bo').polls.vote(poll, voting(choose('soir')));
    await as('cy').polls.vote(poll, voting({ kind: 'blank' }));
    const { thing } = await as().read(poll);
    const { result, numbers } = thing as Poll;
    assert.ok(result?.method === 'plurality');
    assert.deepEqual([result.ballots, result.blank, result.counts.map(({ votes }) => votes)], [3, 1, [1, 1]]);
    assert.equal(numbers['votes']?.value, 3);
    const { lines } = await as().polls.ballots(poll);
    assert.equal(
      lines.reduce((sum, line) => sum + ('times' in line ? line.times : 1), 0),
      3,
    );
    await as('cy').polls.withdraw(poll, { key: 'k' });
    assert.equal(await count('ballots', 'poll_id = 1'), 2);
  });

  it('refuse a ballot that is none of theirs, name its fault, and keep nothing that signs it', async () => {
    const faults: [ballot: unknown, fault: string][] = [
      [choose('nuit'), 'unknown-option'],
      [choose('matin', 'matin'), 'repeated-option'],
      [choose(), 'too-few'],
      [choose('matin', 'soir'), 'too-many'],
      [{ kind: 'three-way', stance: 1 }, 'kind'],
      [{ kind: 'choices' }, 'form'],
      [{ choices: [] }, 'form'],
    ];
    for (const [ballot, fault] of faults) {
      const result = await as('dan').polls.vote(poll, voting(ballot));
      assert.deepEqual(result, { outcome: 'refused', reason: 'invalid', fields: { ballot: fault } });
    }
    assert.equal(await count('ballots', `person = 'dan'`), 0);
    await as('dan').polls.vote(poll, voting({ ...choose('matin'), note: 'paid by the mayor' }));
    const [row] = await server.query<{ ballot: object }>(`select ballot from ballots where person = 'dan'`);
    assert.deepEqual(row?.ballot, choose('matin'));
  });

  it('have no number in any answer while results are hidden', async () => {
    await as('ana').polls.vote(hidden, voting({ kind: 'ranking', ranking: ['a', 'b'] }));
    for (const person of [undefined, 'ana']) {
      const { thing } = await as(person).read(hidden);
      assert.deepEqual([(thing as Poll).result, thing.numbers], [undefined, {}]);
      await assert.rejects(as(person).polls.ballots(hidden), { code: 'not-found' });
    }
    await server.query(`update civic.poll set state = 'closed' where id = 2`);
    const { thing } = await as().read(hidden);
    assert.equal((thing as Poll).result?.ballots, 1);
  });

  it('show who has voted what they show to voters only', async () => {
    await as('ana').polls.vote(afterVote, voting({ kind: 'three-way', stance: -1 }));
    assert.equal(((await as('bo').read(afterVote)).thing as Poll).result, undefined);
    assert.deepEqual(await as('bo').polls.receipt(afterVote, { key: 'k' }), { state: 'not-counted' });
    const { state, thing } = await as('ana').polls.receipt(afterVote, { key: 'k' });
    const { result } = thing as Poll;
    assert.ok(state === 'counted' && result?.method === 'three-way');
    assert.deepEqual(
      result.counts.map(({ votes }) => votes),
      [0, 0, 1],
    );
  });
});

describe('threads in PostgreSQL', () => {
  const all = async (query: CommentQuery): Promise<string[]> => {
    const found: string[] = [];
    for (let after: string | undefined; ;) {
      const page: CommentPage = await as().comments.page(thread, { ...query, ...(after && { after }) });
      found.push(...page.items.map(({ id }) => id));
      if (!page.next) return found;
      after = page.next;
    }
  };
  const post = (person: string, act: string, text: string, more: object = {}) =>
    as(person).comments.post(thread, { key: 'k', act, text, ...more });

  it('take a comment once, with its author’s name from the token', async () => {
    const [one, two] = [await post('ana', 'act-1', 'Bonjour', { side: '1' }), await post('ana', 'act-1', 'Bonjour')];
    assert.deepEqual([one.outcome, two.outcome, one.comment?.id], ['published', 'published', two.comment?.id]);
    assert.deepEqual([one.comment?.author, one.comment?.state, one.comment?.side], ['ana', 'published', '1']);
    assert.equal(await count('comments'), 1);
    // The key of another person's act is not theirs.
    assert.equal((await post('bo', 'act-1', 'Bonsoir')).outcome, 'published');
  });

  it('are kept and counted as the widget counts them', async () => {
    const cases: [typed: string, kept: string][] = [
      ['e\u0301'.repeat(1500), 'é'.repeat(1500)],
      [` \u00a0a\t\tb\r\n\n\n\nc\u2028d${'\n'.repeat(2000)}`, 'a  b\n\nc\nd'],
      ['\u{e0061}a\u{1f3f4}\u{e0067}\u{e007f}', 'a\u{1f3f4}\u{e0067}\u{e007f}'],
    ];
    for (const [at, [typed, kept]] of cases.entries()) {
      assert.equal(lengthOf(typed), [...kept].length);
      const { outcome, comment } = await post('dan', `kept-${at}`, typed);
      assert.deepEqual([outcome, comment?.text], ['published', kept]);
    }
    const long = await post('dan', 'long', 'e\u0301'.repeat(2001));
    assert.deepEqual([long.outcome, long.fields], ['refused', { text: 'too-long' }]);
    const blank = await post('dan', 'blank', ' \u00a0\n\u3000');
    assert.deepEqual([blank.outcome, blank.fields], ['refused', { text: 'required' }]);
    await server.query(`delete from comments where person = 'dan'`);
  });

  it('keep a stable order in pages, replies below their comment, and the way to one', async () => {
    const top = (await post('ana', 'top', 'Des bancs\u202f?')).comment?.id ?? '';
    const reply = (await post('bo', 'reply', 'Oui.', { parent: top })).comment?.id ?? '';
    const deep = (await post('ana', 'deep', 'Lesquels\u202f?', { parent: reply })).comment?.id ?? '';
    for (let number = 0; number < 45; number += 1) await post('cy', `many-${number}`, `Numéro ${number} sur 100 %`);
    const newest = await all({ order: 'newest' });
    assert.equal(new Set(newest).size, newest.length);
    assert.deepEqual(await all({ order: 'oldest' }), newest.toReversed());
    assert.deepEqual(await all({ parent: top }), [reply, deep]);
    assert.equal((await all({ search: 'numéro sur' })).length, 45);
    assert.equal((await all({ search: '100 %_' })).length, 0);
    assert.deepEqual(
      (await as().comments.page(thread, { id: deep })).items.map(({ id }) => id),
      [top, reply, deep],
    );
    const { thing } = await as().read(thread);
    const { numbers, first, bySide, orders } = thing as Thread;
    assert.equal(numbers['comments']?.value, await count('comments', `state = 'published'`));
    assert.deepEqual([first.items.length, bySide, orders.map(({ id }) => id)], [20, { '1': 1 }, ['newest', 'oldest']]);
    const [shown] = (await as().comments.page(thread, { id: top })).items;
    assert.equal(shown?.replies, 2);
  });

  it('are found whatever the case, the accents and the signs that cannot be seen', async () => {
    const said = { coeur: 'Au CŒUR de Łódź', rue: 'une stra\u00adße d’Ølgod', ile: 'ıslak\u202f: 100 % vé\u200blo_s' };
    const ids: Record<string, string | undefined> = {};
    for (const [name, text] of Object.entries(said)) ids[name] = (await post('eve', name, text)).comment?.id;
    const searches: [search: string, found: string[]][] = [
      ['coeur', ['coeur']],
      ['cœur lodz', ['coeur']],
      ['LÓDŹ', ['coeur']],
      ['strasse', ['rue']],
      ["d'olgod", ['rue']],
      ['islak velo_s', ['ile']],
      ['100 %', ['ile']],
      ['velo%', []],
      ['v_lo', []],
      ['isl*k', ['ile']],
      ['\\', []],
    ];
    for (const [search, found] of searches) {
      const { items } = await as().comments.page(thread, { search });
      const own = items.filter(({ author }) => author === 'eve').map(({ id }) => id);
      assert.deepEqual(
        own,
        found.map((name) => ids[name]),
        search,
      );
    }
    await as('eve').comments.remove(thread, { key: 'k', id: ids['rue'] ?? '' });
    assert.deepEqual(await all({ search: 'strasse' }), []);
    await server.query(`delete from comments where person = 'eve'`);
  });

  it('refuse in time more marks on a letter than can be put in order', async () => {
    for (const marks of ['\u0315\u0300'.repeat(200_000), '\u0300'.repeat(40)]) {
      const { outcome, fields } = await post('dan', 'pile', `a${marks}`);
      assert.deepEqual([outcome, fields], ['refused', { text: 'characters' }]);
    }
  });

  it('leave a tombstone without name and text where an author takes a comment back, for a while', async () => {
    const id = (await post('ana', 'gone', 'Une erreur')).comment?.id ?? '';
    const removed = await as('ana').comments.remove(thread, { key: 'k', id });
    assert.deepEqual([removed.comment?.tombstone?.kind, removed.comment?.text], ['author', undefined]);
    const [shown] = (await as().comments.page(thread, { id })).items;
    assert.deepEqual([shown?.tombstone?.kind, shown?.text, shown?.author], ['author', undefined, undefined]);
    const restored = await as('ana').comments.restore(thread, { key: 'k', id });
    assert.equal(restored.comment?.text, 'Une erreur');
    const edited = await as('ana').comments.edit(thread, { key: 'k', act: 'x', id, text: 'Corrigé' });
    assert.deepEqual([edited.comment?.text, Boolean(edited.comment?.editedAt)], ['Corrigé', true]);
    const stranger = await as('bo').comments.edit(thread, { key: 'k', act: 'x', id, text: 'Volé' });
    assert.deepEqual([stranger.outcome, stranger.reason], ['refused', 'removed']);
    await server.query(`update comments set at = now() - interval '1 day' where id = $1`, [id]);
    const late = await as('ana').comments.edit(thread, { key: 'k', act: 'x', id, text: 'Trop tard' });
    assert.deepEqual([late.outcome, late.reason], ['refused', 'too-late']);
    assert.equal(await count('comments', `body in ('Volé', 'Trop tard')`), 0);
  });

  it('hold what has to wait: its author sees it, nobody else', async () => {
    await server.query('update civic.thread set hold_all = true');
    const held = await post('ana', 'held', 'En attente');
    await server.query('update civic.thread set hold_all = false');
    assert.deepEqual([held.outcome, held.comment?.text], ['held', 'En attente']);
    const id = held.comment?.id ?? '';
    assert.deepEqual((await as().comments.page(thread, { id })).items, []);
    const mine = await as('ana').comments.mine(thread, { key: 'k' });
    assert.equal(mine.comments.find((comment) => comment.id === id)?.state, 'held');
    assert.ok(mine.comments.every(({ author }) => author === 'ana'));
  });

  it('give each person one vote, and none on what they wrote', async () => {
    const id = (await post('ana', 'voted', 'Pour qui\u202f?')).comment?.id ?? '';
    const vote = (person: string, value: 1 | 0 | -1) => as(person).comments.vote(thread, { key: 'k', id, value });
    assert.equal((await vote('ana', 1)).reason, 'own');
    const ups: (number | undefined)[] = [];
    for (const value of [1, 1, -1, 0] as const) ups.push((await vote('bo', value)).comment?.up);
    assert.deepEqual(ups, [1, 1, 0, 0]);
    await vote('bo', -1);
    assert.deepEqual((await as('bo').comments.mine(thread, { key: 'k' })).votes, { [id]: -1 });
  });

  it('refuse what is too long or answers nothing, field by field', async () => {
    const long = await post('ana', 'long', 'x'.repeat(2001));
    assert.deepEqual([long.outcome, long.fields], ['refused', { text: 'too-long' }]);
    const side = await post('ana', 'side', 'Oui', { side: '7' });
    assert.deepEqual([side.outcome, side.fields], ['refused', { side: 'side' }]);
    assert.equal((await post('ana', 'orphan', 'Oui', { parent: '999999' })).reason, 'removed');
  });

  it('take a report from anyone, once, and give it to nobody', async () => {
    const [{ id } = { id: '' }] = (await as().comments.page(thread, {})).items;
    const act = 'report-1234567890';
    const person = { name: 'Nina', email: 'nina@exemple.fr', goodFaith: true };
    for (let time = 0; time < 2; time += 1) {
      const { reference } = await as().comments.report(thread, {
        act,
        id,
        reason: 'hate',
        explanation: 'Insulte.',
        ...person,
      });
      assert.equal(reference, act);
    }
    assert.equal(await count('reports'), 1);
  });
});

describe('what the role of the interface may do', () => {
  const ask = async (method: string, path: string, body?: object, person?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(person && { authorization: `Bearer ${tokenFor(person)}` }),
    };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await server.fetch(new Request(`${api}/${path}`, init));
    const text = await response.text();
    return { status: response.status, body: text ? (JSON.parse(text) as unknown) : undefined };
  };

  it('is not to act by name of another, whatever is sent', async () => {
    const vote = { poll_id: 1, ballot: choose('soir'), text_version: '1', person: 'ana' };
    assert.equal((await ask('POST', 'ballots', vote, 'eve')).status, 403);
    assert.equal((await ask('POST', 'ballots', { ...vote, person: undefined })).status, 401);
    for (const path of ['signatures?person=eq.bo', 'ballots?person=eq.ana', 'comments?person=eq.ana'])
      assert.ok([204, 403].includes((await ask('DELETE', path, undefined, 'eve')).status), path);
    assert.equal(await count('signatures', `person = 'bo'`), 1);
    assert.equal(await count('ballots', `person = 'ana'`), 3);
    assert.equal(
      (await ask('POST', 'comments', { thread_id: 1, act: 'official', body: 'x', role: 'official' }, 'eve')).status,
      403,
    );
    await ask('PATCH', 'comments?id=gt.0', { state: 'moderator' }, 'eve');
    assert.equal(await count('comments', `state = 'moderator'`), 0);
  });

  it('is not to read who acted', async () => {
    for (const path of ['signatures', 'ballots', 'comments', 'comment_votes']) {
      assert.equal((await ask('GET', path)).status, 401, path);
      assert.deepEqual((await ask('GET', path, undefined, 'eve')).body, [], path);
    }
    assert.deepEqual(
      [(await ask('GET', 'reports')).status, (await ask('GET', 'reports?select=act', undefined, 'eve')).status],
      [401, 403],
    );
    for (const path of ['public_signatures', 'published_ballots', 'thread_comments']) {
      const { body } = await ask('GET', `${path}?limit=3`);
      for (const row of body as object[]) assert.ok(!('person' in row) && !('email' in row), path);
    }
    for (const row of (await ask('GET', 'public_signatures')).body as { name: string | null }[])
      assert.equal(row.name, null);
  });

  it('is not to change what the owner wrote', async () => {
    for (const view of ['petitions', 'polls', 'threads', 'thread_comments', 'public_signatures']) {
      const column = view === 'public_signatures' ? 'petition_id' : 'id';
      for (const person of [undefined, 'eve']) {
        const { status } = await ask('PATCH', `${view}?${column}=eq.1`, { [column]: 5 }, person);
        assert.ok(status >= 400, view);
      }
    }
  });
});

describe('who acts', () => {
  it('is asked once more where a token has expired mid-way, then said', async () => {
    const questions: boolean[] = [];
    const expiring = (second: string) =>
      postgrestAdapter({
        fetch: (input, init) => server.fetch(new Request(input, init)),
        identity: ({ expired }) => {
          questions.push(expired);
          return { token: expired ? second : tokenFor('eve', { seconds: -1 }) };
        },
      });
    assert.deepEqual(await expiring(tokenFor('eve')).petitions.sign(petition, signing()), { outcome: 'counted' });
    await assert.rejects(expiring(tokenFor('eve', { seconds: -1 })).petitions.sign(petition, signing()), {
      code: 'unauthorized',
    });
    assert.deepEqual(questions, [false, true, false, true]);
  });

  it('has to be somebody for an act, and nothing is sent before', async () => {
    const before = server.requests.length;
    await assert.rejects(as().petitions.sign(petition, signing()), {
      code: 'unauthorized',
      message: /configure\(\{ identity \}\)/,
    });
    await assert.rejects(as().comments.post(thread, { key: 'k', act: 'a', text: 'x' }), { code: 'unauthorized' });
    assert.equal(server.requests.length, before);
  });
});

describe('what another version or a gateway answers', () => {
  const answering = (body: unknown, init: ResponseInit = {}) =>
    postgrestAdapter({
      fetch: async (input) => {
        const { pathname } = new URL(new Request(input).url);
        const content = /public_signatures|thread_comments/.test(pathname) && Array.isArray(body) ? [] : body;
        const headers = { 'content-range': '*/12', ...init.headers };
        return new Response(typeof content === 'string' ? content : JSON.stringify(content), { ...init, headers });
      },
      identity: () => ({ token: 'any' }),
    });
  const row = {
    id: '1',
    lang: 'fr',
    url: 'https://x.example/p/1',
    title: 'T',
    phase: 'open',
    body: 'B',
    text_version: '1',
  };

  it('may be partial, with numbers as strings and dates in other formats', async () => {
    const dates: [string, string][] = [
      ['2026-11-21T09:05:00+00:00', '2026-11-21T09:05:00.000Z'],
      ['2026-11-21 10:05:00.123456+01', '2026-11-21T09:05:00.123Z'],
      ['2026-11-21 09:05:00', '2026-11-21T09:05:00.000Z'],
      ['2026-11-21T09:05:00Z', '2026-11-21T09:05:00.000Z'],
      ['2026-11-21', '2026-11-21'],
      ['Sat, 21 Nov 2026 09:05:00 GMT', '2026-11-21T09:05:00.000Z'],
    ];
    for (const [closes_at, expected] of dates) {
      const { thing } = await answering([{ ...row, closes_at }]).read(petition);
      const { closesAt, numbers, id, thresholds } = thing as Petition;
      assert.deepEqual([closesAt, numbers['signatures']?.value, id, thresholds], [expected, 12, '1', []]);
    }
    const comments = [
      { id: '7', at: '2026-11-21 09:05:00+00', state: 'published', body: 'Oui', up: '3', replies: '0' },
    ];
    const page = await postgrestAdapter({ fetch: async () => Response.json(comments) }).comments.page(thread, {});
    assert.deepEqual([page.items[0]?.up, page.items[0]?.id], [3, '7']);
  });

  it('is told apart where it cannot be used', async () => {
    for (const body of ['<!doctype html>', '{}', '[{"id":1}]', [{ ...row, closes_at: 'soon' }]])
      await assert.rejects(answering(body).read(petition), { code: 'invalid-response' });
    await assert.rejects(answering([row], { headers: { 'content-range': '0-0/*' } }).read(petition), {
      code: 'invalid-response',
      message: /Content-Range, which CORS has to expose/,
    });
    const missing = answering('{"code":"42P01","message":"relation does not exist"}', { status: 404 });
    await assert.rejects(missing.read(petition), { code: 'not-found' });
    const forbidden = answering('{"code":"42501"}', { status: 403 });
    await assert.rejects(forbidden.petitions.sign(petition, signing()), { code: 'forbidden' });
  });

  it('is refused by CORS: the message names the headers that have to be allowed', async () => {
    const refusing = postgrestAdapter({
      fetch: async () => Promise.reject(new TypeError('Failed to fetch')),
      identity: () => ({ token: 'any' }),
      apikey: 'public-key',
    });
    await assert.rejects(refusing.petitions.sign(petition, signing()), {
      code: 'network',
      message: /headers apikey, prefer, authorization \(CORS\)/,
    });
  });

  it('is ten thousand comments in one answer, of which a page is shown', async () => {
    const comments = Array.from({ length: 10_000 }, (_, number) => ({
      id: 20_000 - number,
      at: '2026-11-21T09:05:00Z',
      state: 'published',
      body: 'Des bancs à l’ombre. '.repeat(15),
    }));
    const adapter = postgrestAdapter({ fetch: async () => Response.json(comments) });
    const { items, next } = await adapter.comments.page(thread, {});
    assert.deepEqual([items.length, next], [20, '19981']);
  });

  it('gets the public key of the project from the address or an option, and as a header only', async () => {
    const seen: [string, string | null][] = [];
    const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init);
      seen.push([new URL(request.url).search, request.headers.get('apikey')]);
      return Response.json([], { headers: { 'content-range': '*/0' } });
    };
    await assert.rejects(postgrestAdapter({ fetch }).read(`${petition}&apikey=one`), { code: 'not-found' });
    await assert.rejects(postgrestAdapter({ fetch, apikey: 'two' }).read(petition), { code: 'not-found' });
    const keys = seen.map(([, key]) => key);
    assert.deepEqual([keys[0], keys.at(-1)], ['one', 'two']);
    assert.ok(seen.every(([search]) => !search.includes('apikey')));
  });
});
