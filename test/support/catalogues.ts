import * as elements from '../../src/elements/registry.ts';
import type { Plural } from '../../src/locales/fr.ts';
import { formTexts } from '../../src/elements/comments/texts/forms/texts.ts';
import { signTexts } from '../../src/elements/petition/texts/signing/texts.ts';
import { factTexts } from '../../src/elements/poll/texts/facts/texts.ts';
import { methodTexts } from '../../src/elements/poll/texts/method/texts.ts';
import { resultTexts } from '../../src/elements/poll/texts/results/texts.ts';
import { voteTexts } from '../../src/elements/poll/texts/voting/texts.ts';
import { kioskTexts } from '../../src/elements/shared/texts/kiosk/texts.ts';
import { proofTexts } from '../../src/elements/shared/texts/proof/texts.ts';
import { sharedTexts } from '../../src/elements/shared/texts/texts.ts';
import { actTexts } from '../../src/locales/acts/texts.ts';
import { words, type Texts } from '../../src/locales/text.ts';

export type Catalogue = Readonly<Record<string, string | Plural>>;
const languages = ['fr', 'en'] as const;
type Language = (typeof languages)[number];

/** Loads the texts that come with the package, as a page does before it draws. */
export async function loadTexts(texts?: Texts): Promise<void> {
  for (const lang of languages) await words(lang, texts).coming;
}
await loadTexts();

const { fr } = await import('../../src/locales/fr.ts');
const { en } = await import('../../src/locales/en.ts');
const own = (lang: Language): Promise<Catalogue[]> =>
  Promise.all(
    [{ texts: sharedTexts }, ...Object.values(elements)].map(
      async ({ texts }: { texts: Texts }) => (await texts[lang]?.()) ?? {},
    ),
  );
/** What comes with parts that are loaded later. */
const later = [actTexts, kioskTexts, proofTexts, formTexts, signTexts, factTexts, methodTexts, resultTexts, voteTexts];
const all: Record<Language, Catalogue[]> = {
  fr: [fr, ...(await own('fr')), ...later.map((each) => each.fr)],
  en: [en, ...(await own('en')), ...later.map((each) => each.en)],
};

/** The catalogues of a language that come with the elements: the shared one first, then each noun's own. */
export const cataloguesOf = (lang: Language): Catalogue[] => all[lang];

/** Every text of a language. */
export const catalogueOf = (lang: Language): Catalogue => Object.assign({}, ...cataloguesOf(lang));
