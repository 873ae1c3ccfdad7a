import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { roles } from '../../../src/server/desk/roles.ts';
import { deskWordsFor } from '../../../src/server/desk/words/words-for.ts';
import { roleActs } from './roles/all.ts';
import { roleGroups } from './roles/groups.ts';

/* What the guide of the desk says of roles is what the table of acts holds the server to. */

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');

/** The cells of the tables of a document, line by line. */
const cellsIn = (name: string): string[][] =>
  readFileSync(join(docs, name), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

describe('the lines of the guide', () => {
  it('stand for each act of the table, once', () => {
    const names = roleGroups.flatMap(({ acts }) => acts.map(({ act }) => act));
    assert.deepEqual(names.sort(), roleActs.map(({ act }) => act).sort());
  });

  for (const [lang, guide, yes, everyone] of [
    ['en', 'desk.md', 'yes', 'read what stands there, its figures and the log'],
    ['fr', 'desk.fr.md', 'oui', 'lire ce qui est là, les chiffres et le registre'],
  ] as const) {
    it(`say in ${guide} who may do what`, () => {
      const { roles: said } = deskWordsFor(lang).officers;
      const ticks = (may: readonly string[]): string[] => roles.map((role) => (may.includes(role) ? yes : '–'));
      const site = { en: 'in the whole site: ', fr: 'sur tout le site : ' }[lang];
      const wanted = [
        roles.map((role) => said[role].label),
        [everyone, ...ticks(roles)],
        ...roleGroups.map((each) => [`${each.isOfSite ? site : ''}${each[lang]}`, ...ticks(each.may)]),
      ];
      const cells = cellsIn(guide);
      const begin = cells.findIndex((line) => line.includes(said.owner.label));
      assert.deepEqual(cells[begin]?.slice(1), wanted[0]);
      assert.deepEqual(
        cells
          .slice(begin + 2, begin + 1 + wanted.length)
          .map((line) => line.map((cell) => cell.replaceAll('\u00a0', ' '))),
        wanted.slice(1),
      );
    });
  }
});
