import { commentsWords } from './words-for.ts';
import { html } from 'hono/html';
import type { Choice, Comment, Thread } from '../../../schema/comments.ts';
import { formatNumber } from '../../words/format.ts';
import type { Site } from '../../core/services.ts';
import type { Words } from '../../words/words.ts';
import { checkbox, errorSummary, hidden, noticeText, textField, toErrors, type Faults } from '../../pages/fields.ts';
import { layout, pathOf, type Markup } from '../../pages/layout.ts';
import { choiceField, textArea } from './page-fields.ts';

/** A form to write, as it was sent, so that nothing has to be typed twice. */
export interface WriteForm extends Faults {
  /** The participant's key, and the key of this very comment. */
  key: string;
  act: string;
  values: Record<string, string>;
  /** The key acts already: neither name nor address is asked for again. */
  joined?: boolean;
}

/** Renders the form at the end of a thread, or of the replies to one comment. */
export function writeForm({
  thread,
  parent,
  words,
  form,
}: {
  thread: Thread;
  parent: string | undefined;
  words: Words;
  form: WriteForm;
}): Markup {
  const { page } = commentsWords(words.lang);
  const { key, act, values, joined } = form;
  const text = { name: 'text', label: page.text, hint: page.textHint(formatNumber(words.lang, thread.longest)) };
  const side = { name: 'side', legend: page.side, choices: thread.sides, value: values['side'] };
  return html`${errorSummary(words, form)}
    <form class="write" id="write" method="post" action="${pathOf(thread.url)}/write${toErrors}" novalidate>
      <h2>${parent ? page.writeReply : page.write}</h2>
      <p class="hint">${words.form.required}</p>
      ${thread.sides.length > 0 && choiceField(words, form, side)}
      ${textArea(words, form, { ...text, value: values['text'] })} ${!joined && person(words, form)}
      ${hidden({ key, act, lang: words.lang, noticeVersion: thread.notice?.version ?? '', ...(parent && { parent }) })}
      ${!joined && noticeText(words.form, thread.notice)}
      <button type="submit">${page.send}</button>
    </form>`;
}

const person = (words: Words, { values, ...faults }: WriteForm): Markup[] => {
  const { page } = commentsWords(words.lang);
  return [
    textField(words, faults, { name: 'name', label: page.name, autocomplete: 'name', value: values['name'] }),
    textField(words, faults, {
      name: 'email',
      label: page.email,
      hint: page.emailHint,
      type: 'email',
      autocomplete: 'email',
      value: values['email'],
    }),
  ];
};

interface Step {
  thread: Thread;
  words: Words;
  site: Site;
}

/** Renders what came of the comment, and the way to write another. */
export function postedPage(step: Step, comment: Comment, isHeld: boolean, form: WriteForm): Markup {
  const { thread, words } = step;
  const { page, outcomes } = commentsWords(words.lang);
  const title = isHeld ? page.held : page.published;
  const where = `${pathOf(thread.url)}?lang=${words.lang}&id=${encodeURIComponent(comment.id)}#civic-comment-${comment.id}`;
  return frame(
    step,
    title,
    html`<h1>${title}</h1>
      ${isHeld ? html`<p>${outcomes.held}</p>` : html`<p><a href="${where}">${page.seeComment}</a></p>`}
      ${writeForm({ thread, parent: undefined, words, form })}`,
  );
}

/** Renders the form to report a comment (DSA, article 16). */
export function reportPage(
  step: Step,
  { id, act, values, ...faults }: Faults & { id: string; act: string; values: Record<string, string> },
): Markup {
  const { thread, words } = step;
  const { page } = commentsWords(words.lang);
  const reasons: Choice[] = thread.reasons;
  return frame(
    step,
    page.reportTitle,
    html`${errorSummary(words, faults)}
      <h1>${page.reportTitle}</h1>
      <p>${page.reportText}</p>
      <form method="post" action="${pathOf(thread.url)}/report${toErrors}" novalidate>
        ${choiceField(words, faults, { name: 'reason', legend: page.reportReason, choices: reasons, value: values['reason'] })}
        ${textArea(words, faults, { name: 'explanation', label: page.explanation, value: values['explanation'] })}
        ${textField(words, faults, { name: 'name', label: words.form.name, hint: page.reporterHint, autocomplete: 'name', value: values['name'], optional: true })}
        ${textField(words, faults, { name: 'email', label: page.email, hint: page.reporterHint, type: 'email', autocomplete: 'email', value: values['email'], optional: true })}
        ${checkbox('goodFaith', page.goodFaith, values['goodFaith'] === 'yes')} ${hidden({ id, act, lang: words.lang })}
        <button type="submit">${page.sendReport}</button>
      </form>`,
  );
}

/** Renders the answer to a report. */
export const reportedPage = (step: Step, reference: string): Markup =>
  frame(
    step,
    commentsWords(step.words.lang).page.reportedTitle,
    html`<h1>${commentsWords(step.words.lang).page.reportedTitle}</h1>
      <p>${commentsWords(step.words.lang).page.reportedText(reference)}</p>
      <p>${commentsWords(step.words.lang).outcomes.reported}</p>`,
  );

/** Says why something was refused where there is no form to send again; what was typed can be copied. */
export const refusedThreadPage = (step: Step, message: string, text = ''): Markup =>
  frame(
    step,
    message,
    html`<h1>${message}</h1>
      ${text !== '' && textArea(step.words, {}, { name: 'text', label: commentsWords(step.words.lang).page.text, value: text })}`,
  );

function frame({ thread, words, site }: Step, title: string, content: Markup): Markup {
  const { url } = thread;
  return layout(
    { words, site, title, url, personal: true },
    html`${content}
      <p><a href="${pathOf(url)}?lang=${words.lang}">${commentsWords(words.lang).page.back}</a></p>`,
  );
}
