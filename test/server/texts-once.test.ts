import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { en as commentsEn } from '../../src/elements/comments/texts/en.ts';
import { en as formsEn } from '../../src/elements/comments/texts/forms/en.ts';
import { fr as formsFr } from '../../src/elements/comments/texts/forms/fr.ts';
import { fr as commentsFr } from '../../src/elements/comments/texts/fr.ts';
import { en as signingEn } from '../../src/elements/petition/texts/signing/en.ts';
import { fr as signingFr } from '../../src/elements/petition/texts/signing/fr.ts';
import { en as pollEn } from '../../src/elements/poll/texts/en.ts';
import { en as factsEn } from '../../src/elements/poll/texts/facts/en.ts';
import { fr as factsFr } from '../../src/elements/poll/texts/facts/fr.ts';
import { fr as pollFr } from '../../src/elements/poll/texts/fr.ts';
import { en as votingEn } from '../../src/elements/poll/texts/voting/en.ts';
import { fr as votingFr } from '../../src/elements/poll/texts/voting/fr.ts';
import { en as sharedEn } from '../../src/locales/en.ts';
import { fr as sharedFr, type Plural } from '../../src/locales/fr.ts';
import { square } from './comments-support.ts';
import { fieldsOf } from './form-fields.ts';
import { kinds, pollTown } from './poll-support.ts';
import { world } from './support.ts';

const root = join(import.meta.dirname, '..', '..', 'src');

/**
 * The texts that are written out in a file, as the reader sees them, each with `{}` where it has a place. A sentence and a title are one text,
 * whatever ends them. A word alone may mean two things, and is left out.
 */
