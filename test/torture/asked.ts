import { randomBytes } from 'node:crypto';
import type { Entry, Kind, Ledger } from './ledger.ts';
import { petition, poll, thread } from './town.ts';

/** How a server answered that can't do what it is asked for. */
export interface Asked {
  what: string;
  status: number;
  retryAfter: string | null;
  body: string;
}

/** What is asked for: an act of each kind, each by a person of its own. */
function askings(ledger: Ledger): { entry: Entry; path: string; body: object }[] {
  const person = (kind: Kind) => {
    const key = randomBytes(16).toString('hex');
    const email = `${key}@exemple.fr`;
    const entry = ledger.begin(kind, key, email);
    ledger.ask(entry, 'received');
    return { entry, body: { key, email, name: 'Camille', noticeVersion: '1', textVersion: '1', lang: 'fr' } };
  };
  const [signature, ballot, membership] = [person('signature'), person('ballot'), person('membership')];
  Object.assign(signature.body, { place: 'Valmont', displayPublicly: false, receiveNews: false });
  Object.assign(ballot.body, { ballot: { kind: 'choices', choices: ['midi'] } });
  return [
    { ...signature, path: `/petitions/${petition}/signatures` },
    { ...ballot, path: `/polls/${poll}/ballots` },
    { ...membership, path: `/threads/${thread}/participants` },
  ];
}

const read = async (what: string, answer: Response): Promise<Asked> => {
  const { status, headers } = answer;
  return { what, status, retryAfter: headers.get('Retry-After'), body: await answer.text() };
};

/** Asks a server for an act of each kind, at once; what it acknowledges stands in the ledger. */
export const askForActs = (url: string, ledger: Ledger): Promise<Asked[]> =>
  Promise.all(
    askings(ledger).map(async ({ entry, path, body }) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (answer.ok) ledger.tell(entry, 'received');
      return read(`POST ${path}`, answer);
    }),
  );

/** Asks a server for what is there, and how it is. */
export const askToRead = (url: string): Promise<Asked[]> =>
  Promise.all(
    [`/petitions/${petition}`, '/healthz'].map(async (path) => read(`GET ${path}`, await fetch(`${url}${path}`))),
  );

/** Says what is wrong with answers that all have to be 503, with the time to try again, and no word of the inside. */
export const tellAnswers = (when: string, answers: readonly Asked[]): string[] =>
  answers
    .filter(({ status, retryAfter, body }) => status !== 503 || !/^[1-9]\d*$/.test(retryAfter ?? '') || isInside(body))
    .map(
      ({ what, status, retryAfter, body }) =>
        `${when}, ${what} answered ${status}, Retry-After ${retryAfter}: ${body.slice(0, 200)}`,
    );

/** Checks whether a text tells what only the log should: a stack, a file of the program, a statement, an address of the database. */
export const isInside = (text: string): boolean =>
  /\n\s+at \S+ \(?\S+:\d+|node:internal|\/src\/server\/|SQLITE|postgres:\/\/|ECONNREFUSED|errcode/.test(text);
