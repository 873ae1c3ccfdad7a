import { pollWords } from './words-for.ts';
import { html } from 'hono/html';
import { namedEnd } from '../../core/zoned-day.ts';
import { whyNot } from '../../pages/why-not.ts';
import type { AnsweredPoll, Poll } from '../../../schema/poll.ts';
import { formatNumber, formatTime } from '../../words/format.ts';
import type { Site } from '../../core/services.ts';
import type { Words } from '../../words/words.ts';
import { inLanguages, layout, paragraphs, pathOf, summary, type Markup } from '../../pages/layout.ts';
import { aboutOption } from './page-option.ts';
import { answerSection, dutiesSection, timelineSection } from '../../pages/answering.ts';
import { errorSummary, faultTitle, type SentForm } from '../../pages/fields.ts';
import { pollForm } from './page-form.ts';
import { resultSection } from './page-result.ts';
import { pollData } from './structured.ts';

export interface PollPage {
  poll: AnsweredPoll;
  words: Words;
  site: Site;
  form: SentForm;
  /** That it can be read in, the one first that stands at the address alone. */
  languages: readonly string[];
  /** When it is shown. */
  now: number;
  /** What stands below it where it is part of something else. */
  around?: Markup | undefined;
}

/**
 * Renders the page of a poll. All of it stands inside the element, which shows the same and more once its script runs; without it,
 * everything can be read and the form works. After a fault the plain form stays, with what was chosen.
 */
export function pollPage({ poll, words, site, form, languages, now, around }: PollPage): Markup {
  const { title, url, description } = poll;
  const failed = form.message !== undefined || form.fields !== undefined;
  const frame = {
    words,
    site,
    url,
    title: failed ? faultTitle(words, form, title) : title,
    ...(description && { description: summary(description) }),
    ...inLanguages(poll, words, languages),
    data: pollData(poll, site),
    personal: failed,
  };
  const content = article({ poll, words, site, form, languages, now });
  return layout(
    frame,
    failed ? content : html`<civic-poll src="${pathOf(url)}" heading-level="1">${content}</civic-poll> ${around}`,
  );
}

function article({ poll, words, site, form, now }: PollPage): Markup {
  const { title, lang, can, description, results } = poll;
  const { vote } = can;
  const { result: text } = pollWords(words.lang);
  return html`<article class="poll">
    ${errorSummary(words, form)}
    <h1 lang="${lang}">${title}</h1>
    <p class="status">${status(poll, words, site)}</p>
    ${answerSection(poll, words, site.timeZone)} ${dutiesSection(poll, words, { now, timeZone: site.timeZone })}
    <div class="text" lang="${lang}">${paragraphs(description ?? '')}</div>
    ${vote?.allowed ? pollForm(poll, words, form) : html`${whyNot(poll.phase, vote)} ${options(poll)}`}
    ${poll.result ? resultSection(poll, words, site) : html`<p class="hint">${results === 'after-vote' ? text.afterVote : text.afterClose}</p>`}
    ${rules(poll, words)} ${timelineSection(poll, words, site.timeZone)}
  </article>`;
}

function status({ phase, opensAt, closesAt }: Poll, { lang }: Words, { timeZone }: Site): string {
  const text = pollWords(lang).status;
  if (phase === 'paused' || phase === 'archived') return text[phase];
  if (phase === 'not-open') return text.opensOn(opensAt ? formatTime(lang, opensAt, timeZone) : '');
  if (!closesAt) return '';
  const closing = formatTime(lang, namedEnd(closesAt, timeZone), timeZone);
  return phase === 'open' ? text.closesOn(closing) : text.closedOn(closing);
}

/** The options where there is no form to choose them in. */
function options({ options: all, lang }: Poll): Markup {
  return html`<ul class="options" lang="${lang}">
    ${all.map((option) => html`<li>${option.label}${aboutOption(option)}</li>`)}
  </ul>`;
}

function rules({ who, doubles, quorum, numbers, lang }: Poll, words: Words): Markup {
  const { result: text } = pollWords(words.lang);
  const votes = numbers['votes'];
  const missing = quorum && votes ? Math.max(0, quorum.at - votes.value) : undefined;
  return html`<section class="rules">
    <h2>${text.who}</h2>
    <p lang="${lang}">${who}</p>
    <h2>${text.doubles}</h2>
    <p lang="${lang}">${doubles}</p>
    ${
      quorum &&
      html`<p>
        ${text.quorum(formatNumber(words.lang, quorum.at), quorum.duty)}
        ${missing === undefined ? '' : missing > 0 ? text.missing(formatNumber(words.lang, missing)) : text.reached}
      </p>`
    }
    <p class="hint">${text.selfSelected}</p>
  </section>`;
}