function textsIn(path: string): Set<string> {
  const texts = new Set<string>();
  const add = (text: string): void => {
    if (text.includes(' ') && /\p{L}/u.test(text)) texts.add(text.replace(/[\s\u00a0.:]+$/u, ''));
  };
  const visit = (node: ts.Node): void => {
    const isValue =
      ts.isStringLiteral(node) && ts.isPropertyAssignment(node.parent) && node.parent.initializer === node;
    if (isValue) add(node.text.replace(/\{\w+\}/g, '{}'));
    if (ts.isTemplateExpression(node)) {
      add([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}'));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true));
  return texts;
}

/** The server's words, and the catalogues of the widgets that they may take a text from. */
const sayings = ['fr', 'en'].flatMap((lang) => [
  ...globSync(`server/{,*/}words/${lang}.ts`, { cwd: root }).map((words) => ({
    words,
    catalogues: [`locales/${lang}.ts`, `locales/acts/${lang}.ts`],
  })),
  ...globSync(`server/nouns/*/words.${lang}.ts`, { cwd: root }).map((words) => {
    const own = `{locales/acts/,elements/${words.split('/')[2]}/texts/{,*/}}${lang}.ts`;
    return { words, catalogues: [`locales/${lang}.ts`, ...globSync(own, { cwd: root })] };
  }),
]);

describe('what pages and widgets say alike', () => {
  for (const { words, catalogues } of sayings) {
    it(`stands once: ${words}`, () => {
      const known = new Set(catalogues.flatMap((path) => [...textsIn(path)]));
      const doubles = [...textsIn(words)].filter((text) => known.has(text));
      assert.deepEqual(doubles, [], `take them from ${catalogues.join(' or ')}`);
    });
  }
});

/** The catalogues of the widgets, as one in each language. */
const catalogues = {
  fr: { ...sharedFr, ...commentsFr, ...formsFr, ...signingFr, ...pollFr, ...factsFr, ...votingFr },
  en: { ...sharedEn, ...commentsEn, ...formsEn, ...signingEn, ...pollEn, ...factsEn, ...votingEn },
};

/** A text of the widgets as a page would have it. */
function said(
  lang: 'fr' | 'en',
  key: keyof typeof catalogues.fr,
  values: Record<string, string | number> = {},
): string {
  const text: string | Plural = catalogues[lang][key];
  const form = typeof text === 'string' ? text : values['count'] === 1 ? (text.one ?? text.other) : text.other;
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

const judging = {
  ...kinds['judgments']!.changes,
  form: { kind: 'judgments', mentions: ['bad', 'fair', 'good'], missing: 'median' },
};
const scoring = { method: 'score', form: { kind: 'scores', lowest: 0, highest: 5, complete: false }, scoreRule: 'sum' };

/** What a page without script and the widget say of the same thing: by the key of the widget. */
const pairs: Record<
  string,
  { document?: object; keys: Parameters<typeof said>[1][]; values?: Record<string, number> }
> = {
  'one choice': {
    keys: ['poll.choices.one', 'poll.email.hint', 'poll.blank', 'poll.blank.hint', 'poll.doubles', 'poll.who'],
  },
  'some choices': {
    document: { form: { kind: 'choices', min: 1, max: 2 }, method: 'approval' },
    keys: ['poll.choices.most'],
    values: { count: 2 },
  },
  'so many choices': {
    document: { form: { kind: 'choices', min: 2, max: 2 }, method: 'approval' },
    keys: ['poll.choices.exactly'],
    values: { count: 2 },
  },
  'a range of choices': {
    document: { form: { kind: 'choices', min: 2, max: 3 }, method: 'approval' },
    keys: ['poll.choices.range'],
    values: { min: 2, max: 3 },
  },
  'any choices': {
    document: { form: { kind: 'choices', min: 1, max: 3 }, method: 'approval' },
    keys: ['poll.choices.all'],
  },
  'a stance': { document: kinds['three-way']!.changes, keys: ['poll.three-way', 'poll.agree', 'poll.disagree'] },
  'a ranking': {
    document: kinds['ranking']!.changes,
    keys: ['poll.ranking', 'poll.ranking.range', 'poll.ranking.no-place'],
    values: { min: 1, max: 3 },
  },
  'a whole ranking with ties': {
    document: { form: { kind: 'ranking', min: 3, max: 3, ties: true }, method: 'schulze' },
    keys: ['poll.ranking.full', 'poll.ranking.ties'],
  },
  judgments: { document: judging, keys: ['poll.judgments', 'poll.judgments.median', 'poll.judgments.none.median'] },
  scores: {
    document: scoring,
    keys: ['poll.scores', 'poll.scores.best', 'poll.scores.sum', 'poll.scores.none.sum'],
    values: { lowest: 0, highest: 5 },
  },
};

describe('a page without script says what the widget says', () => {
  for (const lang of ['fr', 'en'] as const) {
    for (const [name, { document = {}, keys, values }] of Object.entries(pairs)) {
      it(`of ${name}: ${lang}`, async () => {
        const page = await (await pollTown({ document })).page(`/polls/arbre?lang=${lang}`);
        for (const key of keys) assert.ok(page.includes(said(lang, key, values)), `${key}: ${said(lang, key, values)}`);
      });
    }

    it(`of what is to be corrected: ${lang}`, async () => {
      const town = await pollTown();
      for (const count of [1, 2]) {
        const form = fieldsOf(await town.page(`/polls/arbre?lang=${lang}`), '/polls/arbre/ballots');
        const { html } = await town.send('', { ...form, email: 'camille', ...(count === 1 && { choice: 'chene' }) });
        const text = said(lang, 'fault.summary', { count });
        assert.ok(html.includes(`<h2 id="errors-title">${text}</h2>`), text);
        assert.ok(html.includes(`<title>${text} – `), text);
      }
    });

    it(`of signing: ${lang}`, async () => {
      const page = await (await world()).page(`/petitions/velo?lang=${lang}`);
      assert.ok(page.includes(said(lang, 'sign.email.hint')));
    });

    it(`of a discussion: ${lang}`, async () => {
      const both = await square();
      const removed = {
        id: 'r',
        author: 'b',
        body: 'x',
        at: both.now(),
        reason: 'Insulte',
        ground: 'Point 2',
      } as const;
      await both.load([
        { id: 'c', author: 'a', body: 'y', at: both.now(), up: 42, down: 2 },
        { ...removed, state: 'moderator' },
      ]);
      const page = await both.html(`?lang=${lang}`);
      assert.ok(page.includes(`${said(lang, 'comments.up')} 42 · ${said(lang, 'comments.down')} 2`));
      for (const text of [
        said(lang, 'comments.find'),
        said(lang, 'comments.join.email.hint'),
        said(lang, 'comments.tombstone.ground', { ground: 'Point 2' }),
        said(lang, 'comments.tombstone.reason', { reason: 'Insulte' }),
      ]) {
        assert.ok(page.includes(text), text);
      }
      const one = await square({ document: { votes: 'support' } });
      await one.load([{ id: 'c', author: 'a', body: 'y', at: one.now(), up: 42 }]);
      assert.ok((await one.html(`?lang=${lang}`)).includes(`${said(lang, 'comments.support')} 42`));
    });
  }
});
