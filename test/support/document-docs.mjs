import { instant, whole } from '../../dist/schema/common.js';
import { identifier } from '../../dist/schema/ballot.js';
import { link, within } from '../../dist/server/core/document-parts.js';
import { table } from './markdown.mjs';

/* Writes what is said of documents from their schemas, so that limits and choices are those that the server checks. */

/** Returns the schema within an optional one, and whether it was optional. */
function unwrap(schema) {
  const { type, innerType } = schema._zod.def;
  return type === 'optional' ? { inner: innerType, isOptional: true } : { inner: schema, isOptional: false };
}

/** Finds the longest text that a schema takes, in UTF-16 units. */
function longest(schema) {
  const takes = (length) => schema.safeParse('a'.repeat(length)).success;
  let [least, most] = [1, 100_000];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (takes(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** Longest cell that still can be read, in signs. */
const widest = 300;

const code = (value) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

/** Says what a field takes. */
function describe(schema) {
  const { inner } = unwrap(schema);
  const { def } = inner._zod;
  if (inner === instant) return 'a day, or an instant (ISO 8601)';
  if (inner === link) return 'an address, or a path of this server';
  if (inner === whole) return 'a whole number';
  if (inner === within) return 'a time (ISO 8601)';
  if (inner === identifier) return 'a name, 200 signs at most';
  switch (def.type) {
    case 'literal':
      return def.values.map(code).join(', ');
    case 'enum':
      return Object.values(def.entries).map(code).join(', ');
    case 'boolean':
      return '`true` or `false`';
    case 'number':
      return 'a whole number';
    case 'string':
      return `a text, ${longest(inner)} at most`;
    case 'record':
      return def.valueType._zod.def.type === 'record'
        ? 'a text by language, for each name'
        : `a text by language, ${longest(def.valueType)} at most`;
    case 'array':
      return `a list: ${describe(def.element)}`;
    case 'union': {
      const all = def.options.map(describe).join('; or ');
      return all.length > widest ? 'an object' : all;
    }
    case 'object':
      return `{ ${Object.entries(def.shape)
        .map(([name, part]) => describePart(name, part))
        .join(', ')} }`;
    default:
      throw new Error(`A field of type ${def.type} is not described yet: say in document-docs.mjs what it takes.`);
  }
}

function describePart(name, part) {
  const { inner, isOptional } = unwrap(part);
  const { type, values } = inner._zod.def;
  return `${name}${isOptional ? '?' : ''}${type === 'literal' ? `: ${values.map((value) => JSON.stringify(value)).join(' or ')}` : ''}`;
}

/** Returns the fields of a schema as rows, those of its parts below them where they are described by themselves. */
function rowsOf(schema, fields, above = '') {
  const { inner } = unwrap(schema);
  const { type, shape, element } = inner._zod.def;
  if (type === 'array') return rowsOf(element, fields, above);
  if (type !== 'object') return [];
  return Object.entries(shape).flatMap(([name, part]) => {
    const path = above ? `${above}.${name}` : name;
    const hasOwn = Object.keys(fields).some((each) => each.startsWith(`${path}.`));
    const takes = hasOwn ? (isList(part) ? 'a list of objects' : 'an object') : describe(part);
    const row = { path, takes, isOptional: unwrap(part).isOptional };
    return [row, ...(hasOwn ? rowsOf(part, fields, path) : [])];
  });
}

const isList = (schema) => unwrap(schema).inner._zod.def.type === 'array';

/** @throws Error where a field is not described, or a description has no field */
function describeNoun({ type, path, documented: { schema, fields, example } }) {
  const rows = rowsOf(schema, fields);
  const paths = rows.map((row) => row.path);
  const missing = paths.filter((each) => !fields[each]);
  const extra = Object.keys(fields).filter((each) => !paths.includes(each));
  if (missing.length + extra.length > 0)
    throw new Error(
      `documented.ts of ${type}: describe ${missing.join(', ') || 'nothing more'}; no field is ${extra.join(', ')}`,
    );
  return [
    `## \`${type}\``,
    `At \`${path}/{id}\`.`,
    table(['field', 'takes', 'what it is'], rows, (row) => [
      `\`${row.path}\`${row.isOptional ? '?' : ''}`,
      row.takes,
      fields[row.path],
    ]),
    'For example:',
    `\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``,
  ];
}

const byCode = `\`\`\`ts site.ts
import { createApp } from 'civic-widgets/server';
import { openSite, putThing } from 'civic-widgets/server/site';

const site = await openSite(); // the database of the environment: DATABASE_URL, or the folder DATA
const { document, version } = await site.get('/petitions/marche');
await putThing(site, '/petitions/marche', { ...document, closesAt: '2027-04-30' }, { expects: version });

const app = createApp({ store: site.store, baseUrl: 'https://participer.ville.example' }); // Request → Response
\`\`\``;

/** The documents of all nouns as Markdown. */
export const describeDocuments = (nouns) =>
  [
    '# Documents',
    '<!-- Generated by `npm run docs` from the documents of the nouns (src/server/nouns): change it there. -->',
    'What people take part in is a document. It is put at its address by [`civic-widgets put`](operating.md#making-and-ending-things), by HTTP (`PUT /desk/api/petitions/{id}`), or by code:',
    byCode,
    'The document that `putThing` takes is one of the types below: what is not sound is refused with every fault by its field, and the public log tells of what is changed. `site.put(path, document)` is the same in an open site, and code that has a database open already names it instead: `putThing({ store, timeZone }, path, document)`.',
    'A text by language has one entry for each language: `{ "fr": "…", "en": "…" }`. `?` marks what may be left out. A field that is not here is refused, so that no word is lost by a slip of the pen. What one may change once people have acted is in [the guide](operating.md#making-and-ending-things).',
    ...nouns.flatMap(describeNoun),
  ].join('\n\n');
