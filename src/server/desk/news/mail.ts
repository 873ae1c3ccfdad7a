import { say, spokenIn } from '../../core/documents.ts';
import type { NewsReader } from '../../core/news.ts';
import type { Stored } from '../../core/noun.ts';
import type { Mail } from '../../core/outbox.ts';
import type { Services } from '../../core/services.ts';
import { leaveUrl } from './leaving.ts';
import type { Written } from './letters.ts';
import { newsWordsFor } from './words-for.ts';

/** Returns the language in which someone gets a message: their own, else the first that it has. */
export const languageFor = ({ text }: Written, wanted: string, stored: Stored): string =>
  text[wanted] === undefined ? (spokenIn(stored.document).find((lang) => text[lang]) ?? 'fr') : wanted;

/**
 * Writes a message to one who asked for news. One who reads another language than it has is told so in theirs; who writes, why they get it
 * and how it ends stand below it.
 */
export async function newsMail(
  services: Services,
  stored: Stored,
  written: Written,
  { act, email, lang: wanted }: NewsReader,
): Promise<Mail> {
  const lang = languageFor(written, wanted, stored);
  const said = newsWordsFor(wanted);
  const leave = await leaveUrl(services, stored.path, act, wanted);
  const names = new Intl.DisplayNames([said.lang], { type: 'language' });
  const paragraphs = [
    ...(lang === wanted ? [] : [said.otherLanguage(names.of(lang) ?? lang)]),
    written.text[lang] ?? '',
    `-- \n${services.site.name}\n${say(stored.document.title, wanted)}\n${services.baseUrl}${stored.path}?lang=${wanted}`,
    `${said.whyYou}\n${said.leaveHere}\n${leave}`,
  ];
  return {
    to: email,
    lang,
    subject: written.subject[lang] ?? '',
    text: `${paragraphs.join('\n\n')}\n`,
    leave,
  };
}
