/**
 * Marks of direction and zero widths: they come along when one pastes, keyboards set them between words, and they show nothing. Not what
 * turns letters round: without it, another text would stand there than the one that was read.
 */
const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202c\u2060\u2066-\u2069\ufeff]/g;

/** Returns a text without what cannot be seen in it and needs no script, and without blank space around it. */
export const withoutUnseen = (text: string): string => text.replace(unseen, '').trim();
