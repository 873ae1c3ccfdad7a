import type { ServerNoun } from '../core/noun.ts';

/** Writes what stands in the folder for whoever finds it. */
export function readMe(
  at: string,
  from: string,
  things: readonly { type: string; file: string }[],
  nouns: readonly ServerNoun[],
): string {
  const first = things[0] ?? { type: '', file: 'folder/name.json' };
  const element = nouns.find(({ type }) => type === first.type)?.addresses[0]?.element ?? 'counter';
  return `Archive of ${from} as of ${at}

Every ${new Intl.ListFormat('en').format(nouns.map(({ archived }) => archived.each))}, as JSON.
It holds no email address and no name but those that stood beside published comments. What was hidden at that moment is not in it.

To show it, put the folder on any web host that answers GET with
  Access-Control-Allow-Origin: *
and give the address of a file to a widget of Civic Widgets:
  <civic-${element} src="https://your.host/this-folder/${first.file}"></civic-${element}>

index.json lists all things, ${things.length} here.
log.ndjson holds what those who run the site did, a line of JSON each, the oldest first.
${nouns.map(below).join('')}`;
}

const below = ({ type, path, archived: { below: files = [] } }: ServerNoun): string =>
  files.length > 0
    ? `For a ${type} at ${path.slice(1)}/x.json:\n${files.map(({ file, holds }) => `  ${path.slice(1)}/x/${file}   ${holds}\n`).join('')}`
    : '';
