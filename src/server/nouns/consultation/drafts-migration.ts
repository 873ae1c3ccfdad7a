import type { Migration } from '../../store/schema.ts';
import { slices } from '../../store/slices.ts';
import { drafts } from './earlier-tables.ts';

/** Puts what was typed of proposals into drafts under the first language of each, where the form asks for it now. */
export const draftsByLanguage: Migration['up'] = async ({ writer }) => {
  for await (const rows of slices(writer, drafts)) {
    for (const { id, type, content } of rows) {
      if (type !== 'consultation') continue;
      const draft = JSON.parse(content) as { values: Record<string, string> };
      const [first = 'fr'] = (draft.values['languages'] ?? '').split(' ').filter(Boolean);
      const values = Object.fromEntries(
        Object.entries(draft.values).map(([key, text]) => [
          /^proposals\.\d+\.(?:title|body)$/.test(key) ? `${key}.${first}` : key,
          text,
        ]),
      );
      await writer.update(drafts, { id }, { content: JSON.stringify({ ...draft, values }) });
    }
  }
};
