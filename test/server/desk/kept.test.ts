import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logEntries, officers } from '../../../src/server/desk/tables.ts';
import { drafts } from '../../../src/server/desk/making/tables.ts';
import { readKept, writeKept } from '../../../src/server/desk/kept/kept.ts';
import { things } from '../../../src/server/core/tables.ts';
import { seedDemo } from '../../../src/server/nouns.ts';
import { hour, start } from '../support.ts';
import { fill } from './forms.ts';
import { crawl, readPage, type Field, type Form } from './pages.ts';
import { deskTown, type Browser, type DeskTown, type Seen } from './support.ts';

const owner = 'maire@valmont.fr';
const written = 'Écrit à la main : "<b>&amp;\'</b>';

/** A desk with all that the demo has, a draft, and an owner who is signed in. */
async function busyTown(): Promise<{ town: DeskTown; visit: Browser }> {
  const town = await deskTown();
  await seedDemo(town.store, start);
  await town.appoint(owner, 'owner');
  await town.appoint('agent@valmont.fr', 'editor');
  const visit = await town.signedIn(owner);
  await fill(visit, await visit.get('/desk/new'), { model: 'petition/petition' });
  return { town, visit };
}

/** What someone typed into a form: each text, the last of each choice. */
function typed({ fields }: Form): [string, string][] {
  const by: Record<string, (field: Field) => string> = {
    hidden: ({ value }) => value,
    date: () => '2027-03-31',
    'datetime-local': () => '2027-03-31T18:00',
    number: () => '7',
    select: ({ value }) => value,
    radio: ({ value }) => value,
    checkbox: ({ value }) => value,
  };
  const values = fields.map((field): [string, string] => [field.name, by[field.type]?.(field) ?? written]);
  const isLast = ({ type, name }: Field, at: number): boolean =>
    type !== 'radio' || !fields.slice(at + 1).some((later) => later.type === 'radio' && later.name === name);
  return values.filter((_, at) => fields[at]!.type !== 'file' && fields[at]!.name !== '' && isLast(fields[at]!, at));
}

const said = ([name, value]: [string, string]): string => `${name}=${value.replace(/\s+/g, ' ').trim()}`;

const sentBy = ({ fields }: Form): string[] =>
  fields.filter(({ sends }) => sends).map(({ name, value }) => said([name, value]));

const rows = async ({ store }: DeskTown) =>
  Promise.all([logEntries, drafts, things, officers].map((each) => store.list(each as typeof things, {})));

/** Enters by the code of a mail, with all that the page carries. */
async function enterAgain(town: DeskTown, visit: Browser, page: Seen): Promise<Seen> {
  const asked = await visit.send('/desk/sign-in', { ...carried(page), email: owner });
  await town.app.idle();
  const code = town.mailbox.mails.find(({ to }) => to === owner)?.code ?? '';
  return visit.send('/desk/enter', { ...carried(asked), code });
}

/** The hidden fields of the first form, as a browser reads them. */
function carried({ at, html }: Seen): Record<string, string> {
  const [form] = readPage(at, html).forms;
  return Object.fromEntries(
    form!.fields.filter(({ type }) => type === 'hidden').map(({ name, value }) => [name, value]),
  );
}

