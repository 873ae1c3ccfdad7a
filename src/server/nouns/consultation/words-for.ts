import { inLanguage } from '../../words/words-for.ts';
import type { ConsultationWords } from './words.ts';
import { enConsultation } from './words.en.ts';
import { frConsultation } from './words.fr.ts';

/** Picks what is said of consultations and of their proposals. */
export const consultationWords = (lang: string): ConsultationWords =>
  inLanguage({ fr: frConsultation, en: enConsultation }, lang);
