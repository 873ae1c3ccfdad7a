import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Role } from '../../../src/server/desk/roles.ts';
import { things } from '../../../src/server/core/tables.ts';
import { loadComments } from '../../../src/server/nouns/comments/load.ts';
import { openNotices } from '../../../src/server/nouns/comments/notice-tables.ts';
import { countOpenNotices } from '../../../src/server/nouns/comments/why-waits.ts';
import { knownMembers } from '../../../src/server/nouns/comments/known.ts';
import { openCases } from '../../../src/server/nouns/comments/tables.ts';
import type { ShownCase } from '../../../src/server/core/moderation.ts';
import type { QueuePage } from '../../../src/server/desk/moderation/queue.ts';
import { putThing } from '../../../src/server/nouns.ts';
import { threadDocument } from '../comments-support.ts';
import { engines } from '../engines.ts';
import { hour, minute, newKey, petitionDocument, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown, type Browser, type Seen } from './support.ts';

const open = engines();
after(() => open.stop());

/** The value by which the queue names the case of a comment, as its page is now. */
function caseOf(html: string, id: string): string {
  const values = [...html.matchAll(/name="case\.\d+" value="([^"]*)"/g)].map(([, value = '']) =>
    value.replaceAll('&quot;', '"'),
  );
  const found = values.find((value) => (JSON.parse(value) as string[])[3] === id);
  assert.ok(found, `the comment ${id} is not in the queue`);
  return found;
}

/** Which comments a page of the queue has, in its order. */
const idsIn = ({ html }: Seen): string[] => [
  ...new Set(
    [...html.matchAll(/type="hidden" name="case\.\d+" value="([^"]*)"/g)].map(
      ([, value = '']) => (JSON.parse(value.replaceAll('&quot;', '"')) as string[])[3] ?? '',
    ),
  ),
];

/** A town whose threads `place` and `gare` hold comments that have the word casino, and whose petition has a thread of its own. */
async function heldTown(options: Parameters<typeof deskTown>[0] = {}) {
  const town = await deskTown(options);
  const { store, app, mailbox } = town;
  await store.write(async (writer) => {
    await putThing(writer, 'place', threadDocument, start);
    await putThing(writer, 'gare', { ...threadDocument, title: { fr: 'La gare' } }, start);
    await putThing(writer, 'velo', { ...petitionDocument, thread: { holdWords: ['casino'] } }, start);
  });
  const send = async (path: string, body: object) => {
    const response = await app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(response.status < 300, `${path} answers ${response.status}`);
    return (await response.json()) as { comment?: { id: string }; reference?: string };
  };
  const join = async (name: string, path = '/threads/place'): Promise<string> => {
    const [key, email] = [newKey(), `${name.toLowerCase()}@exemple.fr`];
    await send(`${path}/participants`, { key, name, email, noticeVersion: 'n1', lang: 'fr' });
    await app.idle();
    const code = mailbox.mails.find(({ to }) => to === email)?.code;
    await send(`${path}/participants/confirm`, { key, code });
    return key;
  };
  const post = async (key: string, text: string, path = '/threads/place', more: object = {}): Promise<string> =>
    (await send(`${path}/posts`, { key, act: newKey(), text, ...more })).comment?.id ?? '';
  const report = (id: string, more: object = {}, path = '/threads/place') =>
    send(`${path}/reports`, {
      act: newKey(),
      id,
      reason: 'hate',
      explanation: 'Une injure.',
      name: 'Eve Dupont',
      email: 'eve@exemple.fr',
      goodFaith: true,
      ...more,
    });
  const read = async (path = '/threads/place', id = '') =>
    (await (await app.request(`${path}/page?id=${id}`)).json()) as {
      items: { id: string; text?: string; tombstone?: { kind: string; reason?: string } }[];
    };
  const officer = async (role: Role = 'moderator', scope = '', email = 'mo@valmont.fr'): Promise<Browser> => {
    await town.appoint(email, role, scope);
    return town.signedIn(email);
  };
  return { ...town, send, join, post, report, read, officer };
}

const byAddress = (one: { address: string }, other: { address: string }): number =>
  one.address < other.address ? -1 : 1;