function formOf(fields: [name: string, value: string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe('a form that is sent when the session has ended', () => {
  it('comes back filled in after one has entered again, each kind that the desk has, and does nothing by itself', async () => {
    const { town, visit } = await busyTown();
    const session = visit.cookies.get('civic-desk')!;
    const before = await rows(town);
    const kinds = new Set<string>();
    for (const page of await crawl(visit)) {
      for (const form of page.forms.filter(({ action }) => action !== '/desk/sign-out')) {
        const kind = `${form.action} ${form.fields.map(({ name }) => name).join()}`;
        if (kinds.has(kind)) continue;
        kinds.add(kind);
        const sent = typed(form);
        visit.cookies.delete('civic-desk');
        const refused = await visit.send(form.action, Object.fromEntries(sent));
        assert.equal(refused.status, 403, kind);
        assert.match(refused.html, /ce que vous avez écrit est gardé/, kind);
        // In another tab, one has entered by the link of the mail.
        visit.cookies.set('civic-desk', session);
        const back = await visit.send('/desk/sign-in', carried(refused));
        assert.equal(back.status, 200, kind);
        assert.match(back.html, /Rien n’a encore été fait/, kind);
        const again = readPage(back.at, back.html).forms.filter(({ action }) => action === form.action);
        const wanted = sent.filter(([name]) => name !== 'password').map(said);
        assert.ok(
          again.some((each) => wanted.every((field) => sentBy(each).includes(field))),
          `${kind}: ${JSON.stringify(wanted)} is not in ${JSON.stringify(again.map(sentBy))}`,
        );
      }
    }
    assert.ok(kinds.size > 30, `${kinds.size} kinds of forms`);
    assert.deepEqual(await rows(town), before);
  });

  it('loses nothing at any address of the desk, whatever was sent', async () => {
    const { town, visit } = await busyTown();
    const session = visit.cookies.get('civic-desk')!;
    const isIn = /^\/desk\/(?:sign-in|sign-out|enter|setup|kept|api|passkeys)|\/options$/;
    const paths = town.app.routes.filter(
      ({ method, path }) => method === 'POST' && path.startsWith('/desk/') && !isIn.test(path),
    );
    assert.ok(paths.length > 25, String(paths.length));
    for (const { path } of paths) {
      const at = path.replace(/:\w+(?:\{[^}]*\})?/g, 'velo');
      visit.cookies.delete('civic-desk');
      const refused = await visit.send(at, { anything: written, more: '2' });
      visit.cookies.set('civic-desk', session);
      const back = await visit.send('/desk/sign-in', carried(refused));
      assert.match(back.html, /Écrit à la main : "&lt;b&gt;&amp;amp;|Écrit à la main : &quot;&lt;b&gt;&amp;amp;/, at);
    }
  });

  it('is carried through a wrong address, a wrong code, a new code, and a long text', async () => {
    const { town, visit } = await busyTown();
    const long = 'Long texte.\n'.repeat(20_000);
    visit.cookies.delete('civic-desk');
    const refused = await visit.send('/desk/hooks', { url: 'https://outil.exemple', other: long });
    assert.equal(refused.status, 403);
    const faulty = await visit.send('/desk/sign-in', { ...carried(refused), email: 'mairie' });
    assert.equal(faulty.status, 422);
    const asked = await visit.send('/desk/sign-in', { ...carried(faulty), email: owner });
    const wrong = await visit.send('/desk/enter', { ...carried(asked), code: 'x' });
    assert.equal(wrong.status, 422);
    const [, resend, again] = readPage(wrong.at, wrong.html).forms;
    const fields = ({ fields: all }: Form) => Object.fromEntries(all.map(({ name, value }) => [name, value]));
    const first = await visit.send('/desk/sign-in', fields(again!));
    assert.match(first.html, /<h1>Entrer au bureau/);
    town.wait(hour);
    const second = await visit.send('/desk/sign-in', fields(resend!));
    await town.app.idle();
    const code = town.mailbox.mails.find(({ to }) => to === owner)?.code ?? '';
    const back = await visit.send('/desk/enter', { ...carried(second), code });
    assert.match(back.html, /value="https:\/\/outil\.exemple"/);
    assert.ok(back.html.includes(long.replace(/\s+/g, ' ').trim()));
    assert.match(back.html, /Ce qui n’a plus de place/);
  });

  it('shows its text where its page is not there any more, or not in the role of who came', async () => {
    const { town, visit } = await busyTown();
    visit.cookies.delete('civic-desk');
    const refused = await visit.send('/desk/settings/site', { name: 'Ville de Valmont', version: 'x' });
    const code = async (email: string) => {
      const asked = await visit.send('/desk/sign-in', { ...carried(refused), email });
      await town.app.idle();
      const mail = town.mailbox.mails.find(({ to }) => to === email);
      return visit.send('/desk/enter', { ...carried(asked), code: mail?.code ?? '' });
    };
    const lesser = await code('agent@valmont.fr');
    assert.match(lesser.html, /ou n’est pas dans votre rôle.*<dd class="lines">Ville de Valmont<\/dd>/);
    assert.doesNotMatch(lesser.html, /action="\/desk\/settings\/site/);
    // What the form says of itself tells nobody anything.
    assert.doesNotMatch(lesser.html, /<code>version<\/code>/);
    visit.cookies.delete('civic-desk');
    const back = await enterAgain(town, visit, refused);
    assert.match(back.html, /value="Ville de Valmont"/);
  });

  it('tells that files are to be chosen again', async () => {
    const { town, visit } = await busyTown();
    visit.cookies.delete('civic-desk');
    const form = new FormData();
    form.append('logo', new Blob(['x'], { type: 'image/png' }), 'logo.png');
    const refused = await visit.upload('/desk/settings/look', form);
    assert.equal(refused.status, 403);
    assert.match((await enterAgain(town, visit, refused)).html, /choisissez-les de nouveau/);
  });

  it('writes no password into a page', async () => {
    const { town, visit } = await busyTown();
    visit.cookies.delete('civic-desk');
    const fields = { host: 'smtp.valmont.fr', port: '587', user: 'ville', password: 'Sésame-7', from: owner };
    const refused = await visit.send('/desk/settings/mail/server', { ...fields, version: 'x' });
    assert.equal(refused.status, 403);
    const kept = readKept(carried(refused)['kept']);
    assert.deepEqual(
      kept?.fields.map(([name]) => name),
      ['host', 'port', 'user', 'from', 'version'],
    );
    const back = await enterAgain(town, visit, refused);
    assert.ok(![refused, back].some(({ html }) => html.includes('Sésame')));
  });

  it('makes little of what a stranger sends', async () => {
    const { town } = await busyTown();
    const stranger = town.browser();
    const full = 1_040_000;
    for (const number of [full, full / 2]) {
      const quotes = await stranger.upload('/desk/hooks', formOf([['url', '"'.repeat(number)]]));
      assert.equal(quotes.status, 403);
      assert.ok(quotes.html.length < 4 * full, String(quotes.html.length));
    }
    const many = await stranger.send(
      '/desk/hooks',
      Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [at, ''])),
    );
    assert.equal(many.status, 403);
    assert.ok(many.html.length < 20_000, String(many.html.length));
    const again = await stranger.send('/desk/sign-in', { again: 'yes', kept: '"'.repeat(1000) });
    assert.equal(again.status, 422);
    const lost = await stranger.send('/desk/kept', { kept: '"'.repeat(1000) });
    assert.ok(lost.status === 403 && !lost.html.includes('&quot;&quot;'));
  });

  it('takes from nobody else what it draws', async () => {
    const { town, visit } = await busyTown();
    const kept = writeKept({ action: '/desk/hooks', fields: [['url', 'https://mal.exemple']], hadFiles: false });
    const elsewhere = writeKept({ action: 'https://mal.exemple', fields: [], hadFiles: false });
    const from = { Origin: 'https://mal.exemple', 'Sec-Fetch-Site': 'cross-site' };
    assert.equal((await visit.send('/desk/kept', { kept }, from)).status, 403);
    for (const bad of ['{', 'W10', elsewhere]) {
      assert.match((await visit.send('/desk/kept', { kept: bad })).html, /<h1>Participations/);
    }
    assert.match((await town.browser().send('/desk/kept', { kept })).html, /<h1>Entrer au bureau/);
    assert.doesNotMatch((await visit.get('/desk/hooks')).html, /mal\.exemple/);
  });
});
