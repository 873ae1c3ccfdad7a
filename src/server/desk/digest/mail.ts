import type { Mail } from '../../core/outbox.ts';
import type { Services } from '../../core/services.ts';
import { formatNumber, formatZoned } from '../../words/format.ts';
import { queuePath } from '../moderation/page.ts';
import { digestWords } from './words-for.ts';

/** Path of the page that stops the mails; it stands outside the desk, for whoever is signed in nowhere. */
export const leavePath = '/leave/moderation';

/** Writes the mail on what waits: how much, since when, and where. Nothing of what people wrote, nor of who they are, stands in it. */
export function digestMail(
  { baseUrl, site }: Services,
  { lang, leave }: { lang: string; leave: string },
  { to, count, since }: { to: string; count: number; since: number },
): Mail {
  const said = digestWords(lang);
  const stop = `${baseUrl}${leavePath}?${new URLSearchParams({ who: leave, lang }).toString()}`;
  const shown = formatNumber(lang, count);
  const paragraphs = [
    said.waiting(count, shown, site.name),
    said.since(formatZoned(lang, since, site.timeZone)),
    `${said.queue}\n${baseUrl}${queuePath}?lang=${lang}`,
    `-- \n${site.name}\n${said.whyYou}\n${said.stopHere}\n${stop}`,
  ];
  return {
    to,
    lang,
    subject: said.subject(count, shown, site.name),
    text: `${paragraphs.join('\n\n')}\n`,
    leave: stop,
  };
}
