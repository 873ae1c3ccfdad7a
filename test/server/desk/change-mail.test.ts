import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { changedSentences } from '../../../src/server/desk/changed-sentences.ts';
import { engines } from '../engines.ts';
import { day, newKey } from '../support.ts';
import { program } from './program.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

async function sign(town: DeskTown, email: string, more: object = {}): Promise<void> {
  const key = newKey();
  const code = await town.sign({ key, email, ...more });
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
}

/** Lets what is due be sent; answers the letters, by who gets them. */
async function letters(town: DeskTown): Promise<Map<string, string>> {
  const before = town.mailbox.mails.length;
  await town.app.runDue();
  await town.app.idle();
  return new Map(town.mailbox.mails.slice(0, town.mailbox.mails.length - before).map(({ to, text }) => [to, text]));
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the mail on a changed text, on ${engine}`, () => {
    const changing = async () => {
      const town = await deskTown({ store: await open[engine]() });
      const editor = await program(town);
      const change = async (text: object, version: string, query: string): Promise<void> => {
        const { status, text: answer } = await editor.send('PATCH', `/petitions/velo?means=other${query}`, {
          text,
          textVersion: version,
        });
        assert.equal(status, 200, answer);
      };
      return { town, change };
    };

    it('says which sentences have changed and why, in the language of who signed', async () => {
      const { town, change } = await changing();
      await sign(town, 'ana@exemple.fr');
      await sign(town, 'bob@exemple.com', { lang: 'en' });
      const text = {
        fr: 'Nous demandons des pistes.\n\nDeux <b>ponts</b>.\n-- \nUn tunnel.',
        en: 'We ask for tracks.\n\nTwo bridges.',
      };
      const why = `&why.fr=${encodeURIComponent('Le budget\n-- \nest voté.')}&why.en=${encodeURIComponent('The budget is voted.')}`;
      await change(text, 'v2', why);
      const told = await letters(town);
      const [ana = '', bob = ''] = ['ana@exemple.fr', 'bob@exemple.com'].map((to) => told.get(to));
      assert.match(
        ana,
        /Dans le texte, avant\u00a0:\n> Trois ponts\.\ndésormais\u00a0:\n> Deux <b>ponts<\/b>\. -- Un tunnel\.\n/,
      );
      assert.match(ana, /La raison donnée\u00a0:\n> Le budget\n> -- \n> est voté\.\n/);
      assert.match(bob, /In the text, before:\n> Three bridges\.\nnow:\n> Two bridges\.\n/);
      assert.match(bob, /The reason that was given:\n> The budget is voted\.\n/);
      assert.doesNotMatch(ana, /Nous demandons des pistes|Three/, 'what stays is not repeated');
      assert.doesNotMatch(bob, /Trois|budget\n/);
      assert.match(ana, /^> [^]*petitions\/velo\/withdraw\?/m, 'the way out stays');
      await town.store.close();
    });

    it('compares with the text that each signed, however often it changed since, with each reason', async () => {
      const { town, change } = await changing();
      await sign(town, 'ana@exemple.fr');
      await change({ fr: 'Nous demandons un pont.' }, 'v2', '&why.fr=Une+fois.');
      await letters(town);
      town.wait(day);
      await sign(town, 'bob@exemple.fr', { textVersion: 'v2' });
      await change({ fr: 'Nous demandons deux ponts.', en: 'Two bridges.' }, 'v3', '&why.fr=Deux+fois.');
      const told = await letters(town);
      const [ana = '', bob = ''] = ['ana@exemple.fr', 'bob@exemple.fr'].map((to) => told.get(to));
      assert.match(
        ana,
        /> Nous demandons des pistes\. Trois ponts\.\ndésormais\u00a0:\n> Nous demandons deux ponts\.\n/,
      );
      assert.match(ana, /:\n> Deux fois\.\n\n> Une fois\.\n/);
      assert.match(bob, /> Nous demandons un pont\.\ndésormais\u00a0:\n> Nous demandons deux ponts\.\n/);
      assert.doesNotMatch(bob, /Une fois|Trois ponts/);
      await town.store.close();
    });

    it('has a bounded length, and says where the rest stands', async () => {
      const { town, change } = await changing();
      const sentences = (word: string) =>
        Array.from({ length: 400 }, (_, at) => `Phrase ${at % 2 ? 'même' : word} ${at}.`).join(' ');
      await change({ fr: sentences('une'), en: 'x'.repeat(19_000) }, 'v2', '&why.fr=Long.');
      await sign(town, 'ana@exemple.fr', { textVersion: 'v2' });
      await sign(town, 'bob@exemple.com', { textVersion: 'v2', lang: 'en' });
      await change({ fr: sentences('autre'), en: 'y'.repeat(19_000) }, 'v3', `&why.fr=${'w'.repeat(500)}`);
      const told = await letters(town);
      const [ana = '', bob = ''] = ['ana@exemple.fr', 'bob@exemple.com'].map((to) => told.get(to));
      assert.match(ana, /> Phrase une 0\.\n[^]*D’autres passages ont changé\u00a0: le texte entier est sur la page\./);
      assert.ok(ana.length < 3000 && bob.length < 3000, `${ana.length} and ${bob.length}`);
      assert.match(bob, /x \[…\]\n|x+ ?\[…\]/);
      await town.store.close();
    });
  });
}

describe('changed sentences', () => {
  it('stand beside each other, with what was added or taken alone, and nothing of what stays', () => {
    assert.deepEqual(changedSentences('One. Two. Three.', 'One. 2. Three. Four.', 'en'), [
      { before: 'Two.', after: '2.' },
      { before: '', after: 'Four.' },
    ]);
    assert.deepEqual(changedSentences('One. Two.', 'Two.', 'en'), [{ before: 'One.', after: '' }]);
    assert.deepEqual(changedSentences('Same.', ' Same. ', 'en'), []);
    assert.deepEqual(changedSentences('', '', 'en'), []);
  });

  it('that are long are cut around the place where they differ', () => {
    const long = 'word '.repeat(300);
    const [change] = changedSentences(`${long}old end.`, `${long}new end.`, 'en');
    assert.match(change?.before ?? '', /^\[…\] (?:word )+old end\.$/);
    assert.match(change?.after ?? '', /^\[…\] (?:word )+new end\.$/);
    assert.ok((change?.before.length ?? 999) < 200);
  });
});
