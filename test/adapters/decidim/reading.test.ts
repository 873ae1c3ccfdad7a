import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { thread as threadShape } from '../../../src/schema/comments.ts';
import { consultation } from '../../../src/schema/consultation.ts';
import { petition } from '../../../src/schema/petition.ts';
import { inLanguages } from './site.ts';
import { open, proposal, readPetition, readThread, thread } from './support.ts';

const initiative = 'https://decidim.example/initiatives/i-12';
const process = 'https://decidim.example/processes/plan-climat';

describe('an initiative of Decidim', () => {
  it('is a petition with its text as plain text, and with its votes on paper in the count', async () => {
    const { adapter } = open();
    const thing = await readPetition(adapter, initiative);
    assert.ok(petition.safeParse(thing).success);
    const { title, text, author, numbers, phase, can, thresholds } = thing;
    assert.equal(title, 'Des pistes cyclables & continues');
    assert.equal(text, 'Nous demandons des pistes.\n\n• larges');
    assert.equal(author, 'Collectif Valmont à vélo');
    assert.deepEqual([numbers['signatures']?.value, numbers['signatures']?.offline], [1300, 96]);
    assert.equal(phase, 'open');
    assert.deepEqual(can, { sign: { allowed: false, elsewhere: initiative } });
    assert.deepEqual(thresholds, []);
  });

  it('is in the language that is wanted, in another region of it, or else in the site’s own', async () => {
    const { adapter } = open();
    const langs = await Promise.all(
      ['en', 'en-GB', 'de'].map(async (lang) => {
        const { lang: own, title } = await readPetition(adapter, initiative, lang);
        return [own, title];
      }),
    );
    const english = ['en', 'Continuous cycle lanes'];
    assert.deepEqual(langs, [english, english, ['fr', 'Des pistes cyclables & continues']]);
  });

  it('is closed when its time is over or its state says so, and then has no link to sign', async () => {
    for (const changes of [{ signatureEndDate: '2026-01-31' }, { state: 'rejected' }, { state: 'accepted' }]) {
      const { phase, can } = await readPetition(open({ initiative: changes }).adapter, initiative);
      assert.deepEqual([phase, can], ['closed', {}]);
    }
    const { phase } = await readPetition(open({ initiative: { state: 'validating' } }).adapter, initiative);
    assert.equal(phase, 'not-open');
  });

  it('that is signed on paper only has no link to sign', async () => {
    const { can } = await readPetition(open({ initiative: { signatureType: 'offline' } }).adapter, initiative);
    assert.deepEqual(can, {});
  });

  it('is read at each form of its address', async () => {
    const { adapter } = open();
    for (const src of [
      `${initiative}/`,
      `${initiative}?locale=en`,
      `${initiative}?utm_source=x#share`,
      'https://decidim.example/fr/initiatives/i-12',
    ])
      assert.equal((await adapter.read(src)).thing.type, 'petition', src);
    assert.equal((await adapter.read(`${initiative}?locale=en&utm=x`)).thing.url, `${initiative}?locale=en`);
  });
});

describe('a proposal of Decidim', () => {
  it('is a petition whose number is its votes, and is voted on on its own page', async () => {
    const { adapter } = open();
    const thing = await readPetition(adapter, proposal);
    assert.ok(petition.safeParse(thing).success);
    assert.deepEqual([thing.title, thing.text, thing.author], ['Planter des arbres', 'Sur la place.', 'Nolwenn Mac’h']);
    assert.equal(thing.numbers['votes']?.value, 42);
    assert.deepEqual(thing.can, { vote: { allowed: false, elsewhere: proposal } });
  });

  it('has neither number nor link where its component hides votes or takes none', async () => {
    const { numbers, can } = await readPetition(open({ proposal: { voteCount: null } }).adapter, proposal);
    assert.deepEqual([numbers, can], [{}, {}]);
  });

  it('has the official answer, in the name of its space', async () => {
    const answer = inLanguages({ fr: '<p>Oui, <em>dès 2027</em>.</p>' });
    const changes = { state: 'accepted', answer, answeredAt: '2026-05-03 10:00:00 UTC' };
    const thing = await readPetition(open({ proposal: changes }).adapter, proposal);
    assert.equal(thing.phase, 'closed');
    assert.deepEqual(thing.answer, { author: 'Plan climat', at: '2026-05-03T10:00:00.000Z', text: 'Oui, dès 2027.' });
  });

  it('of the institution has its space as its author', async () => {
    const { author } = await readPetition(open({ proposal: { official: true, author: null } }).adapter, proposal);
    assert.equal(author, 'Plan climat');
  });
});

