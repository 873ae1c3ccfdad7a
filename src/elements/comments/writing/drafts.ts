import { newKey } from '../../../state/receipts.ts';
import { pageOptions } from '../../../state/store.ts';

/** A text on its way; `act` is the key of the last attempt to send it, `sent` what was sent with that. */
export interface Draft {
  text: string;
  side?: string | undefined;
  act?: string;
  sent?: string;
}

/** Drafts of a page whose storage is refused, or of a device that keeps nothing: they live as long as the page. */
const unstored = new Map<string, Draft>();
const toPlace = (src: string, where: string): string => `civic-widgets.draft ${src} ${where}`;

/** Drafts: what was begun and not sent, as long as this tab lives. Written only once someone types. */
export const drafts = {
  read(src: string, where: string): Draft | undefined {
    const place = toPlace(src, where);
    try {
      const { text, ...rest } = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Draft;
      return typeof text === 'string' ? { text, ...rest } : undefined;
    } catch {
      return unstored.get(place);
    }
  },

  write(src: string, where: string, draft: Draft): void {
    const place = toPlace(src, where);
    unstored.set(place, draft);
    if (pageOptions.kiosk) return;
    try {
      sessionStorage.setItem(place, JSON.stringify(draft));
    } catch {
      // Kept in `unstored`.
    }
  },

  clear(src: string, where: string): void {
    const place = toPlace(src, where);
    unstored.delete(place);
    try {
      sessionStorage.removeItem(place);
    } catch {
      // It was never there.
    }
  },

  /** Forgets every draft for a thread: another person may use this device next. */
  forget(src: string): void {
    const prefix = toPlace(src, '');
    const forgetIn = (places: string[], remove: (place: string) => void): void =>
      places.filter((place) => place.startsWith(prefix)).forEach(remove);
    forgetIn([...unstored.keys()], (place) => unstored.delete(place));
    try {
      forgetIn(Object.keys(sessionStorage), (place) => sessionStorage.removeItem(place));
    } catch {
      // Nothing is stored.
    }
  },
  /** Returns the key to send a draft with: the same one as long as the same is sent, so that a repeated sending posts once. */
  actOf(src: string, where: string, draft: Draft): string {
    const sent = JSON.stringify([draft.text, draft.side]);
    const last = drafts.read(src, where);
    const act = last?.act && last.sent === sent ? last.act : newKey();
    drafts.write(src, where, { ...draft, act, sent });
    return act;
  },
};
