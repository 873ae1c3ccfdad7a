/** Returns a number from 0 to 2^32 − 1 that is the same for the same text (FNV-1a). Nothing secret rests on it. */
export function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  return mixed >>> 0;
}

/** Hashes a text likewise, with the last mix of MurmurHash3, so that texts that are alike end far apart: a number that looks random. */
export function scatter(text: string): number {
  let mixed = hash(text);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