describe('a space of Decidim', () => {
  for (const version of ['0.30', 'newer'] as const) {
    it(`is a consultation with its statistics, in version ${version}`, async () => {
      const { adapter, site } = open({ version });
      const { thing } = await adapter.read(process, { lang: 'fr' });
      assert.ok(consultation.safeParse(thing).success);
      assert.deepEqual([thing.title, thing.phase], ['Plan climat', 'open']);
      const values = Object.entries(thing.numbers).map(([name, { value }]) => [name, value]);
      assert.deepEqual(values, [
        ['participants', 340],
        ['contributions', 58],
        ['comments', 412],
      ]);
      const before = site.asked.length;
      await adapter.read(process);
      assert.equal(site.asked.length, before + 1, 'the version is asked for once');
    });

    it(`is an assembly, too, in version ${version}`, async () => {
      const { thing } = await open({ version }).adapter.read('https://decidim.example/assemblies/conseil-citoyen');
      assert.deepEqual([thing.type, thing.numbers['participants']?.value], ['consultation', 340]);
    });
  }

  it('may have been brought to another version meanwhile', async () => {
    const { adapter, site } = open({ version: 'newer' });
    await adapter.read(process);
    site.fetch = open({ version: '0.30' }).site.fetch;
    assert.equal((await adapter.read(process)).thing.numbers['participants']?.value, 340);
  });
});

describe('comments of Decidim', () => {
  const fill = ({ site }: ReturnType<typeof open>): void => {
    const first = site.say('Oui, <b>mais</b> où ?\nEt quand ?', { alignment: 1 });
    site.say('Trop cher.', { alignment: -1, author: { id: '4', name: '' } });
    const reply = site.say('À la mairie.', { on: `Decidim::Comments::Comment#${first.id}` });
    site.say('Merci !', { on: `Decidim::Comments::Comment#${reply.id}` });
    site.say('Troisième', {
      votes: new Map([
        ['1', 1],
        ['2', 1],
        ['3', -1],
      ]),
    });
  };

  it('are a thread with its sides, its votes and its levels', async () => {
    const opened = open();
    fill(opened);
    const thing = await readThread(opened.adapter);
    assert.ok(threadShape.safeParse(thing).success);
    assert.deepEqual([thing.title, thing.votes, thing.depth], ['Planter des arbres', 'up-down', 3]);
    assert.equal(thing.numbers['comments']?.value, 5);
    assert.deepEqual(thing.bySide, { '1': 1, '-1': 1, '0': 1 });
    assert.deepEqual(thing.can, { comment: { allowed: true, elsewhere: thread }, vote: { allowed: true } });
    const [first, second, third] = thing.first.items;
    assert.deepEqual([first?.text, first?.side, first?.replies], ['Oui, <b>mais</b> où ?\nEt quand ?', '1', 2]);
    assert.deepEqual([second?.author, second?.side], [undefined, '-1']);
    assert.deepEqual([third?.up, third?.down], [2, 1]);
  });

  it('are found by order, parent, side, words and id', async () => {
    const opened = open();
    fill(opened);
    const page = async (query: object) =>
      (await opened.adapter.comments?.page?.(thread, query))?.items.map(({ id }) => id);
    assert.deepEqual(await page({ order: 'oldest' }), ['1', '2', '5']);
    assert.deepEqual(await page({ order: 'newest' }), ['5', '2', '1']);
    assert.deepEqual(await page({ order: 'supported' }), ['5', '2', '1']);
    assert.deepEqual(await page({ order: 'discussed' }), ['1', '5', '2']);
    assert.deepEqual(await page({ parent: '1' }), ['3']);
    assert.deepEqual(await page({ side: '-1' }), ['2']);
    assert.deepEqual(await page({ search: 'a MAIRIE' }), ['3']);
    assert.deepEqual(await page({ id: '4' }), ['1', '3', '4']);
    assert.deepEqual(await page({ id: '99' }), []);
  });

  it('of a debate are the debate', async () => {
    const { adapter } = open();
    const thing = await readThread(adapter, 'https://decidim.example/assemblies/x/f/5/debates/7');
    assert.deepEqual([thing.type, thing.title], ['thread', 'Que faire de la place ?']);
  });

  it('that are closed can be read only', async () => {
    const { adapter, site } = open();
    site.rules.isOpen = false;
    const { phase, can } = await readThread(adapter);
    assert.deepEqual([phase, can], ['closed', {}]);
  });

  it('are asked for in the site’s own language where it lacks that of the page, and not in vain twice', async () => {
    const { adapter, site } = open({ locales: ['ca', 'es'] });
    assert.equal((await readThread(adapter)).title, 'Planter des arbres');
    const before = site.asked.length;
    await readThread(adapter);
    assert.equal(site.asked.length, before + 1);
  });

  it('come by ten thousand in one answer, and page by page without a gap', { timeout: 60_000 }, async () => {
    const { adapter, site } = open();
    const comments = Array.from({ length: 10_000 }, (_, place) => ({
      id: String(place),
      formattedBody: `<p>Commentaire ${place}</p>`,
      createdAt: '2026-05-01T08:00:00Z',
      author: { id: 1, name: 'Jo' },
      upVotes: '3',
      downVotes: 0,
      comments: [],
    }));
    const body = { data: { commentable: { acceptsNewComments: true, commentsHaveVotes: true, comments } } };
    const all = () => Response.json(body);
    site.instead.push(all, all);
    const { first, numbers } = await readThread(adapter);
    assert.equal(numbers['comments']?.value, 10_000);
    assert.equal(first.items[0]?.up, 3, 'numbers may be texts');
    const second = await adapter.comments?.page?.(thread, { after: first.next ?? '' });
    assert.equal(Number(second?.items[0]?.id), Number(first.items.at(-1)?.id) + 1);
  });
});
