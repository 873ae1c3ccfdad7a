import type { OpenData } from '../../core/open-data.ts';
import type { Services } from '../../core/services.ts';
import type { View } from '../../core/view.ts';
import { inLanguage } from '../../words/words-for.ts';
import type { StoredPoll } from './document.ts';
import { pollFigures } from './figures.ts';
import { methodOf } from './page-result.ts';
import { readPoll } from './view.ts';
import { pollWords } from './words-for.ts';

/** Reads what is published of a poll as data: nothing but what everyone reads of it now. */
export async function readPollData(services: Services, stored: StoredPoll, view: View): Promise<OpenData> {
  const poll = await readPoll(services, stored, view);
  const { result: said, tieRules } = pollWords(view.lang);
  const { result, who, doubles, url } = poll;
  const counted =
    result && said.method(methodOf(poll, result, view.lang), result.tieRules.map((tie) => tieRules[tie]).join(' → '));
  return {
    thing: poll,
    figures: pollFigures(poll),
    said: [
      inLanguage({ fr: `${said.who}\u00a0: ${who}`, en: `${said.who}: ${who}` }, view.lang),
      doubles,
      ...(counted ? [counted] : []),
      said.selfSelected,
    ],
    files: result ? [{ url: `${url}/ballots`, type: 'application/json', says: said.ballotsLink }] : [],
  };
}
