import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './markdown.mjs';

const root = join(import.meta.dirname, '../..');
const verdicts = { C: 'C', N: 'NC', '-': 'NA', '?': 'not checked' };
const columns = ['petition', 'poll', 'comments', 'counter', 'pages and desk'];

/** Finds what is wrong in the judgments: a criterion that is missing or unknown, a verdict that is none, a test that does not exist. */
export function findGaps({ criteria }, judged) {
  const known = new Set(criteria.map(({ id }) => id));
  return [
    ...[...known].filter((id) => !judged[id]).map((id) => `${id} is not judged.`),
    ...Object.entries(judged).flatMap(([id, [said, ground, ...tests]]) => [
      ...(known.has(id) ? [] : [`${id} is no criterion.`]),
      ...(/^[CN?-]{5}$/.test(said) ? [] : [`${id} says ${said}, which is no verdict for each of five.`]),
      ...(ground ? [] : [`${id} does not say how it is known.`]),
      ...tests
        .filter((test) => !existsSync(join(root, test)))
        .map((test) => `${id} names ${test}, which does not exist.`),
    ]),
  ];
}

const nameOf = (test) => test.replace('test/', '').replace(/(\.browser)?\.test\.ts$/, '');

/** The criteria by topic, with what is known of each, as Markdown. @throws Error where `findGaps` finds something */
export function describeCriteria({ criteria }, judged) {
  const gaps = findGaps({ criteria }, judged);
  if (gaps.length > 0) throw new Error(gaps.join('\n'));
  const topics = [...new Set(criteria.map(({ topic }) => topic))];
  return topics
    .map((topic) => {
      const own = criteria.filter((each) => each.topic === topic);
      const rows = table(['', ...columns, 'criterion', 'how it is known'], own, ({ id, title }) => {
        const [said, ground, ...tests] = judged[id];
        const links = tests.map((test) => `[${nameOf(test)}](../${test})`).join(', ');
        return [id, ...[...said].map((each) => verdicts[each]), title, `${ground} ${links}`.trim()];
      });
      return `### ${topic}\n\n${rows}`;
    })
    .join('\n\n');
}

/** How many criteria are kept, not kept, and not checked, as Markdown. */
export function describeRates({ criteria }, judged) {
  const count = (at, verdict) => criteria.filter(({ id }) => judged[id][0][at] === verdict).length;
  return table(['', ...Object.values(verdicts)], columns, (column) => [
    column,
    ...Object.keys(verdicts).map((verdict) => String(count(columns.indexOf(column), verdict))),
  ]);
}

/** What is known not to be kept, as Markdown. */
export const describeFailures = ({ criteria }, judged) =>
  criteria
    .filter(({ id }) => judged[id][0].includes('N'))
    .map(({ id, wcag }) => {
      const [said, ground] = judged[id];
      const where = columns.filter((_, at) => said[at] === 'N').join(', ');
      return `- **${id}** (WCAG ${wcag.join(', ')}), ${where}: ${ground}`;
    })
    .join('\n') || 'None of what was checked. What was not is marked so in the table below.';

const spoken = {
  fr: {
    columns: ['pétition', 'vote', 'discussion', 'compteur', 'pages du serveur et bureau'],
    kept: (open) =>
      `Cette page contient un composant de Civic Widgets. D’après ses auteurs, qui l’ont vérifié par des tests, au clavier et avec un lecteur d’écran, mais sans audit, il respecte les critères du RGAA 4.1.2 qui ont été vérifiés. Ceux qui ne l’ont pas été\u00a0: ${open}. La liste par critère est publiée avec le logiciel.`,
    paragraph: (found) =>
      `Cette page contient un composant de Civic Widgets. D’après ses auteurs, qui l’ont vérifié par des tests, au clavier et avec un lecteur d’écran, mais sans audit, il ne respecte pas encore tous les critères du RGAA 4.1.2\u00a0: ${found}. La liste par critère, avec ce qui n’a pas été vérifié, est publiée avec le logiciel.`,
  },
  en: {
    columns: ['petition', 'poll', 'discussion', 'counter', 'pages of the server and desk'],
    kept: (open) =>
      `This page holds a component of Civic Widgets. By its authors, who checked it by tests, by keyboard and with a screen reader, but without an audit, it keeps the criteria of the RGAA 4.1.2 that were checked. Those that were not: ${open}. The list by criterion is published with the software.`,
    paragraph: (found) =>
      `This page holds a component of Civic Widgets. By its authors, who checked it by tests, by keyboard and with a screen reader, but without an audit, it does not keep all criteria of the RGAA 4.1.2 yet: ${found}. The list by criterion, with what was not checked, is published with the software.`,
  },
};

/**
 * A paragraph for the declaration of a town, in French and English, as Markdown: what is not kept of each element, or, where all that was
 * checked is, what was not.
 */
export const describeDeclaration = (judged) =>
  Object.values(spoken)
    .map(({ columns: names, paragraph, kept }) => {
      const idsOf = (sign) =>
        names.flatMap((name, at) => {
          const ids = Object.keys(judged).filter((id) => judged[id][0][at] === sign);
          return ids.length > 0 ? [`${name} (${ids.join(', ')})`] : [];
        });
      const found = idsOf('N');
      return `> ${found.length > 0 ? paragraph(found.join(', ')) : kept(idsOf('?').join(', '))}`;
    })
    .join('\n\n');

/** What the tests are run with, as Markdown. */
export const describeTools = ({ version, devDependencies }) =>
  `Version ${version}. axe-core ${devDependencies['axe-core']}, in Chromium and Firefox by every run of the tests.`;
