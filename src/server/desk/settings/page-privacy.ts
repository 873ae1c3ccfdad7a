import { html } from 'hono/html';
import { legalBases, spans } from '../../words/privacy-notice.ts';
import { hidden, textField, toErrors } from '../../pages/fields.ts';
import { pathOf, type Markup } from '../../pages/layout.ts';
import { privacyPath } from '../../pages/privacy.ts';
import { languages } from '../../words/words-for.ts';
import { rootOf } from '../pages/desk.ts';
import { typedNotice } from './check.ts';
import { choices, select, textArea } from './fields.ts';
import {
  firstLine,
  fixedLine,
  nowLine,
  settingsPage,
  stepPath,
  wordsOf,
  type Sent,
  type SettingsPage,
} from './page.ts';
import { settingsWordsFor } from './words-for.ts';

/** Renders what only the town can say of personal data (GDPR, article 13). */
export function privacySettings(view: SettingsPage, sent: Sent): Markup {
  const { page, own } = view;
  const { site } = page.services;
  const fixed = fixedLine(view, 'notice', own.steps.privacy.title, site.privacy);
  return settingsPage(view, sent, fixed ?? html`${seeLink(view)}${noticeForm(view, sent)}`);
}

function seeLink({ page, own, chosen }: SettingsPage): Markup {
  const { notice } = chosen;
  const url = `${pathOf(page.services.baseUrl).replace(/\/$/, '')}${privacyPath}?lang=${page.words.lang}`;
  return html`${notice ? html`<p>${own.privacy.isSet(firstLine(notice.controller))}</p>` : html`<p class="notice">${own.privacy.isMissing}</p>`}
    <p><a href="${url}">${own.privacy.see}</a></p>`;
}

function noticeForm(view: SettingsPage, sent: Sent): Markup {
  const { page, own, version, isBeginning, chosen } = view;
  const { privacy } = own;
  const words = wordsOf(view);
  const kept = chosen.notice ? typedNotice(chosen.notice) : usual();
  const typed = sent.typed ?? kept;
  const value = (name: string): string => typed[name] ?? '';
  const now = (name: string) => (typed[name] === kept[name] ? undefined : nowLine(view, sent, kept[name]));
  const line = (
    name: string,
    label: string,
    hint: string,
    options: { optional?: boolean; autocomplete?: string } = {},
  ) =>
    html`${textField(words, sent, { name, label, hint, autocomplete: 'off', value: value(name), ...options })}${now(name)}`;
  const area = (name: string, label: string, hint: string, lang?: string) =>
    html`${textArea(words, sent, { name, label, hint, value: value(name), lang })}${now(name)}`;
  const inEach = (name: string, label: string, hint: string) =>
    languages.map((lang) =>
      area(`${name}_${lang}`, page.said.thing.inLanguage(label, languageName(words.lang, lang)), hint, lang),
    );
  const bases = legalBases.map((basis) => ({ value: basis, ...privacy.bases[basis] }));
  return html`<form
    method="post"
    action="${rootOf(page.services)}${stepPath(isBeginning, 'privacy')}?lang=${words.lang}${toErrors}"
    novalidate
  >
    ${area('controller', privacy.controller, privacy.controllerHint)}
    ${line('contact', privacy.contact, privacy.contactHint, { autocomplete: 'email' })}
    ${line('officer', privacy.officer, privacy.officerHint, { optional: true })}
    ${inEach('purpose', privacy.purpose, privacy.purposeHint)} ${choices('basis', privacy.basis, value('basis'), bases)}
    ${now('basis')} ${inEach('interests', privacy.interests, privacy.interestsHint)}
    ${inEach('recipients', privacy.recipients, privacy.recipientsHint)}
    ${textField(words, sent, { name: 'kept', label: privacy.kept, hint: privacy.keptHint, autocomplete: 'off', value: value('kept'), digits: true })}
    ${now('kept')}
    ${select(words, sent, { name: 'span', label: privacy.span, value: value('span'), groups: [['', spans.map((span) => [span, privacy.spans[span]] as const)]] })}
    ${now('span')} ${hidden({ version })}
    <button type="submit">${isBeginning ? own.next : own.save}</button>
  </form>`;
}

/** What most towns say, to begin with. */
const usual = (): Record<string, string> => ({
  basis: 'public-task',
  kept: '12',
  span: 'months',
  ...Object.fromEntries(languages.map((lang) => [`purpose_${lang}`, settingsWordsFor(lang).privacy.purposeUsual])),
});

const languageName = (lang: string, of: string): string =>
  new Intl.DisplayNames(lang, { type: 'language' }).of(of) ?? of;