const remove = {
  verdict: 'remove',
  reason: 'Propos haineux ou appel à la violence',
  details: '',
  ground: 'Charte, article 4',
};

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the queue of moderators, on ${engine}`, () => {
    const heldOn = async () => heldTown({ store: await open[engine]() });

    it('has what waits in all threads, the oldest first, with the reason of each hold and what it answers', async () => {
      const town = await heldOn();
      const [ada, bob] = [await town.join('Ada'), await town.join('Bob')];
      const first = await town.post(ada, 'Une place, et un banc.');
      town.wait(minute);
      const held = await town.post(bob, 'Plutôt un casino.', '/threads/place', { parent: first });
      town.wait(minute);
      const cy = await town.join('Cy', '/petitions/velo/comments');
      const below = await town.post(cy, 'Un casino au bout de la piste', '/petitions/velo/comments');
      town.wait(minute);
      await town.report(first);
      const visit = await town.officer();
      const page = await visit.get('/desk/moderation?lang=fr');
      assert.equal(page.status, 200);
      assert.deepEqual(idsIn(page), [held, below, first]);
      assert.match(page.html, /Modération \(3\)/, 'the navigation has the number');
      assert.match(page.html, /En réponse à Ada :.*Une place, et un banc\./);
      assert.match(page.html, /Contient « casino »\./);
      assert.match(page.html, /Signalé \(S-[A-Z0-9]{8}\) : Propos haineux ou appel à la violence.*Une injure\./);
      assert.doesNotMatch(page.html, /Eve Dupont|eve@exemple\.fr/, 'who reported is named by a number alone');
      assert.match(page.html, /href="\/petitions\/velo\/comments\?id=/);
    });

    it('tells of who reported how often they were right, and nothing by which they are known', async () => {
      const town = await heldOn();
      const ada = await town.join('Ada');
      await town.join('Eve');
      const visit = await town.officer();
      const posts: string[] = [];
      for (const text of ['Un banc', 'Un arbre', 'Un kiosque', 'Une fontaine']) posts.push(await town.post(ada, text));
      const decideOn = async (id: string, verdict: 'publish' | 'hide' | 'remove') => {
        const { html } = await visit.get('/desk/moderation?lang=fr');
        const done = await visit.send('/desk/moderation', { 'case.1': caseOf(html, id), ...remove, verdict });
        assert.equal(done.status, 200);
      };
      const [right, wrong, waits, last] = posts as [string, string, string, string];
      await town.report(right);
      const { html: first } = await visit.get('/desk/moderation?lang=fr');
      assert.match(first, /personne qui participe ici.*Aucun autre signalement sous cette adresse\./s);
      await decideOn(right, 'hide');
      await town.report(wrong);
      await decideOn(wrong, 'publish');
      await town.report(waits);
      await town.report(last);
      await town.report(last, { email: 'inconnue@exemple.fr', name: 'Zoé Martin' });
      await town.report(last, { email: '', name: '', reason: 'child-abuse' });
      const { html } = await visit.get('/desk/moderation?lang=fr');
      assert.match(html, /Autres signalements sous cette adresse : 1 fondé, 1 rejeté, 1 en attente\./);
      assert.match(html, /L’adresse donnée n’a été confirmée par personne ici\.\s+Aucun autre signalement/);
      assert.match(html, /Sans adresse : rien n’est su/);
      assert.doesNotMatch(html, /Eve|Zoé|eve@|inconnue@/);
      const { send } = await program(town, 'moderator', 'place');
      const { items } = (await send('GET', '/moderation')).body as unknown as QueuePage;
      assert.deepEqual(
        items
          .find(({ id }) => id === last)
          ?.reports.map(({ reporter }) => reporter)
          .sort(byAddress),
        [
          { address: 'joined', others: { upheld: 1, rejected: 1, open: 1 } },
          { address: 'none' },
          { address: 'unknown', others: { upheld: 0, rejected: 0, open: 0 } },
        ],
      );
      // A moderator of another thread is told nothing, on the page or by key.
      const stranger = await program(town, 'moderator', 'gare');
      assert.deepEqual((await stranger.send('GET', '/moderation')).body, { items: [], count: 0, lost: 0 });
      const other = await town.officer('moderator', 'gare', 'go@valmont.fr');
      assert.equal((await other.get('/desk/moderation/place')).status, 404);
      assert.doesNotMatch((await other.get('/desk/moderation?lang=fr')).html, /signalement/);
      await town.store.write((writer) => knownMembers.eraseSome(writer, 'place', 100, start));
      const { html: erased } = await visit.get('/desk/moderation?lang=fr');
      assert.doesNotMatch(erased, /Autres signalements/, 'what came of reports goes with the addresses');
    });

    it('waits for no report of a comment whose author has left', async () => {
      const town = await heldOn();
      const [ada, bob] = [await town.join('Ada'), await town.join('Bob')];
      const gone = await town.post(ada, 'Un banc');
      const stays = await town.post(bob, 'Un arbre');
      await town.report(gone);
      await town.report(stays);
      await town.send('/threads/place/participants/erase', { key: ada });
      const { send } = await program(town, 'moderator', 'place');
      const { items, count } = (await send('GET', '/moderation')).body as unknown as QueuePage;
      assert.equal(count, 1);
      assert.deepEqual(
        items.map(({ id, reports }) => [id, reports.map(({ reporter }) => reporter)]),
        [[stays, [{ address: 'unknown', others: { upheld: 0, rejected: 0, open: 0 } }]]],
        'the other report of the same person is not said to wait',
      );
      assert.equal(await countOpenNotices(town.store, { scope: 'place', thing: 'place' }, gone), 0);
      assert.deepEqual(
        (await town.store.list(openNotices, {})).map(({ comment }) => comment),
        [stays],
      );
    });

    it('tells programs in ISO 8601 when, and takes from them no reason but one of the thing', async () => {
      const town = await heldOn();
      const bob = await town.join('Bob');
      const ids = [await town.post(bob, 'Un arbre'), await town.post(bob, 'Un banc')];
      for (const id of ids) await town.report(id);
      const { send } = await program(town, 'moderator', 'place');
      const { items } = (await send('GET', '/moderation?lang=fr')).body as unknown as { items: ShownCase[] };
      const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
      for (const { since, at, reports } of items)
        for (const each of [since, at, ...reports.map((report) => report.at)]) assert.match(String(each), time);
      const cases = items.map(({ of, scope, thing, id, version }) => ({ of, scope, thing, id, version }));
      const decide = (body: object) => send('POST', '/moderation/decisions', { cases, verdict: 'hide', ...body });
      const ground = 'Charte, point 2';
      const refused = await decide({ reason: 'nope', ground });
      assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [422, 'reason']);
      for (const reason of items[0]!.reasons)
        assert.ok(refused.body.errors?.[0]?.detail.includes(`“${reason}”`), reason);
      assert.equal(((await send('GET', '/moderation')).body as { count?: number }).count, 2, 'nothing is decided');
      const long = await decide({ reason: items[0]!.reasons[0], details: 'x'.repeat(1999), ground });
      assert.deepEqual([long.status, long.body.errors?.[0]?.field], [422, 'details']);
      const done = await decide({ reason: items[0]!.reasons[0], details: 'deux fois', ground });
      const outcomes = () => (done.body['items'] as { outcome: string }[]).map(({ outcome }) => outcome);
      assert.deepEqual([done.status, ...outcomes()], [200, 'done', 'done'], done.text);
      const log = await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).text();
      assert.ok(log.includes(`${items[0]!.reasons[0]}\u00a0: deux fois`), log);
      const again = await decide({ reason: 'nope', ground });
      const [known] = again.body['items'] as { outcome: string; at: string }[];
      assert.equal(known?.outcome, 'decided');
      assert.match(known?.at ?? '', time);
    });

    it('publishes with one press, and tells the author and the log', async () => {
      const town = await heldOn();
      const id = await town.post(await town.join('Ada'), 'Un casino, vraiment.');
      assert.deepEqual((await town.read('/threads/place', id)).items, []);
      const visit = await town.officer();
      const page = await visit.get('/desk/moderation?lang=fr');
      const [, form = ''] =
        /<form method="post"[^>]*>((?:(?!<\/form>).)*value="publish".*?)<\/form>/.exec(page.html) ?? [];
      const fields = Object.fromEntries(
        [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value = '']) => [
          name,
          value.replaceAll('&quot;', '"'),
        ]),
      ) as Record<string, string>;
      const done = await visit.send('/desk/moderation?lang=fr', fields);
      assert.match(done.html, /role="status"[^>]*>La décision est enregistrée\./);
      assert.match(done.html, /Rien n’attend de décision\./);
      assert.equal((await town.read('/threads/place', id)).items[0]?.text, 'Un casino, vraiment.');
      await town.app.idle();
      assert.ok(town.mailbox.mails.some(({ to, subject }) => to === 'ada@exemple.fr' && /Décision/.test(subject)));
      const log = await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).text();
      assert.match(log, /"by":"moderator","act":"let-through","path":"\/threads\/place"/);
      assert.doesNotMatch(log, /valmont\.fr|Ada|vraiment/);
    });

    it('takes several down at once, each with its statement, its mail and its line in the log', async () => {
      const town = await heldOn();
      const ada = await town.join('Ada');
      const first = await town.post(ada, 'Un casino');
      await town.report(await town.post(await town.join('Bob'), 'Imbéciles'));
      const cy = await town.join('Cy', '/petitions/velo/comments');
      const below = await town.post(cy, 'casino !', '/petitions/velo/comments');
      const visit = await town.officer();
      const { html } = await visit.get('/desk/moderation?lang=fr');
      const done = await visit.send('/desk/moderation?lang=fr', {
        form: 'several',
        'case.1': caseOf(html, first),
        'case.3': caseOf(html, below),
        ...remove,
        details: 'Une publicité.',
      });
      assert.match(done.html, /2 décisions sont enregistrées\./);
      assert.equal(idsIn(done).length, 1);
      const [shown] = (await town.read('/threads/place', first)).items;
      assert.deepEqual(
        [shown?.tombstone?.kind, shown?.tombstone?.reason, shown?.text],
        ['moderator', 'Propos haineux ou appel à la violence\u00a0: Une publicité.', undefined],
      );
      await town.app.idle();
      for (const to of ['ada@exemple.fr', 'cy@exemple.fr']) {
        const mail = town.mailbox.mails.find((each) => each.to === to && /Décision/.test(each.subject));
        assert.match(mail?.text ?? '', /Une publicité\.[^]*Charte, article 4/);
      }
      const log = (await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).json()) as {
        items: { act: string; path: string }[];
      };
      assert.deepEqual(
        log.items
          .filter(({ act }) => act === 'taken-down')
          .map(({ path }) => path)
          .sort(),
        ['/petitions/velo/comments', '/threads/place'],
      );
      const told = await town.app.request('/threads/place/log', { headers: { Accept: 'application/json' } });
      assert.match(await told.text(), /Charte, article 4/);
    });

    it('tells the second of two what the first decided, and decides only what was read', async () => {
      const town = await heldOn();
      const [ada, bob] = [await town.join('Ada'), await town.join('Bob')];
      const id = await town.post(ada, 'Un casino');
      const other = await town.post(bob, 'Deux casino');
      const [one, two] = [await town.officer(), await town.officer('owner', '', 'zoe@valmont.fr')];
      const { html } = await two.get('/desk/moderation?lang=fr');
      await one.send('/desk/moderation', { 'case.1': caseOf(html, id), ...remove });
      town.wait(minute);
      await town.send('/threads/place/posts/edit', { key: bob, act: newKey(), id: other, text: 'Trois casino' });
      const late = await two.send('/desk/moderation?lang=fr', {
        form: 'several',
        'case.1': caseOf(html, id),
        'case.2': caseOf(html, other),
        ...remove,
        verdict: 'publish',
        details: 'Ce que j’ai écrit',
      });
      assert.equal(late.status, 409);
      assert.match(
        late.html,
        /Le commentaire de Ada a déjà été retiré par une autre personne \(Propos haineux ou appel à la violence\)/,
      );
      assert.match(late.html, /Le commentaire de Bob a changé/);
      assert.match(late.html, /<textarea[^>]*name="details"[^>]*> ?Ce que j’ai écrit</, 'what was typed is kept');
      const alone = await two.send('/desk/moderation?lang=fr', {
        form: JSON.stringify(['thread', 'place', 'place', id]),
        'case.1': caseOf(html, id),
        ...remove,
        details: 'Pour elle seule',
      });
      assert.equal(alone.status, 409);
      assert.match(alone.html, /Ce que vous aviez écrit :.*Pour elle seule – Charte, article 4/);
      assert.equal((await town.read('/threads/place', id)).items[0]?.tombstone?.kind, 'moderator');
      assert.deepEqual((await town.read('/threads/place', other)).items, []);
    });

    it('goes on page by page, and counts all of it', async () => {
      const town = await heldOn();
      await town.store.write(async (writer) => {
        for (let at = 0; at < 45; at += 1) {
          const id = `c${String(at).padStart(2, '0')}`;
          const thing = at % 2 === 0 ? 'place' : 'gare';
          await writer.insert(openCases, {
            scope: thing,
            thing,
            comment: id,
            since: start + at * 1000,
            why: '["all"]',
          });
        }
      });
      await town.store.write(async (writer) => {
        for (const [thing, odd] of [
          ['place', 0],
          ['gare', 1],
        ] as const) {
          const comments = Array.from({ length: 45 }, (_, at) => at)
            .filter((at) => at % 2 === odd)
            .map((at) => ({
              id: `c${String(at).padStart(2, '0')}`,
              author: 'a',
              name: 'A',
              body: `Texte ${at}`,
              at: start,
              state: 'held' as const,
            }));
          await loadComments(writer, { scope: thing, thing }, comments, 3, start);
        }
      });
      for (const scopes of [[''], ['place', 'gare']]) {
        const email = `mo${scopes.length}@valmont.fr`;
        for (const scope of scopes) await town.appoint(email, 'moderator', scope);
        const visit = await town.signedIn(email);
        const ids: string[] = [];
        let page = await visit.get('/desk/moderation?lang=fr');
        assert.match(page.html, /45 attendent une décision\./);
        for (;;) {
          ids.push(...idsIn(page));
          const [, next] = /rel="next" href="([^"]*)"/.exec(page.html) ?? [];
          if (!next) break;
          page = await visit.get(`/desk/moderation${next.replaceAll('&amp;', '&')}`);
        }
        assert.deepEqual(
          ids,
          Array.from({ length: 45 }, (_, at) => `c${String(at).padStart(2, '0')}`),
        );
      }
    });

    it('forgets what its author took back, and has it again where that is undone', async () => {
      const town = await heldOn();
      const ada = await town.join('Ada');
      const id = await town.post(ada, 'Un casino');
      await town.send('/threads/place/posts/remove', { key: ada, id });
      const visit = await town.officer();
      assert.match((await visit.get('/desk/moderation?lang=fr')).html, /Rien n’attend de décision\./);
      town.wait(minute);
      await town.send('/threads/place/posts/restore', { key: ada, id });
      const page = await visit.get('/desk/moderation?lang=fr');
      assert.deepEqual(idsIn(page), [id]);
      assert.match(page.html, /Contient « casino »\./);
    });
  });
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`who may moderate, on ${engine}`, () => {
    it('sees the things of their role alone, and learns nothing by guessing', async () => {
      const town = await heldTown({ store: await open[engine]() });
      const ada = await town.join('Ada');
      const here = await town.post(ada, 'Un casino');
      const bob = await town.join('Bob', '/threads/gare');
      const there = await town.post(bob, 'Un casino', '/threads/gare');
      const all = await (await town.officer()).get('/desk/moderation?lang=fr');
      const visit = await town.officer('moderator', 'gare', 'gare@valmont.fr');
      const page = await visit.get('/desk/moderation?lang=fr');
      assert.deepEqual(idsIn(page), [there]);
      assert.match(page.html, /Modération \(1\)/);
      assert.equal((await visit.get('/desk/moderation/place')).status, 404);
      assert.equal((await visit.get('/desk/moderation/nirgends')).status, 404);
      assert.equal((await visit.get('/desk/moderation/gare')).status, 200);
      const guessed = await visit.send('/desk/moderation', { 'case.1': caseOf(all.html, here), ...remove });
      assert.equal(guessed.status, 404);
      const both = { 'case.1': caseOf(page.html, there), 'case.2': caseOf(all.html, here), ...remove };
      assert.equal((await visit.send('/desk/moderation', both)).status, 404);
      const [of, , ...rest] = JSON.parse(caseOf(all.html, here)) as string[];
      const forged = JSON.stringify([of, 'gare', ...rest]);
      await visit.send('/desk/moderation', { 'case.1': forged, ...remove });
      const crowd = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`case.${at}`, caseOf(all.html, here)]));
      assert.equal((await visit.send('/desk/moderation', { ...crowd, ...remove })).status, 422);
      assert.deepEqual(idsIn(await visit.get('/desk/moderation')), [there], 'nothing is done by halves');
      const whole = await (await town.officer()).get('/desk/moderation?lang=fr');
      assert.deepEqual(new Set(idsIn(whole)), new Set([here, there]), 'a scope that is not its own leads nowhere');
      await town.store.close();
    });

    for (const role of ['editor', 'clerk', 'observer'] as const) {
      it(`is not ${role}`, async () => {
        const town = await heldTown({ store: await open[engine]() });
        const id = await town.post(await town.join('Ada'), 'Un casino');
        const all = await (await town.officer()).get('/desk/moderation');
        const visit = await town.officer(role, '', `${role}@valmont.fr`);
        const page = await visit.get('/desk/moderation');
        assert.equal(page.status, 403);
        assert.doesNotMatch((await visit.get('/desk?lang=fr')).html, /Modération/);
        const sent = await visit.send('/desk/moderation', { 'case.1': caseOf(all.html, id), ...remove });
        assert.equal(sent.status, 403);
        assert.deepEqual((await town.read('/threads/place', id)).items, []);
        await town.store.close();
      });
    }
  });
}

describe('a decision that can’t be taken', () => {
  it('says by field what is to be mended, and keeps what was typed', async () => {
    const town = await heldTown();
    const id = await town.post(await town.join('Ada'), 'Un casino');
    town.wait(minute);
    await town.post(await town.join('Bob'), 'Un casino aussi');
    const visit = await town.officer();
    const { html } = await visit.get('/desk/moderation?lang=fr');
    const [, own = ''] = new RegExp(`name="form" value="([^"]*${id}[^"]*)"`).exec(html) ?? [];
    const form = own.replaceAll('&quot;', '"');
    const bare = await visit.send('/desk/moderation?lang=fr', {
      form,
      'case.1': caseOf(html, id),
      verdict: '',
      reason: '',
      details: 'Deux mots',
      ground: '',
    });
    assert.equal(bare.status, 422);
    for (const said of ['#verdict-1', '#reason-1', '#ground-1']) assert.match(bare.html, new RegExp(`href="${said}"`));
    assert.match(bare.html, /id="ground-1"[^>]*aria-describedby="ground-1-hint ground-1-error" aria-invalid="true"/);
    assert.match(bare.html, /Deux mots</);
    const long = await visit.send('/desk/moderation?lang=fr', {
      form,
      'case.1': caseOf(html, id),
      ...remove,
      details: 'x'.repeat(10_000),
    });
    assert.equal(long.status, 422);
    assert.match(long.html, /500 caractères au plus/);
    assert.match(long.html, /x{10000}/);
    for (const name of [form, 'several']) {
      const crafted = { ...remove, reason: 'Mauvaise <tête>', details: 'Deux mots' };
      const refused = await visit.send('/desk/moderation?lang=fr', {
        form: name,
        'case.1': caseOf(html, id),
        ...crafted,
      });
      assert.equal(refused.status, 422);
      const place = name === form ? '1' : 'several';
      assert.match(refused.html, new RegExp(`href="#reason-${place}"[^>]*>Choisissez un motif de la liste`));
      assert.match(refused.html, new RegExp(`id="reason-${place}"[^>]*aria-invalid="true"`));
      assert.match(refused.html, /Deux mots/);
      assert.doesNotMatch(refused.html, /Mauvaise/);
    }
    assert.equal((await town.read('/threads/place', id)).items.length, 0, 'nothing is decided');
    const ticked = await visit.send('/desk/moderation?lang=fr', {
      form: 'several',
      'case.1': caseOf(html, id),
      verdict: 'hide',
      ground: 'Charte',
    });
    assert.match(ticked.html, /href="#reason-several"/);
    assert.match(ticked.html, new RegExp(`type="checkbox"[^>]*${id}[^>]*checked`), 'what was ticked stays so');
    assert.match(ticked.html, /id="hide-several"[^>]*checked/);
    const none = await visit.send('/desk/moderation?lang=en', { form: 'several', ...remove });
    assert.equal(none.status, 422);
    assert.match(none.html, /Tick at least one comment\./);
    for (const made of ['', '[]', '["thread","place"]', '["thread","place","place","x\\u0000","1"]']) {
      assert.equal((await visit.send('/desk/moderation', { 'case.1': made, ...remove })).status, 422, made);
    }
    assert.equal((await visit.get('/desk/moderation?after={"thread":[1,2]}')).status, 200);
    assert.equal((await visit.get('/desk/moderation?after=nonsense')).status, 200);
  });

  it('says so where what it stood below is gone', async () => {
    const town = await heldTown();
    const id = await town.post(await town.join('Ada'), 'Un casino');
    const visit = await town.officer();
    const { html } = await visit.get('/desk/moderation?lang=fr');
    await town.store.write((writer) => writer.remove(things, { scope: 'place' }));
    town.wait(hour);
    const late = await visit.send('/desk/moderation?lang=fr', { 'case.1': caseOf(html, id), ...remove });
    assert.equal(late.status, 409);
    assert.match(late.html, /Un commentaire n’est plus là/);
    assert.match(late.html, /1 ne peut pas être montré/);
  });
});
