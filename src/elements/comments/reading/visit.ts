import { newKey } from '../../../state/receipts.ts';

const place = 'civic-widgets.visit';
let word = newKey().slice(0, 8);

/**
 * Returns the word that makes the random order of this visit: another visit sees another one. It is kept in the tab, so that the order
 * outlives a reload, once the reader has chosen that order (`isChosen`); before that act nothing is stored.
 */
export function visitWord(isChosen = false): string {
  try {
    word = sessionStorage.getItem(place) ?? word;
    if (isChosen) sessionStorage.setItem(place, word);
  } catch {
    // Where storage is refused, a visit is as long as the page lives.
  }
  return word;
}
