/** What stands in the folder for whoever finds it. */
export function readMe(
  at: string,
  from: string,
  things: readonly { type: string; file: string }[],
  elements: ReadonlyMap<string, string>,
): string {
  const { type = 'poll', file = 'polls/x.json' } = things[0] ?? {};
  const element = elements.get(type) ?? 'civic-counter';
  return `Archive of ${from} as of ${at}

Every petition, poll with its published ballots, thread of comments and consultation, as JSON. It holds no e-mail address and
no name but those that stood beside published comments. What was hidden at that moment is not in it.

To show it, put the folder on any web host that answers GET with
  Access-Control-Allow-Origin: *
and give the address of a file to a widget of Civic Widgets:
  <${element} src="https://your.host/this-folder/${file}"></${element}>

index.json lists all things, ${things.length} here. For a poll at polls/x.json:
  polls/x/ballots.json    the published ballots, to be counted again
For a thread at threads/x.json:
  threads/x/every/1.json  all comments, the newest first, in parts
`;
}
