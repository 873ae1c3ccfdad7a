import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCapCollectif } from '../../../src/server/nouns/consultation/import/cap-collectif.ts';
import type { Entry } from '../../../src/server/nouns/consultation/import/cap-collectif.ts';

/** The rows cut from a real export. */
export const excerpt = fileURLToPath(new URL('../../fixtures/rua-excerpt.csv', import.meta.url));

const header = readFileSync(excerpt, 'utf8').split('\r\n')[0]!;
const names = header.split(';');

/** A row of the export with these cells. */
export const rowOf = (cells: Record<string, string>): string =>
  names.map((name) => (name in cells ? `"${cells[name]!.replaceAll('"', '""')}"` : '')).join(';');

/** A vote, sound but for what is said. */
export const voteRow = (proposal: string, author: string, value: string, createdAt: string): string =>
  rowOf({
    type: 'vote',
    contributions_votes_id: `vote-${createdAt.replace(/\D/g, '')}`,
    contributions_votes_related_id: proposal,
    contributions_votes_author_id: author,
    contributions_votes_value: value,
    contributions_votes_createdAt: createdAt,
  });

/** A file with the header of the export and these rows. */
export const fileOf = (...rows: string[]): string => [header, ...rows, ''].join('\r\n');

/** Reads a file that arrives in pieces of so many bytes. */
export async function readAll(content: string | Uint8Array, size = 7): Promise<Entry[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const entries: Entry[] = [];
  for await (const entry of readCapCollectif(chunks())) entries.push(entry);
  return entries;
}
