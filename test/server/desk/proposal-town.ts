import type { ConsultationDocument } from '../../../src/server/nouns/consultation/document.ts';
import type { ProposalList } from '../../../src/server/nouns/consultation/proposal-list.ts';
import { proposals } from '../../../src/server/nouns/consultation/tables.ts';
import { putThing } from '../../../src/server/nouns.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { pollTown } from '../poll-support.ts';
import { at, day, start } from '../support.ts';
import type { LogLine } from './history.ts';
import { deskTown } from './support.ts';

export const plan = '/consultations/plan';
/** Path of a proposal: `p1` is about trees, `p2` about benches, and `p3` was taken out where it came from. */
export const at1 = `${plan}/proposals/p1`;
export const stance = (value: number) => ({ kind: 'three-way', stance: value }) as const;

/** A line of the log, with what it says of the words that were. */
export type Line = LogLine & { fields?: string[]; before?: Record<string, unknown>; means?: string };

/** A town with a desk and a consultation of three proposals, as its pages, its interface and its log show it. */
export async function proposalTown(
  store: Store,
  changes: Partial<ConsultationDocument> = {},
  options: Parameters<typeof deskTown>[0] = {},
) {
  const desk = await deskTown({ store, ...options });
  const title = { fr: 'Plan arbres', en: 'Tree plan' };
  const dates = { opensAt: at(-1000), closesAt: at(9 * day) };
  await store.write(async (writer) => {
    await putThing(writer, 'plan', { type: 'consultation', title, ...dates, ...changes }, start);
    const proposal = { scope: 'plan', author: 'zoe', section: 'Rues', url: null };
    const texts = {
      p1: ['Arbres', 'Planter cent arbres.'],
      p2: ['Bancs', 'Poser des bancs.'],
      p3: ['Fontaines', 'Non.'],
    };
    for (const [number, [id, [name = '', body = '']]] of Object.entries(texts).entries()) {
      const removed = id === 'p3' ? 'Doublon' : null;
      await writer.insert(proposals, { ...proposal, id, title: name, body, removed, created_at: start + number });
    }
  });
  await desk.appoint('redaction@ville.exemple', 'editor');
  const visit = await desk.signedIn('redaction@ville.exemple');
  const { cast, poll, post } = await pollTown({ town: desk, path: at1 });
  const read = async <T>(from: string, lang = 'fr'): Promise<T> => {
    const response = await desk.app.request(from, { headers: { Accept: 'application/json', 'Accept-Language': lang } });
    return (await response.json()) as T;
  };
  return {
    ...{ desk, visit, cast, poll, post, read },
    /** The page of a proposal at the desk. */
    page: async (id = 'p1') => visit.get(`/desk${plan}/proposals/${id}`),
    /** Sends a form of that page, upon the version that it shows. */
    async act(form: string, fields: Record<string, string>, id = 'p1') {
      const { html } = await visit.get(`/desk${plan}/proposals/${id}`);
      const [, version = ''] = /name="version" value="([^"]+)"/.exec(html) ?? [];
      return visit.send(`/desk${plan}/proposals/${id}/${form}`, { version, ...fields });
    },
    async listed(id = 'p1', lang = 'fr') {
      const { items } = await read<ProposalList>(`${plan}/proposals?lang=${lang}`);
      return items.find((each) => each.id === id);
    },
    /** What the log says of proposals, the newest first. */
    log: async () => (await read<{ items: Line[] }>('/log')).items.filter(({ act }) => act.startsWith('proposal-')),
  };
}
